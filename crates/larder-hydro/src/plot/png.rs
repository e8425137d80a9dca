//! A picture of one byte a pixel and a palette, as PNG.

use crate::io::Crc32;

/// Encodes rows of palette indices, the top row first.
pub(super) fn encode(width: usize, height: usize, pixels: &[u8], palette: &[[u8; 3]]) -> Vec<u8> {
    assert_eq!(pixels.len(), width * height, "a byte for each pixel");
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    for extent in [width, height] {
        header.extend(u32::try_from(extent).unwrap_or(u32::MAX).to_be_bytes());
    }
    header.extend([8, 3, 0, 0, 0]); // eight bits, palette, deflate, no filter, not interlaced
    chunk(&mut out, *b"IHDR", &header);
    let colours: Vec<u8> = palette.iter().flatten().copied().collect();
    chunk(&mut out, *b"PLTE", &colours);
    let mut raw = Vec::with_capacity(pixels.len() + height);
    for row in pixels.chunks_exact(width) {
        raw.push(0);
        raw.extend(row);
    }
    chunk(&mut out, *b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&raw, 6));
    chunk(&mut out, *b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], body: &[u8]) {
    out.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes());
    let mut crc = Crc32::new();
    crc.update(&name);
    crc.update(body);
    out.extend(name);
    out.extend(body);
    out.extend(crc.finish().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_its_chunks_in_order() {
        let png = encode(2, 2, &[0, 1, 1, 0], &[[0; 3], [255; 3]]);
        assert!(png.starts_with(b"\x89PNG"));
        let at = |name: &[u8]| png.windows(4).position(|four| four == name).unwrap();
        assert!(
            at(b"IHDR") < at(b"PLTE") && at(b"PLTE") < at(b"IDAT") && at(b"IDAT") < at(b"IEND")
        );
    }
}
