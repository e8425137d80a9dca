//! What `os` and its kind want of the machine: folders, what is known of files, the environment.

use std::fs;
use std::path::Path;

use super::Names;
use super::disk::path_text;
use crate::dyn_value::Dyn;
use crate::exc::{Exc, Result};
use crate::function::{Args, NativeCall};
use crate::io::os_error;

/// The path that stands first, and the rest.
fn path_of(args: &Args<'_>) -> Result<String> {
    let path = path_text(args.pos.first().unwrap_or(&Dyn::None))?;
    if path.contains('\0') {
        return Err(crate::exc::value_error("embedded null byte"));
    }
    Ok(path)
}

fn second_path(args: &Args<'_>) -> Result<String> {
    path_text(args.pos.get(1).unwrap_or(&Dyn::None))
}

/// An error about two files.
fn of_two(error: &std::io::Error, from: &str, to: &str) -> Exc {
    let one = os_error(error, Some(from));
    one.set_place("filename2", Dyn::text(to));
    one
}

type Change = fn(&Path) -> std::io::Result<()>;

pub(super) fn fill(names: &Names) {
    names.function("fs_path", |args| Ok(Dyn::from(path_text(&args.one()?)?)));
    names.function("list_folder", |args| {
        let path = path_of(args)?;
        let fault = |error: std::io::Error| os_error(&error, Some(&path));
        let mut found = Vec::new();
        for entry in fs::read_dir(&path).map_err(fault)? {
            let name = entry.map_err(fault)?.file_name().into_string();
            let Ok(name) = name else {
                return Err(crate::exc::not_implemented_error("a file whose name is not UTF-8"));
            };
            found.push(Dyn::from(name));
        }
        Ok(Dyn::list(found))
    });
    names.function("stat", |args| {
        let path = path_of(args)?;
        let is_followed = !matches!(args.pos.get(1), Some(Dyn::Bool(false)));
        let known = if is_followed { fs::metadata(&path) } else { fs::symlink_metadata(&path) };
        Ok(stat_of(&known.map_err(|error| os_error(&error, Some(&path)))?))
    });
    let changes: [(&str, NativeCall); 5] = [
        ("make_folder", |args| changed(args, |path| fs::create_dir(path))),
        ("remove_folder", |args| changed(args, |path| fs::remove_dir(path))),
        ("remove_file", |args| changed(args, |path| fs::remove_file(path))),
        ("go_to", |args| changed(args, |path| std::env::set_current_dir(path))),
        ("touch", |args| {
            changed(args, |path| {
                let file = fs::OpenOptions::new().append(true).create(true).open(path)?;
                file.set_modified(super::time::now())
            })
        }),
    ];
    for (name, call) in changes {
        names.function(name, call);
    }
    names.function("rename", |args| {
        let (from, to) = (path_of(args)?, second_path(args)?);
        fs::rename(&from, &to).map_err(|error| of_two(&error, &from, &to))?;
        Ok(Dyn::None)
    });
    names.function("hard_link", |args| {
        let (from, to) = (path_of(args)?, second_path(args)?);
        fs::hard_link(&from, &to).map_err(|error| of_two(&error, &from, &to))?;
        Ok(Dyn::None)
    });
    names.function("read_link", |args| {
        let path = path_of(args)?;
        let to = fs::read_link(&path).map_err(|error| os_error(&error, Some(&path)))?;
        Ok(Dyn::from(to.to_string_lossy().into_owned()))
    });
    names.function("copy_file", |args| {
        let (from, to) = (path_of(args)?, second_path(args)?);
        fs::copy(&from, &to).map_err(|error| os_error(&error, Some(&from)))?;
        Ok(Dyn::None)
    });
    names.function("here", |_| {
        let here = std::env::current_dir().map_err(|error| os_error(&error, None))?;
        Ok(Dyn::from(here.to_string_lossy().into_owned()))
    });
    names.function("whole_environment", |_| {
        let text = |part: std::ffi::OsString| Dyn::from(part.to_string_lossy().into_owned());
        let pairs =
            std::env::vars_os().map(|(name, value)| Dyn::tuple(vec![text(name), text(value)]));
        Ok(Dyn::list(pairs.collect()))
    });
    names.function("process", |_| {
        // Modules of WebAssembly run in no process of their own.
        let id = if cfg!(target_family = "wasm") { 1 } else { std::process::id() };
        Ok(Dyn::from(i64::from(id)))
    });
    names.function("processors", |_| {
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Dyn::from(crate::int::from_usize(count)))
    });
    links_and_modes(names);
}

fn changed(args: &Args<'_>, change: Change) -> Result<Dyn> {
    let path = path_of(args)?;
    change(Path::new(&path)).map_err(|error| os_error(&error, Some(&path)))?;
    Ok(Dyn::None)
}

#[cfg(unix)]
fn links_and_modes(names: &Names) {
    use std::os::unix::fs::PermissionsExt;
    names.function("symbolic_link", |args| {
        let (from, to) = (path_of(args)?, second_path(args)?);
        std::os::unix::fs::symlink(&from, &to).map_err(|error| of_two(&error, &from, &to))?;
        Ok(Dyn::None)
    });
    names.function("change_mode", |args| {
        let path = path_of(args)?;
        let mode = args.pos.get(1).cloned().unwrap_or_default().as_index()?;
        let mode = fs::Permissions::from_mode(u32::try_from(mode).unwrap_or(0));
        fs::set_permissions(&path, mode).map_err(|error| os_error(&error, Some(&path)))?;
        Ok(Dyn::None)
    });
}

#[cfg(not(unix))]
fn links_and_modes(_: &Names) {}

/// Mode, inode, device, links, user, group, size, then the times of access, change and of the inode in nanoseconds.
#[cfg(unix)]
fn stat_of(known: &fs::Metadata) -> Dyn {
    use std::os::unix::fs::MetadataExt;
    let number = |value: u64| Dyn::from(i64::try_from(value).unwrap_or(i64::MAX));
    let time = |seconds: i64, more: i64| Dyn::from(seconds.saturating_mul(1_000_000_000) + more);
    Dyn::tuple(vec![
        number(u64::from(known.mode())),
        number(known.ino()),
        number(known.dev()),
        number(known.nlink()),
        number(u64::from(known.uid())),
        number(u64::from(known.gid())),
        number(known.size()),
        time(known.atime(), known.atime_nsec()),
        time(known.mtime(), known.mtime_nsec()),
        time(known.ctime(), known.ctime_nsec()),
    ])
}

#[cfg(not(unix))]
fn stat_of(known: &fs::Metadata) -> Dyn {
    let kind = if known.is_dir() {
        0o040_755
    } else if known.is_symlink() {
        0o120_777
    } else {
        0o100_644
    };
    let time = |time: std::io::Result<std::time::SystemTime>| {
        let since = time.ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        Dyn::from(since.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)))
    };
    let zero = || Dyn::from(0);
    let size = Dyn::from(i64::try_from(known.len()).unwrap_or(i64::MAX));
    let changed = time(known.modified());
    Dyn::tuple(vec![
        Dyn::from(kind),
        zero(),
        zero(),
        Dyn::from(1),
        zero(),
        zero(),
        size,
        time(known.accessed()),
        changed.clone(),
        changed,
    ])
}
