//! Checkpoints: the state with what a run needs to go on as if it had never stopped.
//!
//! ```text
//! "LARDERHC"  version  bytes of the run file  the run file  notes (counters and times, as bits)
//! CRC of all that     then for each component:  its numbers  CRC of them
//! ```
//!
//! Little-endian throughout. Nothing is believed before its checksum is right, and no room is made for
//! numbers before the header has said how many there are. The file is written beside its target and
//! renamed: an earlier checkpoint stands until the new one is whole.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use super::checksum::Crc32;
use super::files;
use crate::error::{HydroError, HydroErrorKind};
use crate::state::{Block, Component};

const MAGIC: &[u8; 8] = b"LARDERHC";
const VERSION: u32 = 3;
/// Longest run file that is kept.
const TEXT_MAX: usize = 1 << 20;

/// Numbers that a run carries from one step to the next, beside its state.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Notes {
    /// Start of the run.
    pub from: f64,
    /// Time of the state.
    pub time: f64,
    /// Steps so far.
    pub steps: u64,
    /// The next step of a chosen one; unused with a fixed step.
    pub next_step: f64,
    /// Numbered files so far.
    pub files: u64,
    /// `E` and `M^i` at the start, to measure their drift.
    pub totals: [f64; 4],
    /// Checksum of the table of the equation of state, and 2^32; zero without a table.
    pub table: u64,
}

const NOTES_BYTES: usize = 10 * 8;

impl Notes {
    fn to_bytes(self) -> Vec<u8> {
        let mut words = vec![
            self.from.to_bits(),
            self.time.to_bits(),
            self.steps,
            self.next_step.to_bits(),
            self.files,
        ];
        words.extend(self.totals.iter().map(|number| number.to_bits()));
        words.push(self.table);
        words.into_iter().flat_map(u64::to_le_bytes).collect()
    }

    fn from_bytes(bytes: &[u8]) -> Self {
        let word = |at: usize| {
            u64::from_le_bytes(bytes[8 * at..8 * at + 8].try_into().expect("eight bytes"))
        };
        let number = |at: usize| f64::from_bits(word(at));
        Notes {
            from: number(0),
            time: number(1),
            steps: word(2),
            next_step: number(3),
            files: word(4),
            totals: std::array::from_fn(|k| number(5 + k)),
            table: word(9),
        }
    }
}

/// Writes a checkpoint.
///
/// # Errors
/// When it cannot be written; an earlier one is untouched.
pub fn write(path: &Path, run: &str, notes: Notes, state: &Block) -> Result<(), HydroError> {
    let mut head = MAGIC.to_vec();
    head.extend(VERSION.to_le_bytes());
    let length = u32::try_from(run.len()).unwrap_or(u32::MAX);
    head.extend(length.to_le_bytes());
    head.extend(run.as_bytes());
    head.extend(notes.to_bytes());
    head.extend((state.points() as u64).to_le_bytes());
    let crc = Crc32::of(&head);
    files::replace(path, |file| {
        let mut out = BufWriter::with_capacity(1 << 16, file);
        out.write_all(&head)?;
        out.write_all(&crc.to_le_bytes())?;
        let mut buffer = [0_u8; 8192];
        for component in 0..Component::COUNT {
            let mut crc = Crc32::new();
            for chunk in state.field(component).chunks(buffer.len() / 8) {
                for (bytes, value) in buffer.chunks_exact_mut(8).zip(chunk) {
                    bytes.copy_from_slice(&value.to_le_bytes());
                }
                let bytes = &buffer[..8 * chunk.len()];
                crc.update(bytes);
                out.write_all(bytes)?;
            }
            out.write_all(&crc.finish().to_le_bytes())?;
        }
        out.flush()
    })
}

/// A checkpoint whose header has been read.
#[derive(Debug)]
pub struct Checkpoint {
    file: File,
    name: String,
    /// The run file.
    pub run: String,
    /// What the run carries along.
    pub notes: Notes,
    /// Points of the state.
    pub points: usize,
}

fn damaged(name: &str, what: &str) -> HydroError {
    HydroError::new(HydroErrorKind::Damaged, format!("the checkpoint {name} {what}"))
}

impl Checkpoint {
    /// Opens a checkpoint and reads its header.
    ///
    /// # Errors
    /// When it cannot be read, is no checkpoint, is newer than this program, cut short or damaged.
    ///
    /// # Panics
    /// Never: what is taken apart was read in full.
    pub fn open(path: &Path) -> Result<Self, HydroError> {
        let mut file = File::open(path).map_err(|error| files::unreadable(path, &error))?;
        let whole = file.metadata().map_err(|error| files::unreadable(path, &error))?.len();
        let name = path.display().to_string();
        let mut head = Vec::new();
        let mut take = |length: usize, head: &mut Vec<u8>| {
            let begin = head.len();
            head.resize(begin + length, 0);
            file.read_exact(&mut head[begin..]).map_err(|_cause| damaged(&name, "is cut short"))
        };
        take(16, &mut head)?;
        if !head.starts_with(MAGIC) {
            return Err(damaged(&name, "is none: its first bytes are not LARDERHC"));
        }
        let word = |bytes: &[u8]| u32::from_le_bytes(bytes.try_into().expect("four bytes"));
        let (version, length) = (word(&head[8..12]), word(&head[12..16]) as usize);
        if version != VERSION {
            return Err(damaged(
                &name,
                &format!("is of version {version}; this program reads version {VERSION}"),
            ));
        }
        if length > TEXT_MAX {
            return Err(damaged(&name, "is damaged: its run file has no sensible length"));
        }
        take(length + NOTES_BYTES + 8 + 4, &mut head)?;
        let (body, crc) = head.split_at(head.len() - 4);
        if Crc32::of(body) != word(crc) {
            return Err(damaged(&name, "is damaged: the checksum of its header is wrong"));
        }
        let run = String::from_utf8(body[16..16 + length].to_vec())
            .map_err(|_cause| damaged(&name, "is damaged: its run file is no text"))?;
        let notes = Notes::from_bytes(&body[16 + length..]);
        let points = u64::from_le_bytes(body[body.len() - 8..].try_into().expect("eight bytes"));
        let want = (head.len() as u64)
            .saturating_add(points.saturating_mul(8).saturating_add(4) * Component::COUNT as u64);
        if whole != want {
            return Err(damaged(
                &name,
                &format!(
                    "has {whole} bytes, want {want} for its {points} points: it is cut short or damaged"
                ),
            ));
        }
        let points = usize::try_from(points).map_err(|_cause| damaged(&name, "is too large"))?;
        Ok(Checkpoint { file, name, run, notes, points })
    }

    /// Reads the state.
    ///
    /// # Errors
    /// When it has another number of points, or a checksum is wrong: the component is named.
    ///
    /// # Panics
    /// Never: numbers are read eight bytes at a time.
    pub fn read_state(mut self, state: &mut Block) -> Result<(), HydroError> {
        if state.points() != self.points {
            return Err(damaged(
                &self.name,
                &format!("holds {} points, the grid has {}", self.points, state.points()),
            ));
        }
        let mut buffer = [0_u8; 8192];
        for component in Component::ALL {
            let mut crc = Crc32::new();
            for chunk in state.field_mut(component as usize).chunks_mut(buffer.len() / 8) {
                let bytes = &mut buffer[..8 * chunk.len()];
                self.file
                    .read_exact(bytes)
                    .map_err(|_cause| damaged(&self.name, "is cut short"))?;
                crc.update(bytes);
                for (value, bytes) in chunk.iter_mut().zip(bytes.chunks_exact(8)) {
                    *value = f64::from_le_bytes(bytes.try_into().expect("eight bytes"));
                }
            }
            let mut stored = [0; 4];
            self.file
                .read_exact(&mut stored)
                .map_err(|_cause| damaged(&self.name, "is cut short"))?;
            if u32::from_le_bytes(stored) != crc.finish() {
                let what = format!("is damaged: the checksum of {} is wrong", component.name());
                return Err(damaged(&self.name, &what));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use larder_memory::buffer::BufferOptions;

    use super::*;
    use crate::io::files::tests::Folder;

    fn block(points: usize) -> Block {
        let pool = crate::BlockPool::new(BufferOptions::default()).unwrap();
        Block::zeroed(&pool, Component::COUNT, points).unwrap()
    }

    #[test]
    fn what_is_written_is_read_and_every_cut_and_flip_is_refused() {
        let folder = Folder::new();
        let path = folder.path().join("a.checkpoint");
        let mut state = block(7);
        for component in 0..Component::COUNT {
            for (at, value) in state.field_mut(component).iter_mut().enumerate() {
                *value = component as f64 + at as f64 / 3.0;
            }
        }
        let notes =
            Notes { from: 0.5, time: 1.25, steps: 77, table: 1 << 32 | 5, ..Notes::default() };
        write(&path, "[run]\nuntil = 1.0\n", notes, &state).unwrap();
        let read = |state: &mut Block| {
            let checkpoint = Checkpoint::open(&path)?;
            assert_eq!(
                (checkpoint.notes, checkpoint.run.as_str()),
                (notes, "[run]\nuntil = 1.0\n")
            );
            checkpoint.read_state(state)
        };
        let mut again = block(7);
        read(&mut again).unwrap();
        for component in 0..Component::COUNT {
            assert_eq!(again.field(component), state.field(component));
        }
        assert!(read(&mut block(8)).is_err());
        let whole = std::fs::read(&path).unwrap();
        for cut in 0..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            assert!(read(&mut again).is_err(), "cut at {cut}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            std::fs::write(&path, &changed).unwrap();
            let bad =
                Checkpoint::open(&path).and_then(|checkpoint| checkpoint.read_state(&mut again));
            assert!(bad.is_err(), "a flip at {at} went unseen");
        }
        let mut newer = whole;
        newer[8] = 9;
        std::fs::write(&path, &newer).unwrap();
        let said = Checkpoint::open(&path).unwrap_err().to_string();
        assert!(said.contains("version 9"), "{said}");
    }
}
