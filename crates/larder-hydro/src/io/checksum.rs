//! CRC-32 as zip files and checkpoints use it: eight table look-ups for eight bytes.

/// Polynomial 0x04C11DB7, bits mirrored.
const POLYNOMIAL: u32 = 0xEDB8_8320;

static TABLES: [[u32; 256]; 8] = tables();

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0_u32; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let mut value = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { (value >> 1) ^ POLYNOMIAL } else { value >> 1 };
            bit += 1;
        }
        tables[0][byte] = value;
        byte += 1;
    }
    let mut k = 1;
    while k < 8 {
        let mut byte = 0;
        while byte < 256 {
            let last = tables[k - 1][byte];
            tables[k][byte] = (last >> 8) ^ tables[0][(last & 0xFF) as usize];
            byte += 1;
        }
        k += 1;
    }
    tables
}

/// A checksum that grows with the bytes it is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crc32(u32);

impl Crc32 {
    pub(crate) fn new() -> Self {
        Crc32(!0)
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        let mut crc = self.0;
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            let word = u64::from_le_bytes(word.try_into().expect("eight bytes")) ^ u64::from(crc);
            crc = 0;
            for (byte, table) in word.to_le_bytes().iter().zip(TABLES.iter().rev()) {
                crc ^= table[usize::from(*byte)];
            }
        }
        for byte in words.remainder() {
            let low = crc.to_le_bytes()[0] ^ byte;
            crc = (crc >> 8) ^ TABLES[0][usize::from(low)];
        }
        self.0 = crc;
    }

    pub(crate) fn finish(self) -> u32 {
        !self.0
    }

    /// The checksum of one piece.
    pub(crate) fn of(bytes: &[u8]) -> u32 {
        let mut crc = Crc32::new();
        crc.update(bytes);
        crc.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_standard_comes_out_however_the_bytes_are_cut() {
        assert_eq!(Crc32::of(b"123456789"), 0xCBF4_3926);
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let whole = Crc32::of(&bytes);
        for cut in [1, 7, 8, 9, 500, 999] {
            let mut crc = Crc32::new();
            crc.update(&bytes[..cut]);
            crc.update(&bytes[cut..]);
            assert_eq!(crc.finish(), whole, "cut at {cut}");
        }
    }
}
