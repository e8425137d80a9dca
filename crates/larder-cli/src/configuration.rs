//! Configuration: `larder.toml`, then the environment, then `--set`; the later is the stronger.

use std::path::{Path, PathBuf};

use larder_memory::MemoryConfig;
use toml::de::DeTable;

use crate::arguments::Common;
use crate::exit::{Exit, Failure};

/// Tables of the file that belong to an engine or to a common part.
const TABLES: &[&str] = &["memory"];

/// Everything that is configured.
#[derive(Clone, Debug)]
pub(crate) struct Configuration {
    pub(crate) memory: MemoryConfig,
    /// Where it came from, for the doctor.
    pub(crate) file: Option<PathBuf>,
}

/// Loads all of it. Settings whose key does not begin with `memory.` are left to the verb if it has
/// keys of its own.
pub(crate) fn load(common: &Common, has_own_keys: bool) -> Result<Configuration, Failure> {
    let mut configuration = Configuration { memory: MemoryConfig::default(), file: None };
    let default = Path::new("larder.toml");
    let file = match &common.config {
        Some(file) => Some(file.as_path()),
        None => default.exists().then_some(default),
    };
    if let Some(file) = file {
        let text = std::fs::read_to_string(file).map_err(|error| {
            let what = anyhow::Error::new(error)
                .context(format!("the configuration {} cannot be read", file.display()));
            Failure::new(Exit::Input, what)
        })?;
        check_tables(&text, file)?;
        configuration.memory.apply_toml(&text).map_err(|error| {
            let hint = error.hint();
            let what = anyhow::anyhow!("{}: {error}", file.display());
            Failure::new(Exit::Input, what).with_hint(hint)
        })?;
        configuration.file = Some(file.to_owned());
    }
    // Names and values that are no text cannot be ours.
    let environment = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    configuration.memory.apply_env(environment)?;
    for setting in &common.settings {
        let Some((key, value)) = setting.split_once('=') else {
            let what =
                anyhow::anyhow!("--set {setting}: want KEY=VALUE, as in --set memory.budget=1GiB");
            return Err(Failure::new(Exit::Usage, what));
        };
        let Some(key) = key.trim().strip_prefix("memory.") else {
            if has_own_keys {
                continue;
            }
            let what = anyhow::anyhow!(
                "--set {setting}: no such key; those there are begin with `memory.`"
            );
            return Err(Failure::new(Exit::Input, what));
        };
        configuration.memory.set(key, value)?;
    }
    // A wrong word here would otherwise be passed over in silence.
    larder_kernels::Level::from_environment()
        .map_err(|error| Failure::new(Exit::Input, anyhow::Error::new(error)))?;
    Ok(configuration)
}

/// Refuses tables that nobody reads: a misspelt table is a setting that does nothing.
fn check_tables(text: &str, file: &Path) -> Result<(), Failure> {
    // What is not TOML at all is said, with its line, by the reader of the first table.
    let Ok(document) = DeTable::parse(text) else { return Ok(()) };
    for (name, _) in document.get_ref() {
        let known = TABLES.contains(&name.get_ref().as_ref());
        if !known {
            let line = text[..name.span().start].split('\n').count();
            let what = anyhow::anyhow!(
                "{}: line {line}: unknown table `{}`; known: `{}`",
                file.display(),
                name.get_ref(),
                TABLES.join("`, `")
            );
            return Err(Failure::new(Exit::Input, what));
        }
    }
    Ok(())
}
