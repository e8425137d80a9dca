//! Files as memory: mapped, or copied in.
//!
//! A mapped file is a window on something that others can change. If another process **truncates**
//! the file, touching a page past the new end raises SIGBUS and ends the process; if it **writes**,
//! the bytes change under a `&[u8]`, which the language forbids. No check can close this, so the
//! slice of a mapping is behind `unsafe`, with the promise spelled out, while reading by copy
//! ([`MappedFile::read_at`]) and copying the file in ([`FileBytes::copy_in`]) are safe. Copy-in is
//! also the right choice for small files: a mapping costs a system call each way and a page fault
//! per page.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use crate::error::{ErrorKind, MemoryError};

/// A file mapped for reading.
pub struct MappedFile {
    /// `None` for an empty file, which cannot be mapped and needs no mapping.
    map: Option<memmap2::Mmap>,
    path: PathBuf,
}

/// The bytes of a file: copied in, or mapped on the caller's promise.
pub struct FileBytes {
    held: Held,
}

enum Held {
    Copied(Vec<u8>),
    Mapped(MappedFile),
}

impl MappedFile {
    /// Maps a file for reading. An empty file gives an empty map.
    ///
    /// # Errors
    /// [`ErrorKind::System`] when the file cannot be opened or mapped; [`ErrorKind::Unsupported`]
    /// on platforms without mapped files.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, MemoryError> {
        let path = path.as_ref();
        let file = File::open(path).map_err(|told| refused(path, "opened", &told))?;
        let facts = file.metadata().map_err(|told| refused(path, "asked for its size", &told))?;
        if facts.is_dir() {
            return Err(MemoryError::new(
                ErrorKind::System,
                format!("`{}` is a folder, want a file", path.display()),
            ));
        }
        if facts.len() == 0 {
            return Ok(MappedFile { map: None, path: path.to_path_buf() });
        }
        // SAFETY: what makes a mapping dangerous is a `&[u8]` whose bytes change. None is made in
        // here: `read_at` copies byte by byte with volatile reads, and `bytes` is unsafe and has
        // its caller promise that nobody writes.
        let map = unsafe { memmap2::Mmap::map(&file) };
        match map {
            Ok(map) => Ok(MappedFile { map: Some(map), path: path.to_path_buf() }),
            Err(told) if told.kind() == std::io::ErrorKind::Unsupported => Err(MemoryError::new(
                ErrorKind::Unsupported,
                format!("`{}` cannot be mapped: this platform has no mapped files", path.display()),
            )
            .with_hint("copy the file in instead: FileBytes::copy_in")),
            Err(told) => Err(refused(path, "mapped", &told)),
        }
    }

    /// Bytes of the file as it was when it was mapped.
    pub fn len(&self) -> usize {
        self.map.as_ref().map_or(0, |map| map.len())
    }

    /// Whether the file was empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The path that was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Copies bytes from `offset` on into `into`, and says how many there were.
    ///
    /// If the file was truncated since, touching what is gone ends the process with SIGBUS; if it
    /// was written to, the copy holds some mixture of before and after.
    pub fn read_at(&self, offset: usize, into: &mut [u8]) -> usize {
        let Some(map) = &self.map else { return 0 };
        let count = map.len().saturating_sub(offset).min(into.len());
        // The address is taken without making a reference to the content.
        let start = map.as_ptr();
        let (head, tail) = into[..count].as_chunks_mut::<8>();
        for (at, word) in head.iter_mut().enumerate() {
            // SAFETY: `offset + 8 * at + 8 <= offset + count <= len`, and the mapping lives as long
            // as `self`. Eight single-byte alignments are read as one array of bytes; volatile,
            // because another process may be writing.
            *word = unsafe { start.add(offset + 8 * at).cast::<[u8; 8]>().read_volatile() };
        }
        let done = 8 * head.len();
        for (at, byte) in tail.iter_mut().enumerate() {
            // SAFETY: `offset + done + at < offset + count <= len`, as above.
            *byte = unsafe { start.add(offset + done + at).read_volatile() };
        }
        count
    }

    /// The content, without a copy.
    ///
    /// # Safety
    /// As long as the returned slice lives
    /// - nobody, in this process or another, writes to the file, and
    /// - nobody makes it shorter (touching what is gone ends the process with SIGBUS).
    pub unsafe fn bytes(&self) -> &[u8] {
        self.map.as_deref().unwrap_or(&[])
    }
}

impl FileBytes {
    /// Copies a file into memory. Whatever happens to the file later does not matter.
    ///
    /// A file that grows or shrinks while it is read gives the bytes that were there to be read,
    /// at most `bytes_max`.
    ///
    /// # Errors
    /// [`ErrorKind::System`] when the file cannot be read; [`ErrorKind::LimitReached`] when it
    /// holds more than `bytes_max`; [`ErrorKind::OutOfMemory`] when there is no room for it.
    pub fn copy_in(path: impl AsRef<Path>, bytes_max: usize) -> Result<Self, MemoryError> {
        let path = path.as_ref();
        let mut file = File::open(path).map_err(|told| refused(path, "opened", &told))?;
        let told = file.metadata().map_err(|told| refused(path, "asked for its size", &told))?;
        let expected = usize::try_from(told.len()).unwrap_or(usize::MAX);
        if expected > bytes_max {
            return Err(too_large(path, bytes_max));
        }
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(expected).map_err(|_full| no_room(path, expected))?;
        // One byte more than allowed tells a file that grew since.
        let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX).saturating_add(1);
        (&mut file).take(limit).read_to_end(&mut bytes).map_err(|told| match told.kind() {
            std::io::ErrorKind::OutOfMemory => no_room(path, expected),
            _ => refused(path, "read", &told),
        })?;
        if bytes.len() > bytes_max {
            return Err(too_large(path, bytes_max));
        }
        Ok(FileBytes { held: Held::Copied(bytes) })
    }

    /// Maps a file of at least `map_from` bytes, copies in a smaller one; where files cannot be
    /// mapped, copies in every one. `map_from` of `usize::MAX` never maps: the copy-in mode.
    ///
    /// # Errors
    /// As [`FileBytes::copy_in`], and those of [`MappedFile::open`] but for the missing platform.
    ///
    /// # Safety
    /// As long as the value lives, if the file has `map_from` bytes or more, nobody writes to it or
    /// makes it shorter: see [`MappedFile::bytes`].
    pub unsafe fn read_or_map(
        path: impl AsRef<Path>,
        map_from: usize,
        bytes_max: usize,
    ) -> Result<Self, MemoryError> {
        let path = path.as_ref();
        let size = std::fs::metadata(path).map_err(|told| refused(path, "found", &told))?.len();
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        if size > bytes_max {
            return Err(too_large(path, bytes_max));
        }
        if size < map_from {
            return Self::copy_in(path, bytes_max);
        }
        match MappedFile::open(path) {
            Ok(map) if map.len() <= bytes_max => Ok(FileBytes { held: Held::Mapped(map) }),
            Ok(_grown) => Err(too_large(path, bytes_max)),
            Err(told) if told.kind() == ErrorKind::Unsupported => Self::copy_in(path, bytes_max),
            Err(told) => Err(told),
        }
    }

    /// Whether the bytes are a mapping of the file rather than a copy.
    pub fn is_mapped(&self) -> bool {
        matches!(self.held, Held::Mapped(_))
    }
}

impl Deref for FileBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.held {
            Held::Copied(bytes) => bytes,
            // SAFETY: only `read_or_map` makes this variant, and its caller promised for the life
            // of the value what `bytes` asks for.
            Held::Mapped(map) => unsafe { map.bytes() },
        }
    }
}

impl fmt::Debug for MappedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MappedFile")
            .field("path", &self.path)
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for FileBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileBytes")
            .field("len", &self.len())
            .field("is_mapped", &self.is_mapped())
            .finish_non_exhaustive()
    }
}

fn refused(path: &Path, what: &str, told: &std::io::Error) -> MemoryError {
    MemoryError::new(ErrorKind::System, format!("`{}` could not be {what}: {told}", path.display()))
}

fn too_large(path: &Path, bytes_max: usize) -> MemoryError {
    MemoryError::new(
        ErrorKind::LimitReached,
        format!("`{}` holds more than the {bytes_max} bytes allowed", path.display()),
    )
}

fn no_room(path: &Path, bytes: usize) -> MemoryError {
    MemoryError::new(
        ErrorKind::OutOfMemory,
        format!("no memory for the {bytes} bytes of `{}`", path.display()),
    )
}

#[cfg(all(test, not(miri)))]
mod tests {
    use super::*;
    use crate::sys::laid_out::LaidOut;

    /// A file of the test's own; it goes when the folder is dropped.
    fn scratch(name: &str, content: &[u8]) -> (LaidOut, PathBuf) {
        let folder = LaidOut::new(&format!("mapped-{name}"), &[("file", content)]);
        let path = folder.root().join("file");
        (folder, path)
    }

    #[test]
    fn a_mapped_file_reads_as_its_content_from_every_offset() {
        let content: Vec<u8> = (0..5000_u32).map(|i| (i % 251) as u8).collect();
        let (_folder, file) = scratch("content", &content);
        let map = MappedFile::open(&file).unwrap();
        assert_eq!(map.len(), 5000);
        for (offset, want) in [(0, 5000), (1, 17), (4990, 10), (5000, 0), (usize::MAX, 0)] {
            let mut into = vec![0; if want == 17 { 17 } else { 6000 }];
            let count = map.read_at(offset, &mut into);
            let expected = content.get(offset..).unwrap_or(&[]);
            assert_eq!(count, expected.len().min(into.len()));
            assert_eq!(into[..count], expected[..count]);
        }
        // SAFETY: the file is this test's own and nobody else knows its name.
        assert_eq!(unsafe { map.bytes() }, content);
    }

    #[test]
    fn an_empty_file_is_an_empty_map_and_an_empty_copy() {
        let (_folder, file) = scratch("empty", b"");
        let map = MappedFile::open(&file).unwrap();
        assert!(map.is_empty());
        assert_eq!(map.read_at(0, &mut [0; 4]), 0);
        assert!(FileBytes::copy_in(&file, 0).unwrap().is_empty());
        // SAFETY: as above.
        let both = unsafe { FileBytes::read_or_map(&file, 0, 10) }.unwrap();
        assert!(both.is_mapped() && both.is_empty());
    }

    #[test]
    fn a_copy_survives_the_file_being_truncated_under_it() {
        let (_folder, file) = scratch("truncated", &vec![7; 100_000]);
        // SAFETY: the bound keeps the file from being mapped, so nothing is promised.
        let bytes = unsafe { FileBytes::read_or_map(&file, usize::MAX, 1 << 20) }.unwrap();
        assert!(!bytes.is_mapped());
        File::options().write(true).open(&file).unwrap().set_len(0).unwrap();
        assert_eq!(bytes.len(), 100_000);
        assert!(bytes.iter().all(|&byte| byte == 7));
    }

    #[test]
    fn a_large_file_is_mapped_and_a_small_one_copied() {
        let (_folder, file) = scratch("border", &[1; 64]);
        for (from, mapped) in [(64, true), (65, false)] {
            // SAFETY: the file is this test's own and is not written while the value lives.
            let bytes = unsafe { FileBytes::read_or_map(&file, from, 64) }.unwrap();
            assert_eq!(bytes.is_mapped(), mapped);
            assert_eq!(bytes.len(), 64);
        }
    }

    #[test]
    fn a_file_over_the_bound_or_absent_is_refused_by_name() {
        let (_folder, file) = scratch("bound", &[1; 64]);
        let error = FileBytes::copy_in(&file, 63).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::LimitReached);
        assert!(error.to_string().ends_with("holds more than the 63 bytes allowed"), "{error}");
        let error = MappedFile::open("/nonexistent/larder").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::System);
        assert!(
            error.to_string().starts_with("`/nonexistent/larder` could not be opened: "),
            "{error}"
        );
        let error = MappedFile::open(std::env::temp_dir()).unwrap_err();
        assert!(error.to_string().contains("want a file") || !cfg!(unix), "{error}");
    }
}
