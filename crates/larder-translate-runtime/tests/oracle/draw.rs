//! Values drawn from a seed: the edges as often as the middle.

use py::{Bytes, Dyn, Int, Str};

/// A small generator of our own: the cases are the same everywhere.
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn new(seed: u64) -> Draw {
        Draw(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub(crate) fn below(&mut self, count: u64) -> u64 {
        (self.next() >> 11) % count
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[usize::try_from(self.below(items.len() as u64)).expect("an index")]
    }

    pub(crate) fn small(&mut self) -> i64 {
        i64::try_from(self.below(25)).expect("small") - 12
    }

    pub(crate) fn int(&mut self) -> Int {
        match self.below(6) {
            0 => Int::from(self.small()),
            1 => Int::from(self.next().cast_signed() >> self.below(63)),
            2 => {
                let edge = Int::from(1i64)
                    .shl(&Int::from(*self.pick(&[31i64, 32, 53, 61, 62, 63, 64, 128])));
                edge.expect("a shift").add(&Int::from(self.small()))
            }
            3 => self.big(200),
            4 => self.big(40).neg(),
            _ => Int::from(i64::try_from(self.below(1000)).expect("small")),
        }
    }

    pub(crate) fn big(&mut self, digits_max: u64) -> Int {
        let count = 1 + self.below(digits_max);
        let digits: String = (0..count)
            .map(|_| char::from(b'0' + u8::try_from(self.below(10)).expect("a digit")))
            .collect();
        Int::literal(&format!("1{digits}"))
    }

    pub(crate) fn float(&mut self) -> f64 {
        let simple = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            1.5,
            2.5,
            0.1,
            2.675,
            1e16,
            1e15,
            123456789.123456789,
            1e-5,
            1e-4,
            5e-324,
            1.7976931348623157e308,
            1e22,
            1e23,
            0.3,
            100.0,
            9007199254740993.0,
            -2.5,
            1e300,
            1e-300,
            3.999999,
        ];
        match self.below(5) {
            0 | 1 => *self.pick(&simple),
            2 => f64::from_bits(self.next() & 0x7FEF_FFFF_FFFF_FFFF),
            3 => self.small() as f64 / 8.0,
            _ => (self.next().cast_signed() >> 20) as f64 / 1000.0,
        }
    }

    pub(crate) fn text(&mut self) -> Str {
        let plain: Vec<char> = "abcABC xyz,.-_019\t\n%".chars().collect();
        let wide: Vec<char> =
            "aBéßÉıİŉǅΣσςﬁ中\u{301}𝔘½٣ \u{a0}\u{2028}\u{1f}Ω\"'\\\u{7f}\u{85}".chars().collect();
        let set = if self.below(3) == 0 { wide } else { plain };
        let count = self.below(12);
        Str::from((0..count).map(|_| *self.pick(&set)).collect::<String>())
    }

    /// A text from few characters, so that parts of it are found again.
    pub(crate) fn part(&mut self) -> Str {
        let count = self.below(4);
        Str::from(
            (0..count).map(|_| *self.pick(&['a', 'b', 'A', ' ', 'é', ','])).collect::<String>(),
        )
    }

    pub(crate) fn bytes(&mut self) -> Bytes {
        let count = self.below(10);
        let set = b"abAB 01\t\n\r,\x00\xff\xe9\x0b\x1c".to_vec();
        Bytes::from((0..count).map(|_| *self.pick(&set)).collect::<Vec<u8>>())
    }

    /// A key that has the same hash everywhere.
    pub(crate) fn key(&mut self, depth: u64) -> Dyn {
        match self.below(if depth == 0 { 5 } else { 6 }) {
            0 => Dyn::from(self.small()),
            1 => Dyn::Int(self.int()),
            2 => Dyn::Float(self.float()),
            3 => Dyn::Bool(self.below(2) == 0),
            4 => Dyn::from(i64::try_from(self.below(200)).expect("small")),
            _ => {
                let count = self.below(4);
                Dyn::tuple((0..count).map(|_| self.key(depth - 1)).collect())
            }
        }
    }

    /// Any value.
    pub(crate) fn any(&mut self, depth: u64) -> Dyn {
        match self.below(if depth == 0 { 7 } else { 10 }) {
            0 => Dyn::None,
            1 => Dyn::Bool(self.below(2) == 0),
            2 => Dyn::Int(self.int()),
            3 => Dyn::Float(self.float()),
            4 => Dyn::Str(self.text()),
            5 => Dyn::Bytes(self.bytes()),
            6 => Dyn::from(self.small()),
            7 => {
                let count = self.below(4);
                Dyn::list((0..count).map(|_| self.any(depth - 1)).collect())
            }
            8 => {
                let count = self.below(4);
                Dyn::tuple((0..count).map(|_| self.any(depth - 1)).collect())
            }
            _ => {
                let dict = py::Dict::new();
                for _ in 0..self.below(4) {
                    dict.set_item(self.key(1), self.any(depth - 1)).expect("keys have a hash");
                }
                Dyn::Dict(dict)
            }
        }
    }
}
