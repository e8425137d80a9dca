//! CRC-32 as zlib computes it: the sum by which two programs compare dumps.

pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (index, entry) in (0_u32..).zip(&mut table) {
        *entry = (0..8)
            .fold(index, |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 });
    }
    !bytes
        .iter()
        .fold(!0, |sum: u32, &byte| sum >> 8 ^ table[usize::from(sum.to_le_bytes()[0] ^ byte)])
}
