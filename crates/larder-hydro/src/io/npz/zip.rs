//! The container: reading the members of a zip file and writing one with stored members.
//!
//! The reader goes by the directory at the end, as every reader of zip files should, checks each
//! member's checksum, and makes room for nothing before the sizes agree with what the caller can use.
//! Of zip's many ways it knows those that NumPy writes: stored or deflated, with 64-bit extensions.

use std::io::{self, Read, Seek, SeekFrom, Write};

use crate::io::checksum::Crc32;

const LOCAL: u32 = 0x0403_4B50;
const CENTRAL: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;
const END_64: u32 = 0x0606_4B50;
const LOCATOR_64: u32 = 0x0706_4B50;
/// Most members that are looked at; a state has at most fifteen.
const MEMBERS_MAX: u64 = 1000;
/// Longest directory that is read.
const DIRECTORY_MAX: u64 = 1 << 20;

/// A member, as the directory has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: String,
    method: u16,
    flags: u16,
    crc: u32,
    packed: u64,
    pub(super) size: u64,
    header_at: u64,
}

/// Why a container cannot be read.
#[derive(Debug)]
pub(super) enum Trouble {
    System(io::Error),
    Damaged(String),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof {
            return damaged("the file ends in the middle");
        }
        Trouble::System(error)
    }
}

fn damaged(what: impl Into<String>) -> Trouble {
    Trouble::Damaged(what.into())
}

/// Numbers from a record. Reading past its end gives zeros, which no check lets pass.
struct Record<'a>(&'a [u8]);

impl Record<'_> {
    fn u16(&self, at: usize) -> u16 {
        self.0.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
    }
    fn u32(&self, at: usize) -> u32 {
        self.0.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }
    fn u64(&self, at: usize) -> u64 {
        u64::from(self.u32(at)) | u64::from(self.u32(at + 4)) << 32
    }
}

/// The directory of a zip file.
pub(super) fn directory<R: Read + Seek>(file: &mut R) -> Result<Vec<Member>, Trouble> {
    let length = file.seek(SeekFrom::End(0))?;
    // The end record has 22 bytes and a comment of up to 65,535.
    let tail_length = length.min(22 + 65_535);
    let tail = read_at(file, length - tail_length, tail_length)?;
    let end = (0..tail.len().saturating_sub(21))
        .rev()
        .find(|&at| Record(&tail[at..]).u32(0) == END)
        .ok_or_else(|| damaged("it has no directory of a zip file at its end"))?;
    let end_at = length - tail_length + end as u64;
    let record = Record(&tail[end..]);
    let (mut count, mut size, mut at) =
        (u64::from(record.u16(10)), u64::from(record.u32(12)), u64::from(record.u32(16)));
    let is_large = count == 0xFFFF || size == 0xFFFF_FFFF || at == 0xFFFF_FFFF;
    if is_large && end_at >= 20 {
        let locator = read_at(file, end_at - 20, 20)?;
        if Record(&locator).u32(0) == LOCATOR_64 {
            let large = read_at(file, Record(&locator).u64(8), 56)?;
            let large = Record(&large);
            if large.u32(0) != END_64 {
                return Err(damaged("its 64-bit directory is not where it should be"));
            }
            (count, size, at) = (large.u64(32), large.u64(40), large.u64(48));
        }
    }
    if count > MEMBERS_MAX || size > DIRECTORY_MAX {
        return Err(damaged(format!(
            "its directory has {count} members in {size} bytes, want at most {MEMBERS_MAX} in {DIRECTORY_MAX}"
        )));
    }
    let bytes = read_at(file, at, size)?;
    let mut rest = bytes.as_slice();
    let mut members = Vec::new();
    for index in 0..count {
        let record = Record(rest);
        let (name, extra, comment) =
            (usize::from(record.u16(28)), usize::from(record.u16(30)), usize::from(record.u16(32)));
        let whole = 46 + name + extra + comment;
        if record.u32(0) != CENTRAL || rest.len() < whole {
            return Err(damaged(format!("member {index} of its directory is cut short")));
        }
        let mut member = Member {
            name: String::from_utf8_lossy(&rest[46..46 + name]).into_owned(),
            method: record.u16(10),
            flags: record.u16(8),
            crc: record.u32(16),
            packed: u64::from(record.u32(20)),
            size: u64::from(record.u32(24)),
            header_at: u64::from(record.u32(42)),
        };
        widen(&mut member, &rest[46 + name..46 + name + extra])?;
        members.push(member);
        rest = &rest[whole..];
    }
    Ok(members)
}

/// Takes the 64-bit sizes from the extension, where the short ones say so.
fn widen(member: &mut Member, mut extra: &[u8]) -> Result<(), Trouble> {
    const SHORT: u64 = 0xFFFF_FFFF;
    let short = [&mut member.size, &mut member.packed, &mut member.header_at];
    if !short.iter().any(|value| **value == SHORT) {
        return Ok(());
    }
    while extra.len() >= 4 {
        let (tag, length) = (Record(extra).u16(0), usize::from(Record(extra).u16(2)));
        let Some(body) = extra.get(4..4 + length) else { break };
        if tag == 1 {
            let mut values = body.chunks_exact(8);
            for value in short {
                if *value == SHORT {
                    let wide = values.next().ok_or_else(|| damaged("a 64-bit size is missing"))?;
                    *value = Record(wide).u64(0);
                }
            }
            return Ok(());
        }
        extra = &extra[4 + length..];
    }
    Err(damaged(format!("member `{}` has no 64-bit size", member.name)))
}

/// The contents of a member, its checksum checked.
///
/// `most` is the greatest size that the caller has use for; above it nothing is read.
pub(super) fn contents<R: Read + Seek>(
    file: &mut R,
    member: &Member,
    most: u64,
) -> Result<Vec<u8>, Trouble> {
    if member.size > most {
        return Err(damaged(format!("it unpacks to {} bytes, want {most} at most", member.size)));
    }
    if member.flags & 1 == 1 {
        return Err(damaged("it is encrypted"));
    }
    let header = read_at(file, member.header_at, 30)?;
    let record = Record(&header);
    if record.u32(0) != LOCAL {
        return Err(damaged("its data are not where the directory says"));
    }
    let skip = 30 + u64::from(record.u16(26)) + u64::from(record.u16(28));
    let begins = member.header_at.saturating_add(skip);
    let bytes = match member.method {
        0 if member.packed != member.size => {
            return Err(damaged("it is stored, yet its two sizes differ"));
        }
        0 => read_at(file, begins, member.size)?,
        8 => {
            // Deflate never makes more than five bytes and a block's header out of 32 KiB; what
            // claims to be larger is no deflated array.
            if member.packed > member.size + member.size / 100 + 1024 {
                return Err(damaged("it is larger packed than unpacked"));
            }
            let packed = read_at(file, begins, member.packed)?;
            let room = usize::try_from(member.size).map_err(|_cause| damaged("it is too large"))?;
            let mut bytes = room_for(room)?;
            bytes.resize(room, 0);
            let filled = miniz_oxide::inflate::decompress_slice_iter_to_slice(
                &mut bytes,
                std::iter::once(packed.as_slice()),
                false,
                true,
            );
            if filled != Ok(room) {
                return Err(damaged("its deflated data cannot be unpacked to its size"));
            }
            bytes
        }
        other => {
            return Err(damaged(format!(
                "it is packed by method {other}, want stored (0) or deflated (8), as numpy.savez and savez_compressed write"
            )));
        }
    };
    if Crc32::of(&bytes) != member.crc {
        return Err(damaged("its checksum is wrong: the file is damaged"));
    }
    Ok(bytes)
}

fn room_for(length: usize) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|_cause| {
        Trouble::System(io::Error::new(
            io::ErrorKind::OutOfMemory,
            format!("no memory for {length} bytes"),
        ))
    })?;
    Ok(bytes)
}

/// Exactly `length` bytes from `at`. Room is made as they arrive, so that a size that lies asks for
/// no more than the file has.
fn read_at<R: Read + Seek>(file: &mut R, at: u64, length: u64) -> Result<Vec<u8>, Trouble> {
    let end = file.seek(SeekFrom::End(0))?;
    if at.checked_add(length).is_none_or(|last| last > end) {
        return Err(damaged(format!(
            "it points to bytes {at} to {} of a file of {end}",
            at.saturating_add(length)
        )));
    }
    let room = usize::try_from(length).map_err(|_cause| damaged("it is too large"))?;
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = room_for(room)?;
    file.take(length).read_to_end(&mut bytes)?;
    if bytes.len() != room {
        return Err(damaged("the file ends in the middle"));
    }
    Ok(bytes)
}

/// Writes a zip file of stored members, one after the other.
#[derive(Debug)]
pub(super) struct Archive<W: Write> {
    out: W,
    at: u64,
    directory: Vec<u8>,
    count: u64,
}

/// 1 January 1980, the first day that a zip file knows: the same bytes on every day.
const DATE: u16 = 0x0021;

impl<W: Write> Archive<W> {
    pub(super) fn new(out: W) -> Self {
        Archive { out, at: 0, directory: Vec::new(), count: 0 }
    }

    /// Adds a member: a head and then numbers.
    pub(super) fn add(&mut self, name: &str, head: &[u8], values: &[f64]) -> io::Result<()> {
        let mut buffer = [0_u8; 8192];
        let mut crc = Crc32::new();
        crc.update(head);
        for chunk in values.chunks(buffer.len() / 8) {
            crc.update(little_endian(chunk, &mut buffer));
        }
        let crc = crc.finish();
        let size = (head.len() + size_of_val(values)) as u64;
        let short = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
        let name_length = u16::try_from(name.len()).expect("names are short");
        let is_large = size >= u64::from(u32::MAX);

        let mut local = Vec::with_capacity(64);
        local.extend(LOCAL.to_le_bytes());
        push_common(&mut local, is_large, crc, short(size), name_length);
        let mut extra = Vec::new();
        if is_large {
            extra.extend(1_u16.to_le_bytes());
            extra.extend(16_u16.to_le_bytes());
            extra.extend(size.to_le_bytes());
            extra.extend(size.to_le_bytes());
        }
        local.extend((u16::try_from(extra.len()).expect("short")).to_le_bytes());
        local.extend(name.as_bytes());
        local.extend(&extra);
        self.out.write_all(&local)?;
        self.out.write_all(head)?;
        for chunk in values.chunks(buffer.len() / 8) {
            self.out.write_all(little_endian(chunk, &mut buffer))?;
        }

        let is_far = self.at >= u64::from(u32::MAX);
        let mut wide = Vec::new();
        if is_large {
            wide.extend(size.to_le_bytes());
            wide.extend(size.to_le_bytes());
        }
        if is_far {
            wide.extend(self.at.to_le_bytes());
        }
        let directory = &mut self.directory;
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(version(is_large || is_far).to_le_bytes());
        push_common(directory, is_large || is_far, crc, short(size), name_length);
        let extra_length = if wide.is_empty() { 0 } else { wide.len() + 4 };
        directory.extend(u16::try_from(extra_length).expect("short").to_le_bytes());
        directory.extend([0; 2 + 2 + 2]); // comment, disk, inner attributes
        directory.extend([0; 4]); // outer attributes
        directory.extend(short(self.at).to_le_bytes());
        directory.extend(name.as_bytes());
        if !wide.is_empty() {
            directory.extend(1_u16.to_le_bytes());
            directory.extend(u16::try_from(wide.len()).expect("short").to_le_bytes());
            directory.extend(&wide);
        }
        self.at += local.len() as u64 + size;
        self.count += 1;
        Ok(())
    }

    /// Writes the directory and gives back what was written to.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.out.write_all(&self.directory)?;
        let length = self.directory.len() as u64;
        let mut end = Vec::with_capacity(98);
        if self.at + length >= u64::from(u32::MAX) {
            end.extend(END_64.to_le_bytes());
            end.extend(44_u64.to_le_bytes());
            end.extend([45, 0, 45, 0]);
            end.extend([0; 8]);
            end.extend(self.count.to_le_bytes());
            end.extend(self.count.to_le_bytes());
            end.extend(length.to_le_bytes());
            end.extend(self.at.to_le_bytes());
            end.extend(LOCATOR_64.to_le_bytes());
            end.extend([0; 4]);
            end.extend((self.at + length).to_le_bytes());
            end.extend(1_u32.to_le_bytes());
        }
        let count = u16::try_from(self.count).expect("a state has few fields");
        end.extend(END.to_le_bytes());
        end.extend([0; 4]);
        end.extend(count.to_le_bytes());
        end.extend(count.to_le_bytes());
        end.extend(u32::try_from(length).expect("a short directory").to_le_bytes());
        end.extend(u32::try_from(self.at).unwrap_or(u32::MAX).to_le_bytes());
        end.extend([0; 2]);
        self.out.write_all(&end)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

fn version(is_large: bool) -> u16 {
    if is_large { 45 } else { 20 }
}

/// The part that a local header and a line of the directory share.
fn push_common(out: &mut Vec<u8>, is_large: bool, crc: u32, size: u32, name_length: u16) {
    out.extend(version(is_large).to_le_bytes());
    out.extend([0; 2 + 2 + 2]); // flags, stored, midnight
    out.extend(DATE.to_le_bytes());
    out.extend(crc.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(name_length.to_le_bytes());
}

/// The numbers as bytes, in a buffer of eight bytes a number or more.
pub(crate) fn little_endian<'b>(values: &[f64], buffer: &'b mut [u8]) -> &'b [u8] {
    for (bytes, value) in buffer.chunks_exact_mut(8).zip(values) {
        bytes.copy_from_slice(&value.to_le_bytes());
    }
    &buffer[..8 * values.len()]
}
