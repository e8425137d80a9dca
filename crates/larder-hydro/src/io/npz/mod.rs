//! States as NumPy keeps them: `.npz` files that a script can write and read with nothing else.
//!
//! A file holds `e`, `ux`, `uy`, `uz` and, where wanted, `pixx pixy pixz piyy piyz` and `Pi`, each with
//! the three axes of the grid, and `t`, a single number. `pizz` and `T` follow from the others: they are
//! read, and held to what any field is held to, for the caller to compare. Components are contravariant; in Milne coordinates `z` means eta.

mod npy;
mod zip;

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use crate::error::{HydroError, HydroErrorKind};
use crate::fields::{DERIVED, FIELDS, Fields};
use crate::io::files;
use crate::words::nearest;
use zip::{Archive, Member, Trouble};

/// Longest member name that is looked at in a message.
const NAME_SHOWN: usize = 60;

fn damaged(path: &Path, what: impl std::fmt::Display) -> HydroError {
    HydroError::new(HydroErrorKind::Damaged, format!("{}: {what}", path.display()))
}

fn input(path: &Path, what: impl std::fmt::Display) -> HydroError {
    HydroError::new(HydroErrorKind::Input, format!("{}: {what}", path.display()))
}

fn troubled(path: &Path, place: &str, trouble: Trouble) -> HydroError {
    match trouble {
        Trouble::System(error) => files::unreadable(path, &error),
        Trouble::Damaged(what) if place.is_empty() => damaged(path, what),
        Trouble::Damaged(what) => damaged(path, format_args!("member `{place}`: {what}")),
    }
}

/// A state, and what its file says of the fields that follow from it.
#[derive(Clone, Debug, Default)]
pub struct Stated {
    /// The state.
    pub fields: Fields,
    /// [`DERIVED`] in order; an omitted one is empty.
    pub derived: [Vec<f64>; 2],
}

/// Reads a state of this shape.
///
/// # Errors
/// As [`read_stated`].
pub fn read(path: &Path, shape: [usize; 3]) -> Result<Fields, HydroError> {
    read_stated(path, shape).map(|stated| stated.fields)
}

/// Reads a state of this shape, with what the file says of the fields that follow from it.
///
/// # Errors
/// When the file cannot be read, is no zip file or is damaged; when a member is unknown, missing,
/// twice there, of another type, order or shape; when a number is not finite, `e` not positive or `T`
/// negative. The message names the member, the index and the value.
pub fn read_stated(path: &Path, shape: [usize; 3]) -> Result<Stated, HydroError> {
    let mut file = File::open(path).map_err(|error| files::unreadable(path, &error))?;
    let members = zip::directory(&mut file).map_err(|trouble| troubled(path, "", trouble))?;
    let Stated { mut fields, mut derived } = Stated::default();
    let mut seen: Vec<&str> = Vec::new();
    for member in &members {
        let shown: String = member.name.chars().take(NAME_SHOWN).collect();
        let name = member.name.strip_suffix(".npy").unwrap_or(&member.name);
        if seen.contains(&name) {
            return Err(damaged(path, format_args!("member `{shown}` is there twice")));
        }
        seen.push(name);
        if name == "t" {
            fields.time = Some(read_time(path, &mut file, member)?);
        } else if let Some(at) = FIELDS.iter().position(|field| *field == name) {
            fields.values[at] = read_field(path, &mut file, member, name, shape)?;
        } else if let Some(at) = DERIVED.iter().position(|field| *field == name) {
            derived[at] = read_field(path, &mut file, member, name, shape)?;
        } else {
            let known = FIELDS.iter().chain(&DERIVED).copied().chain(["t"]);
            let error = input(
                path,
                format_args!(
                    "holds `{shown}`, which no state has; known: {}, t, and pizz and T, which are recomputed",
                    FIELDS.join(", ")
                ),
            );
            return Err(match nearest(name, known) {
                Some(near) => error.with_hint(format!("`{near}` is meant, perhaps")),
                None => error,
            });
        }
    }
    for (field, values) in FIELDS.iter().zip(&fields.values).take(4) {
        if values.is_empty() {
            return Err(input(
                path,
                format_args!("holds no `{field}`; a state needs e, ux, uy, uz"),
            ));
        }
    }
    if let Some(at) = fields.values[0].iter().position(|energy| *energy <= 0.0) {
        let [i, j, k] = place(at, shape);
        let energy = fields.values[0][at];
        return Err(input(
            path,
            format_args!("e[{i}, {j}, {k}] is {energy:e} fm^-4, want a positive number"),
        )
        .with_hint("there is no fluid in a vacuum: give empty cells some energy density, such as a thousandth of the peak"));
    }
    if let Some(at) = derived[1].iter().position(|temperature| *temperature < 0.0) {
        let [i, j, k] = place(at, shape);
        let temperature = derived[1][at];
        return Err(input(
            path,
            format_args!("T[{i}, {j}, {k}] is {temperature:e} fm^-1, want a positive number"),
        ));
    }
    Ok(Stated { fields, derived })
}

/// The time of a state, without its fields.
///
/// # Errors
/// When the file cannot be read, is no zip file, or its `t` is no number.
pub fn time(path: &Path) -> Result<Option<f64>, HydroError> {
    let mut file = File::open(path).map_err(|error| files::unreadable(path, &error))?;
    let members = zip::directory(&mut file).map_err(|trouble| troubled(path, "", trouble))?;
    match members.iter().find(|member| member.name == "t.npy") {
        Some(member) => read_time(path, &mut file, member).map(Some),
        None => Ok(None),
    }
}

fn place(at: usize, shape: [usize; 3]) -> [usize; 3] {
    [at / (shape[1] * shape[2]), at / shape[2] % shape[1], at % shape[2]]
}

fn open_member(
    path: &Path,
    file: &mut File,
    member: &Member,
    name: &str,
    room: usize,
) -> Result<(Vec<u8>, npy::Header), HydroError> {
    let most = (room as u64).saturating_add(npy::HEADER_MAX as u64 + 12);
    let bytes =
        zip::contents(file, member, most).map_err(|trouble| troubled(path, name, trouble))?;
    let header = npy::parse(&bytes)
        .map_err(|what| damaged(path, format_args!("member `{name}`: {what}")))?;
    Ok((bytes, header))
}

fn read_time(path: &Path, file: &mut File, member: &Member) -> Result<f64, HydroError> {
    let (bytes, header) = open_member(path, file, member, "t", 8)?;
    if header.shape.iter().product::<usize>() != 1 || header.shape.len() > 3 {
        return Err(input(
            path,
            format_args!("`t` has shape {:?}, want a single number", header.shape),
        ));
    }
    let data = &bytes[header.data_at..];
    let word: Option<[u8; 8]> = data.try_into().ok();
    let time = match (header.descr.as_str(), word) {
        ("<f8", Some(word)) => f64::from_le_bytes(word),
        // `t=0` in Python is a whole number.
        ("<i8", Some(word)) => i64::from_le_bytes(word) as f64,
        (other, _) => {
            return Err(input(
                path,
                format_args!(
                    "`t` is of type `{other}` in {} bytes, want one little-endian double, `<f8`",
                    data.len()
                ),
            ));
        }
    };
    if !time.is_finite() {
        return Err(input(path, format_args!("`t` is {time}, want a finite time in fm")));
    }
    Ok(time)
}

fn read_field(
    path: &Path,
    file: &mut File,
    member: &Member,
    name: &str,
    shape: [usize; 3],
) -> Result<Vec<f64>, HydroError> {
    let points: usize = shape.iter().product();
    let wrong = |what: String| Err(input(path, format_args!("`{name}` {what}")));
    // A larger array than the grid is worth a message of its own: its header fits in any case.
    if member.size > (points * 8 + npy::HEADER_MAX + 12) as u64 {
        return wrong(format!(
            "unpacks to {} bytes; the grid of {shape:?} cells needs {}",
            member.size,
            points * 8
        ));
    }
    let (bytes, header) = open_member(path, file, member, name, points * 8)?;
    if header.descr != "<f8" {
        return wrong(format!(
            "is of type `{}`, want little-endian doubles, `<f8` (numpy: .astype('<f8'))",
            header.descr
        ));
    }
    if header.shape != shape {
        return wrong(format!(
            "has shape {:?}, want the grid's {shape:?}, a degenerate axis with length 1",
            header.shape
        ));
    }
    if header.fortran_order && shape.iter().filter(|cells| **cells > 1).count() > 1 {
        return wrong("is in Fortran order, want C order (numpy.ascontiguousarray)".into());
    }
    let data = &bytes[header.data_at..];
    if data.len() != points * 8 {
        return wrong(format!("holds {} bytes of numbers, want {}", data.len(), points * 8));
    }
    let mut values = Vec::new();
    values.try_reserve_exact(points).map_err(|_cause| {
        HydroError::new(
            HydroErrorKind::Memory,
            format!("no memory for {points} numbers of `{name}`"),
        )
    })?;
    values.extend(
        data.chunks_exact(8).map(|word| f64::from_le_bytes(word.try_into().expect("eight bytes"))),
    );
    if let Some(at) = values.iter().position(|value| !value.is_finite()) {
        let [i, j, k] = place(at, shape);
        return wrong(format!("[{i}, {j}, {k}] is {}, want a finite number", values[at]));
    }
    Ok(values)
}

/// Writes a state: the ten fields, then `pizz` and `T`, then `t`. The file appears whole or not at all.
///
/// # Errors
/// When the file cannot be written; what stood there before is untouched.
///
/// # Panics
/// When a field does not fit the shape.
pub fn write(
    path: &Path,
    shape: [usize; 3],
    time: f64,
    fields: &[(&str, &[f64])],
) -> Result<(), HydroError> {
    let points: usize = shape.iter().product();
    let head = npy::header(&shape);
    files::replace(path, |file| {
        let mut archive = Archive::new(BufWriter::with_capacity(1 << 16, file));
        for (name, values) in fields {
            assert_eq!(values.len(), points, "`{name}` has the shape of the grid");
            archive.add(&format!("{name}.npy"), &head, values)?;
        }
        archive.add("t.npy", &npy::header(&[]), &[time])?;
        archive.finish().map(drop)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::io::files::tests::Folder;

    const SHAPE: [usize; 3] = [4, 1, 5];

    fn sample(folder: &Folder) -> std::path::PathBuf {
        let path = folder.path().join("state.npz");
        let values: Vec<f64> = (0..20).map(|at| 1.0 + f64::from(at) / 7.0).collect();
        let fields: Vec<(&str, &[f64])> =
            FIELDS.iter().chain(&DERIVED).map(|name| (*name, values.as_slice())).collect();
        write(&path, SHAPE, 0.25, &fields).unwrap();
        path
    }

    #[test]
    fn what_is_written_is_read_bit_by_bit() {
        let folder = Folder::new();
        let fields = read(&sample(&folder), SHAPE).unwrap();
        assert_eq!(fields.time, Some(0.25));
        for values in &fields.values {
            assert_eq!(values.len(), 20);
            assert!(
                values
                    .iter()
                    .enumerate()
                    .all(|(at, v)| v.to_bits() == (1.0 + at as f64 / 7.0).to_bits())
            );
        }
    }

    #[test]
    fn every_cut_and_every_flipped_byte_is_refused_or_read_as_it_was() {
        let folder = Folder::new();
        let path = sample(&folder);
        let whole = std::fs::read(&path).unwrap();
        let right = read(&path, SHAPE).unwrap();
        for cut in 0..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            assert!(read(&path, SHAPE).is_err(), "cut at {cut}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x11;
            std::fs::write(&path, &changed).unwrap();
            // Dates and attributes mean nothing; numbers must not change unseen. A flipped name of
            // a field that may be omitted is an unknown name.
            if let Ok(read) = read(&path, SHAPE) {
                assert!(read == right, "a flip at {at} went unseen");
            }
        }
    }

    /// A zip file with one deflated member and hand-made sizes.
    fn zip_of(name: &str, packed: &[u8], size: u32, crc: u32) -> Vec<u8> {
        let mut file = Vec::new();
        let mut put = |bytes: &[u8]| file.write_all(bytes).unwrap();
        let length = u32::try_from(packed.len()).unwrap();
        let short = u16::try_from(name.len()).unwrap();
        put(&[0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
        put(&crc.to_le_bytes());
        put(&length.to_le_bytes());
        put(&size.to_le_bytes());
        put(&short.to_le_bytes());
        put(&[0, 0]);
        put(name.as_bytes());
        put(packed);
        put(&[0x50, 0x4B, 1, 2, 20, 0, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
        put(&crc.to_le_bytes());
        put(&length.to_le_bytes());
        put(&size.to_le_bytes());
        put(&short.to_le_bytes());
        put(&[0; 16]);
        put(name.as_bytes());
        put(&[0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0]);
        put(&(46 + u32::from(short)).to_le_bytes());
        put(&(30 + u32::from(short) + length).to_le_bytes());
        put(&[0, 0]);
        file
    }

    #[test]
    fn a_bomb_is_refused_by_its_size_and_a_lie_about_the_size_by_its_end() {
        let folder = Folder::new();
        let path = folder.path().join("bomb.npz");
        let zeros = miniz_oxide::deflate::compress_to_vec(&vec![0; 10_000_000], 6);
        std::fs::write(&path, zip_of("e.npy", &zeros, 10_000_000, 0)).unwrap();
        let said = read(&path, SHAPE).unwrap_err().to_string();
        assert!(said.contains("unpacks to 10000000 bytes"), "{said}");
        std::fs::write(&path, zip_of("e.npy", &zeros, 300, 0)).unwrap();
        let said = read(&path, SHAPE).unwrap_err().to_string();
        assert!(said.contains("`e`"), "{said}");
    }

    #[test]
    fn a_wrong_member_is_named_with_what_would_be_right() {
        let folder = Folder::new();
        let path = folder.path().join("state.npz");
        let ones = [1.0; 20];
        let said = |fields: &[(&str, &[f64])], shape| {
            write(&path, shape, 0.0, fields).unwrap();
            let error = read(&path, SHAPE).unwrap_err();
            format!("{error} {}", error.hint().unwrap_or_default())
        };
        let all: [(&str, &[f64]); 4] = [("e", &ones), ("ux", &ones), ("uy", &ones), ("uz", &ones)];
        let text = said(&[&all[..], &[("pixY", &ones)]].concat(), SHAPE);
        assert!(text.contains("`pixY") && text.contains("`pixy` is meant"), "{text}");
        assert!(said(&all[..3], SHAPE).contains("holds no `uz`"));
        assert!(said(&all, [5, 1, 4]).contains("has shape [5, 1, 4], want the grid's [4, 1, 5]"));
        let mut bad = ones;
        bad[7] = f64::NAN;
        let text = said(&[("e", &ones), ("ux", &bad)], SHAPE);
        assert!(text.contains("`ux` [1, 0, 2] is NaN"), "{text}");
        bad[7] = -1.0;
        let text = said(&[("e", &bad), all[1], all[2], all[3]], SHAPE);
        assert!(text.contains("e[1, 0, 2] is -1e0"), "{text}");
        assert!(said(&[all[0], all[0]], SHAPE).contains("is there twice"));
        // What follows from the others is held to the same.
        bad[7] = f64::NAN;
        let text = said(&[&all[..], &[("pizz", &bad)]].concat(), SHAPE);
        assert!(text.contains("`pizz` [1, 0, 2] is NaN"), "{text}");
        bad[7] = f64::INFINITY;
        let text = said(&[&all[..], &[("T", &bad)]].concat(), SHAPE);
        assert!(text.contains("`T` [1, 0, 2] is inf"), "{text}");
        bad[7] = -0.2;
        let text = said(&[&all[..], &[("T", &bad)]].concat(), SHAPE);
        assert!(text.contains("T[1, 0, 2] is -2e-1 fm^-1, want a positive number"), "{text}");
        write(&path, SHAPE, 0.0, &[&all[..], &[("pizz", &ones)]].concat()).unwrap();
        let stated = read_stated(&path, SHAPE).unwrap();
        assert_eq!(stated.derived.map(|field| field.len()), [20, 0]);
        assert!(read(&folder.path().join("none.npz"), SHAPE).is_err());
    }
}
