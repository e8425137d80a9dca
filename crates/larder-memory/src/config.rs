//! One configuration over everything in this crate: `[memory]` of `larder.toml`, the environment,
//! and single settings, the later stronger.
//!
//! Every key has an effect that the containers built through it show in their statistics. An
//! unknown key is refused with the nearest known one; nothing is applied when anything is wrong.

use std::fmt;
use std::str::FromStr;

use crate::arena::{ArenaPool, ArenaPoolOptions};
use crate::budget::Budget;
use crate::buffer::{BufferOptions, BufferPool};
use crate::cold::ColdOptions;
use crate::error::{ErrorKind, MemoryError};
use crate::intern::{Interner, InternerOptions};
use crate::pool::{PoolOptions, StandardPools, StandardPoolsOptions};
use crate::sys::{HugePages, NumaStrategy, Placement, Topology};

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyType {
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Count,
    /// A whole number of bytes, or a text such as `"64KiB"`.
    Bytes,
    /// One of a few words.
    Word(&'static [&'static str]),
}

/// One key of the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The name below `memory.`, for example `pools.string_pool_size`.
    pub name: &'static str,
    /// What it takes.
    pub takes: KeyType,
    /// One sentence for help texts.
    pub help: &'static str,
}

/// Every key there is.
pub const KEYS: &[Key] = &[
    key("enable_pools", KeyType::Switch, "keep used objects and buffers for the next request"),
    key("enable_string_interning", KeyType::Switch, "keep one copy of equal texts"),
    key("enable_arena_allocation", KeyType::Switch, "keep the chunks of arenas over a reset"),
    key("enable_huge_pages", KeyType::Switch, "ask for 2 MiB pages under large buffers"),
    key("enable_compression", KeyType::Switch, "compress cold regions"),
    key("budget", KeyType::Bytes, "most bytes to keep, or \"auto\" for the control group's limit"),
    key("numa", KeyType::Word(NUMA), "where large buffers are placed"),
    key("pools.string_pool_size", KeyType::Count, "most strings kept"),
    key("pools.vec_pool_size", KeyType::Count, "most byte vectors kept"),
    key("pools.map_pool_size", KeyType::Count, "most maps kept"),
    key("pools.item_bytes_max", KeyType::Bytes, "an object larger than this is freed on return"),
];

const NUMA: &[&str] = &["interleaved", "separated", "adaptive"];

fn numa_name(strategy: NumaStrategy) -> &'static str {
    match strategy {
        NumaStrategy::Interleaved => NUMA[0],
        NumaStrategy::Separated => NUMA[1],
        NumaStrategy::Adaptive => NUMA[2],
    }
}

const fn key(name: &'static str, takes: KeyType, help: &'static str) -> Key {
    Key { name, takes, help }
}

/// The `[memory]` table.
///
/// ```
/// # #[cfg(feature = "config")] {
/// use larder_memory::MemoryConfig;
/// let mut config = MemoryConfig::from_toml("[memory]\nenable_pools = false\n\n[memory.pools]\nstring_pool_size = 10\n")?;
/// config.set("budget", "512MiB")?;
/// assert!(!config.enable_pools);
/// assert_eq!(config.budget_bytes, Some(512 << 20));
///
/// let slip = MemoryConfig::from_toml("[memory]\nenable_pool = true\n").unwrap_err();
/// assert_eq!(slip.to_string(), "line 2: unknown key `memory.enable_pool`; did you mean `memory.enable_pools`?");
/// # }
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryConfig {
    /// Keep used objects and buffers for the next request. Default on.
    pub enable_pools: bool,
    /// Keep one copy of equal texts. Default on.
    pub enable_string_interning: bool,
    /// Keep the chunks of arenas over a reset. Default on.
    pub enable_arena_allocation: bool,
    /// Ask for 2 MiB pages under large buffers. Default on.
    pub enable_huge_pages: bool,
    /// Compress cold regions. Default on.
    pub enable_compression: bool,
    /// Most bytes to keep; `None` takes the limit of the control group. Default `None`.
    pub budget_bytes: Option<usize>,
    /// Where large buffers are placed. Default adaptive.
    pub numa: NumaStrategy,
    /// Most strings kept. Default 1000.
    pub string_pool_size: usize,
    /// Most byte vectors kept. Default 500.
    pub vec_pool_size: usize,
    /// Most maps kept. Default 100.
    pub map_pool_size: usize,
    /// An object larger than this is freed on return. Default 64 KiB.
    pub item_bytes_max: usize,
}

impl Default for MemoryConfig {
    fn default() -> Self {
        let pools = StandardPoolsOptions::default();
        MemoryConfig {
            enable_pools: true,
            enable_string_interning: true,
            enable_arena_allocation: true,
            enable_huge_pages: true,
            enable_compression: true,
            budget_bytes: None,
            numa: NumaStrategy::default(),
            string_pool_size: pools.string_pool_size,
            vec_pool_size: pools.vec_pool_size,
            map_pool_size: pools.map_pool_size,
            item_bytes_max: pools.item_bytes_max,
        }
    }
}

impl MemoryConfig {
    /// Everything switched off: the plain way, to measure against.
    pub fn all_off() -> Self {
        MemoryConfig {
            enable_pools: false,
            enable_string_interning: false,
            enable_arena_allocation: false,
            enable_huge_pages: false,
            enable_compression: false,
            ..Self::default()
        }
    }

    /// Reads the `[memory]` table out of a document; other tables are not looked at.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`], with the line: a document that is no TOML, an unknown key, a
    /// value of the wrong type or outside its range.
    #[cfg(feature = "config")]
    pub fn from_toml(text: &str) -> Result<Self, MemoryError> {
        let mut config = Self::default();
        config.apply_toml(text)?;
        Ok(config)
    }

    /// Reads the `[memory]` table over what is set already. All or nothing.
    ///
    /// # Errors
    /// As [`MemoryConfig::from_toml`].
    #[cfg(feature = "config")]
    pub fn apply_toml(&mut self, text: &str) -> Result<(), MemoryError> {
        let mut next = self.clone();
        read::table(text, &mut next)?;
        *self = next;
        Ok(())
    }

    /// Applies the variables `LARDER_MEMORY_...` of an environment: `LARDER_MEMORY_ENABLE_POOLS`,
    /// `LARDER_MEMORY_POOLS_STRING_POOL_SIZE`. All or nothing; other variables are not looked at.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] for an unknown name or an unusable value.
    pub fn apply_env<N: AsRef<str>, V: AsRef<str>>(
        &mut self,
        variables: impl IntoIterator<Item = (N, V)>,
    ) -> Result<(), MemoryError> {
        let mut next = self.clone();
        for (name, value) in variables {
            let Some(rest) = name.as_ref().strip_prefix("LARDER_MEMORY_") else { continue };
            let known = KEYS.iter().find(|key| environment_name(key.name) == rest);
            let Some(known) = known else {
                let names = KEYS.iter().map(|key| environment_name(key.name));
                let nearest = nearest(rest, names).map_or(String::new(), |near| {
                    format!("; did you mean `LARDER_MEMORY_{near}`?")
                });
                return Err(unusable(format!("unknown variable `{}`{nearest}", name.as_ref())));
            };
            next.set(known.name, value.as_ref())?;
        }
        *self = next;
        Ok(())
    }

    /// Sets one key, named as below `memory.`, from its text.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] for an unknown key or an unusable value; nothing is changed.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), MemoryError> {
        let text = text.trim();
        let known = find(name)?;
        // Quoted as in a file, which is how `get` gives it, or bare as on a command line.
        let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let text = match known.takes {
            KeyType::Bytes | KeyType::Word(_) => bare.unwrap_or(text),
            KeyType::Switch | KeyType::Count => text,
        };
        let value = match known.takes {
            KeyType::Switch => match text {
                "true" | "1" | "on" => Value::Switch(true),
                "false" | "0" | "off" => Value::Switch(false),
                _ => return Err(wrong(known, text)),
            },
            KeyType::Count => text.parse().map(Value::Number).map_err(|_bad| wrong(known, text))?,
            KeyType::Bytes if text == "auto" => Value::Auto,
            KeyType::Bytes => Value::Number(bytes(text).ok_or_else(|| wrong(known, text))?),
            KeyType::Word(_) => Value::Word(text),
        };
        self.put(known, &value)
    }

    /// The value of a key, as it would stand in a file.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] for an unknown key.
    pub fn get(&self, name: &str) -> Result<String, MemoryError> {
        Ok(match find(name)?.name {
            "enable_pools" => self.enable_pools.to_string(),
            "enable_string_interning" => self.enable_string_interning.to_string(),
            "enable_arena_allocation" => self.enable_arena_allocation.to_string(),
            "enable_huge_pages" => self.enable_huge_pages.to_string(),
            "enable_compression" => self.enable_compression.to_string(),
            "budget" => self.budget_bytes.map_or("\"auto\"".to_owned(), |bytes| bytes.to_string()),
            "numa" => format!("\"{}\"", numa_name(self.numa)),
            "pools.string_pool_size" => self.string_pool_size.to_string(),
            "pools.vec_pool_size" => self.vec_pool_size.to_string(),
            "pools.map_pool_size" => self.map_pool_size.to_string(),
            "pools.item_bytes_max" => self.item_bytes_max.to_string(),
            name => unreachable!("`{name}` is listed but not kept"),
        })
    }

    fn put(&mut self, key: &Key, value: &Value<'_>) -> Result<(), MemoryError> {
        let wrong = || Err(wrong(key, value));
        match (key.name, value) {
            ("enable_pools", Value::Switch(on)) => self.enable_pools = *on,
            ("enable_string_interning", Value::Switch(on)) => self.enable_string_interning = *on,
            ("enable_arena_allocation", Value::Switch(on)) => self.enable_arena_allocation = *on,
            ("enable_huge_pages", Value::Switch(on)) => self.enable_huge_pages = *on,
            ("enable_compression", Value::Switch(on)) => self.enable_compression = *on,
            ("budget", Value::Auto) => self.budget_bytes = None,
            ("budget", Value::Number(bytes @ 1..)) => self.budget_bytes = Some(*bytes),
            ("numa", Value::Word("interleaved")) => self.numa = NumaStrategy::Interleaved,
            ("numa", Value::Word("separated")) => self.numa = NumaStrategy::Separated,
            ("numa", Value::Word("adaptive")) => self.numa = NumaStrategy::Adaptive,
            ("pools.string_pool_size", Value::Number(n @ 1..)) => self.string_pool_size = *n,
            ("pools.vec_pool_size", Value::Number(n @ 1..)) => self.vec_pool_size = *n,
            ("pools.map_pool_size", Value::Number(n @ 1..)) => self.map_pool_size = *n,
            ("pools.item_bytes_max", Value::Number(n @ 1..)) => self.item_bytes_max = *n,
            _ => return wrong(),
        }
        Ok(())
    }

    /// The budget that this configuration asks for: a share of the process's own where it says
    /// `auto`, else a root with its own limit.
    pub fn budget(&self, name: &str) -> Budget {
        match self.budget_bytes {
            Some(bytes) => Budget::with_limit(name, bytes),
            None => Budget::process().share(name),
        }
    }

    /// Options for an object pool of one's own.
    pub fn pool_options(&self, budget: Option<&Budget>) -> PoolOptions {
        PoolOptions {
            item_bytes_max: self.item_bytes_max,
            enabled: self.enable_pools,
            budget: budget.cloned(),
            ..PoolOptions::default()
        }
    }

    /// The standard pools.
    ///
    /// # Errors
    /// As [`StandardPools::new`].
    pub fn standard_pools(&self, budget: Option<&Budget>) -> Result<StandardPools, MemoryError> {
        StandardPools::new(&StandardPoolsOptions {
            string_pool_size: self.string_pool_size,
            vec_pool_size: self.vec_pool_size,
            map_pool_size: self.map_pool_size,
            item_bytes_max: self.item_bytes_max,
            enabled: self.enable_pools,
            budget: budget.cloned(),
        })
    }

    /// An interner.
    ///
    /// # Errors
    /// As [`Interner::with_options`].
    pub fn interner(
        &self,
        keywords: &[&str],
        budget: Option<&Budget>,
    ) -> Result<Interner, MemoryError> {
        let options = InternerOptions {
            enabled: self.enable_string_interning,
            budget: budget.cloned(),
            ..InternerOptions::default()
        };
        Interner::with_options(options, keywords)
    }

    /// A pool of arenas.
    ///
    /// # Errors
    /// As [`ArenaPool::new`].
    pub fn arena_pool(&self, budget: Option<&Budget>) -> Result<ArenaPool, MemoryError> {
        ArenaPool::new(&ArenaPoolOptions {
            enabled: self.enable_arena_allocation,
            budget: budget.cloned(),
            ..ArenaPoolOptions::default()
        })
    }
}

impl MemoryConfig {
    /// A pool of big buffers.
    ///
    /// # Errors
    /// As [`BufferPool::new`].
    pub fn buffer_pool(&self, budget: Option<&Budget>) -> Result<BufferPool, MemoryError> {
        match budget {
            Some(budget) => BufferPool::with_budget(self.buffer_options(), budget),
            None => BufferPool::new(self.buffer_options()),
        }
    }

    /// Options for a pool of big buffers of one's own.
    pub fn buffer_options(&self) -> BufferOptions {
        let huge = if self.enable_huge_pages { HugePages::Transparent } else { HugePages::Off };
        BufferOptions { enabled: self.enable_pools, huge, ..BufferOptions::default() }
    }

    /// When to compress a cold region.
    pub fn cold_options(&self) -> ColdOptions {
        ColdOptions { enabled: self.enable_compression, ..ColdOptions::default() }
    }

    /// Places the pages that this thread will touch first, and says what was done.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where the system has no such placement, [`ErrorKind::System`]
    /// when it refuses.
    pub fn place_thread(&self) -> Result<Placement, MemoryError> {
        Topology::read()?.apply_to_thread(self.numa)
    }
}

/// A value that has been read but not yet been found fit for its key.
#[derive(Debug)]
enum Value<'a> {
    Switch(bool),
    Number(usize),
    Word(&'a str),
    Auto,
    /// Something that no key takes, as it was written.
    #[cfg(feature = "config")]
    Other(&'a str),
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Switch(on) => on.fmt(f),
            Value::Number(number) => number.fmt(f),
            Value::Word(text) => f.write_str(text),
            #[cfg(feature = "config")]
            Value::Other(text) => f.write_str(text),
            Value::Auto => f.write_str("auto"),
        }
    }
}

fn unusable(message: String) -> MemoryError {
    MemoryError::new(ErrorKind::Configuration, message)
}

fn wrong(key: &Key, value: impl fmt::Display) -> MemoryError {
    let want = match key.takes {
        KeyType::Switch => "true or false".to_owned(),
        KeyType::Count => "a whole number from 1".to_owned(),
        KeyType::Bytes if key.name == "budget" => {
            "a number of bytes from 1, a size such as \"10GiB\", or \"auto\"".to_owned()
        }
        KeyType::Bytes => "a number of bytes from 1, or a size such as \"64KiB\"".to_owned(),
        KeyType::Word(words) => {
            let (last, most) = words.split_last().expect("a word is one of some");
            format!("\"{}\" or \"{last}\"", most.join("\", \""))
        }
    };
    unusable(format!("`memory.{}` is `{value}`, want {want}", key.name))
}

fn find(name: &str) -> Result<&'static Key, MemoryError> {
    KEYS.iter().find(|key| key.name == name).ok_or_else(|| {
        let nearest = nearest(name, KEYS.iter().map(|key| key.name.to_owned()))
            .map_or(String::new(), |near| format!("; did you mean `memory.{near}`?"));
        unusable(format!("unknown key `memory.{name}`{nearest}"))
    })
}

fn environment_name(key: &str) -> String {
    key.replace('.', "_").to_ascii_uppercase()
}

/// A size in words: `64KiB` counts in 1024, `64KB` in 1000, as their standards say.
fn bytes(text: &str) -> Option<usize> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = u64::from_str(&text[..digits]).ok()?;
    let unit: u64 = match text[digits..].trim_start() {
        "" | "B" => 1,
        "KB" | "kB" => 1000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "TB" => 1_000_000_000_000,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        "TiB" => 1 << 40,
        _ => return None,
    };
    usize::try_from(number.checked_mul(unit)?).ok()
}

/// The known name that takes the fewest edits, if it takes few enough to be a slip.
fn nearest(name: &str, known: impl Iterator<Item = String>) -> Option<String> {
    let best = known.map(|known| (edits(name, &known), known)).min()?;
    (best.0 <= 2 + best.1.len() / 5).then_some(best.1)
}

/// Insertions, deletions and replacements between two names.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replace = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = replace.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(feature = "config")]
mod read {
    //! From TOML to settings, keeping the line for every complaint.

    use toml::Spanned;
    use toml::de::{DeTable, DeValue};

    use super::{KEYS, KeyType, MemoryConfig, Value, find, unusable, wrong};
    use crate::error::MemoryError;

    fn line_of(text: &str, at: usize) -> u32 {
        let before = &text.as_bytes()[..at.min(text.len())];
        let breaks = before.split(|&byte| byte == b'\n').count() - 1;
        u32::try_from(breaks + 1).unwrap_or(u32::MAX)
    }

    pub(super) fn table(text: &str, config: &mut MemoryConfig) -> Result<(), MemoryError> {
        let document = DeTable::parse(text).map_err(|bad| {
            let line = bad.span().map_or(1, |span| line_of(text, span.start));
            unusable(format!("not TOML: {}", bad.message())).at_line(line)
        })?;
        let Some((name, memory)) = document.get_ref().iter().find(|(n, _)| n.get_ref() == "memory")
        else {
            return Ok(());
        };
        let Some(memory) = memory.get_ref().as_table() else {
            let line = line_of(text, name.span().start);
            return Err(unusable("`memory` is a value, want a table".to_owned()).at_line(line));
        };
        entries(text, "", memory, config)
    }

    fn entries(
        text: &str,
        prefix: &str,
        table: &DeTable<'_>,
        config: &mut MemoryConfig,
    ) -> Result<(), MemoryError> {
        for (name, value) in table {
            let line = line_of(text, name.span().start);
            let full = format!("{prefix}{}", name.get_ref());
            let inner = format!("{full}.");
            let is_table = KEYS.iter().any(|key| key.name.starts_with(&inner));
            if let (true, Some(table)) = (is_table, value.get_ref().as_table()) {
                entries(text, &inner, table, config)?;
            } else {
                let key = find(&full).map_err(|unknown| unknown.at_line(line))?;
                let value = fit(text, key.takes, value);
                match value {
                    Value::Other(_) => return Err(wrong(key, &value).at_line(line)),
                    Value::Word(word) if matches!(key.takes, KeyType::Bytes) => {
                        config.set(key.name, word).map_err(|bad| bad.at_line(line))?;
                    }
                    value => config.put(key, &value).map_err(|bad| bad.at_line(line))?,
                }
            }
        }
        Ok(())
    }

    /// The value in one of the forms that a key of this type takes. A file says what it means: a
    /// number in quotes is no count, and 1 is no switch.
    fn fit<'a>(text: &'a str, takes: KeyType, value: &'a Spanned<DeValue<'_>>) -> Value<'a> {
        let written = text.get(value.span()).unwrap_or_default();
        match (takes, value.get_ref()) {
            (KeyType::Switch, DeValue::Boolean(on)) => Value::Switch(*on),
            (KeyType::Count | KeyType::Bytes, DeValue::Integer(number)) => {
                usize::from_str_radix(number.as_str(), number.radix())
                    .map_or(Value::Other(written), Value::Number)
            }
            (KeyType::Bytes | KeyType::Word(_), DeValue::String(word)) => Value::Word(word),
            _ => Value::Other(written),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_can_be_set_read_back_and_named_in_the_environment() {
        for key in KEYS {
            let text = match key.takes {
                KeyType::Switch => "false",
                KeyType::Count => "17",
                KeyType::Bytes => "4096",
                KeyType::Word(words) => words[0],
            };
            let mut config = MemoryConfig::default();
            config.set(key.name, text).unwrap();
            assert_ne!(config, MemoryConfig::default(), "{} changes nothing", key.name);
            assert_eq!(config.get(key.name).unwrap().trim_matches('"'), text);
            let mut by_env = MemoryConfig::default();
            let name = format!("LARDER_MEMORY_{}", environment_name(key.name));
            by_env.apply_env([(name.as_str(), text), ("PATH", "x")]).unwrap();
            assert_eq!(by_env, config);
        }
    }

    #[test]
    fn sizes_are_read_in_both_systems_and_nothing_else() {
        assert_eq!(bytes("10GiB"), Some(10 << 30));
        assert_eq!(bytes("10GB"), Some(10_000_000_000));
        assert_eq!(bytes("7"), Some(7));
        assert_eq!(bytes("64 KiB"), Some(64 << 10));
        for bad in
            ["", "GiB", "-1", "1.5GiB", "10gib", "10G", "99999999999999999999", "20000000TiB"]
        {
            assert_eq!(bytes(bad), None, "{bad}");
        }
    }

    #[test]
    #[cfg(feature = "config")]
    fn what_is_wrong_is_named_with_its_line_and_what_would_be_right() {
        let cases = [
            (
                "[memory]\n\nbudget = -1",
                "line 3: `memory.budget` is `-1`, want a number of bytes from 1, a size such as \"10GiB\", or \"auto\"",
            ),
            (
                "[memory]\nbudget = \"10G\"",
                "line 2: `memory.budget` is `10G`, want a number of bytes from 1, a size such as \"10GiB\", or \"auto\"",
            ),
            (
                "[memory]\nenable_pools = 1",
                "line 2: `memory.enable_pools` is `1`, want true or false",
            ),
            (
                "[memory]\nenable_pools = \"yes\"",
                "line 2: `memory.enable_pools` is `\"yes\"`, want true or false",
            ),
            (
                "[memory.pools]\nvec_pool_size = \"5\"",
                "line 2: `memory.pools.vec_pool_size` is `\"5\"`, want a whole number from 1",
            ),
            (
                "[memory.pools]\nmap_pool_size = 0",
                "line 2: `memory.pools.map_pool_size` is `0`, want a whole number from 1",
            ),
            (
                "[memory.pools]\nitem_bytes_max = 2.5",
                "line 2: `memory.pools.item_bytes_max` is `2.5`, want a number of bytes from 1, or a size such as \"64KiB\"",
            ),
            (
                "[memory]\nnuma = \"local\"",
                "line 2: `memory.numa` is `local`, want \"interleaved\", \"separated\" or \"adaptive\"",
            ),
            (
                "[memory]\npools.vec_pool = 5",
                "line 2: unknown key `memory.pools.vec_pool`; did you mean `memory.pools.vec_pool_size`?",
            ),
            ("[memory]\npools = 5", "line 2: unknown key `memory.pools`"),
            ("[memory]\nzebra = 5", "line 2: unknown key `memory.zebra`"),
            ("memory = 5", "line 1: `memory` is a value, want a table"),
        ];
        for (text, expected) in cases {
            let error = MemoryConfig::from_toml(text).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Configuration);
            assert_eq!(error.to_string(), expected);
        }
        let broken = MemoryConfig::from_toml("[memory]\nbudget = = 5").unwrap_err();
        assert!(broken.to_string().starts_with("line 2: not TOML: "), "{broken}");
    }

    #[test]
    #[cfg(feature = "config")]
    fn a_document_with_an_error_changes_nothing_and_other_tables_are_left_alone() {
        let mut config = MemoryConfig::default();
        assert!(config.apply_toml("[memory]\nenable_pools = false\nbudget = 0").is_err());
        assert_eq!(config, MemoryConfig::default());
        config.apply_toml("[other]\nbudget = 0\n[memory]\nbudget = \"auto\"").unwrap();
        assert_eq!(config, MemoryConfig::default());
        let slip = config.apply_env([("LARDER_MEMORY_ENABLE_POOL", "0")]).unwrap_err();
        assert_eq!(
            slip.to_string(),
            "unknown variable `LARDER_MEMORY_ENABLE_POOL`; did you mean `LARDER_MEMORY_ENABLE_POOLS`?"
        );
    }
}
