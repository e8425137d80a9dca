//! The header of an `.npy` member: a dictionary in Python's notation that says what the bytes are.

/// What a member says of its array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The element type in NumPy's notation: `<f8`.
    pub(super) descr: String,
    pub(super) fortran_order: bool,
    pub(super) shape: Vec<usize>,
    /// Bytes before the first element.
    pub(super) data_at: usize,
}

/// Longest header that is read; NumPy's own are 128 bytes.
pub(super) const HEADER_MAX: usize = 4096;

const MAGIC: &[u8] = b"\x93NUMPY";

/// Reads a header from the first bytes of a member.
pub(super) fn parse(bytes: &[u8]) -> Result<Header, String> {
    let rest = bytes.strip_prefix(MAGIC).ok_or("its first bytes are not those of an .npy array")?;
    let [major, _minor, rest @ ..] = rest else { return Err("its header is cut short".into()) };
    let (length, begins) = match (major, rest) {
        (1, [a, b, ..]) => (usize::from(u16::from_le_bytes([*a, *b])), 10),
        (2 | 3, [a, b, c, d, ..]) => (u32::from_le_bytes([*a, *b, *c, *d]) as usize, 12),
        (1..=3, _) => return Err("its header is cut short".into()),
        _ => return Err(format!("it is in .npy version {major}, want 1, 2 or 3")),
    };
    if length > HEADER_MAX {
        return Err(format!("its header has {length} bytes, want at most {HEADER_MAX}"));
    }
    let text = bytes.get(begins..begins + length).ok_or("its header is cut short")?;
    let text = std::str::from_utf8(text).map_err(|_cause| "its header is not text".to_owned())?;
    let (mut descr, mut order, mut shape) = (None, None, None);
    let mut words = Words { rest: text.trim() };
    words.want("{")?;
    while !words.takes("}") {
        let key = words.quoted()?;
        words.want(":")?;
        match key {
            "descr" => descr = Some(words.quoted()?.to_owned()),
            "fortran_order" => order = Some(words.truth()?),
            "shape" => shape = Some(words.tuple()?),
            other => return Err(format!("its header names `{other}`, which no array has")),
        }
        if !words.takes(",") {
            words.want("}")?;
            break;
        }
    }
    match (descr, order, shape) {
        (Some(descr), Some(fortran_order), Some(shape)) => {
            Ok(Header { descr, fortran_order, shape, data_at: begins + length })
        }
        _ => Err("its header lacks one of descr, fortran_order, shape".into()),
    }
}

/// The header of a C-ordered array of little-endian `f64`, padded as NumPy pads it.
pub(super) fn header(shape: &[usize]) -> Vec<u8> {
    let extents: Vec<String> = shape.iter().map(ToString::to_string).collect();
    let tuple = match extents.as_slice() {
        [one] => format!("({one},)"),
        all => format!("({})", all.join(", ")),
    };
    let mut text = format!("{{'descr': '<f8', 'fortran_order': False, 'shape': {tuple}, }}");
    // Ten bytes before, a line end after: the data begin at a multiple of 64.
    let padded = (10 + text.len() + 1).next_multiple_of(64) - 10;
    text.extend(std::iter::repeat_n(' ', padded - 1 - text.len()));
    text.push('\n');
    let mut bytes = MAGIC.to_vec();
    bytes.extend([1, 0]);
    let length = u16::try_from(text.len()).expect("three extents fit into a short header");
    bytes.extend(length.to_le_bytes());
    bytes.extend(text.as_bytes());
    bytes
}

/// As much of Python's notation as a header uses.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Words<'a> {
    fn takes(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start();
        self.rest = rest.strip_prefix(token).unwrap_or(rest);
        self.rest.len() != rest.len()
    }

    fn want(&mut self, token: &str) -> Result<(), String> {
        if self.takes(token) { Ok(()) } else { Err(format!("its header lacks a `{token}`")) }
    }

    fn quoted(&mut self) -> Result<&'a str, String> {
        for quote in ["'", "\""] {
            if self.takes(quote) {
                let (word, rest) =
                    self.rest.split_once(quote).ok_or("its header has an open quote")?;
                self.rest = rest;
                return Ok(word);
            }
        }
        // A structured type is a list here.
        Err("its header describes no plain array of numbers".into())
    }

    fn truth(&mut self) -> Result<bool, String> {
        if self.takes("True") {
            return Ok(true);
        }
        self.want("False").map(|()| false)
    }

    fn tuple(&mut self) -> Result<Vec<usize>, String> {
        self.want("(")?;
        let (inside, rest) = self.rest.split_once(')').ok_or("its shape has no end")?;
        self.rest = rest;
        inside
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(|word| word.parse().map_err(|_cause| format!("its shape holds `{word}`")))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_begins_at_a_line() {
        for shape in [&[24, 20, 16][..], &[], &[7], &[1, 1, 100_000]] {
            let bytes = header(shape);
            let read = parse(&bytes).unwrap();
            assert_eq!((read.descr.as_str(), read.fortran_order), ("<f8", false));
            assert_eq!(read.shape, shape);
            assert_eq!((read.data_at, read.data_at % 64), (bytes.len(), 0));
        }
    }

    #[test]
    fn every_cut_and_every_changed_byte_is_read_or_refused_but_never_panics() {
        let bytes = header(&[24, 20, 16]);
        for cut in 0..bytes.len() {
            assert!(parse(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for at in 0..bytes.len() {
            for flip in [1, 0x80, 0xFF] {
                let mut changed = bytes.clone();
                changed[at] ^= flip;
                drop(parse(&changed));
            }
        }
    }

    #[test]
    fn other_arrays_are_told_apart() {
        let text = |body: &str| {
            let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
            bytes.extend(u16::try_from(body.len()).unwrap().to_le_bytes());
            bytes.extend(body.as_bytes());
            parse(&bytes)
        };
        let big = text("{'descr': '>f4', 'fortran_order': True, 'shape': (2,), }").unwrap();
        assert_eq!((big.descr.as_str(), big.fortran_order, big.shape), (">f4", true, vec![2]));
        let bad = |body| text(body).unwrap_err();
        assert!(bad("{'descr': [('a', '<f8')], 'shape': ()}").contains("no plain array"));
        assert!(bad("{'descr': '<f8', 'shape': (1,)}").contains("lacks one of"));
        assert!(bad("{'descr': '<f8', 'colour': 3}").contains("colour"));
        assert!(bad("{'shape': (-1,)}").contains("-1"));
    }
}
