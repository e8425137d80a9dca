//! Colours in equal steps of what an eye sees.
//!
//! Paths through Oklab (Ottosson 2020), where distances are differences as seen, cut into steps of equal
//! length; lightness rises all the way, so that the order survives a grey print and colour blindness.

/// How numbers are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Palette {
    /// From dark to light: for what has one sign.
    Rising,
    /// Two hues from white: for what has both signs.
    Signed,
}

/// Colours of a palette.
pub(super) const STEPS: usize = 256;

/// A colour in Oklab.
type Lab = [f64; 3];

fn linear_rgb([l, a, b]: Lab) -> [f64; 3] {
    let l_ = (l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m_ = (l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s_ = (l - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    [
        4.076_741_662_1 * l_ - 3.307_711_591_3 * m_ + 0.230_969_929_2 * s_,
        -1.268_438_004_6 * l_ + 2.609_757_401_1 * m_ - 0.341_319_396_5 * s_,
        -0.004_196_086_3 * l_ - 0.703_418_614_7 * m_ + 1.707_614_701 * s_,
    ]
}

fn in_gamut(lab: Lab) -> bool {
    linear_rgb(lab).iter().all(|c| (-1e-9..=1.0 + 1e-9).contains(c))
}

fn bytes(lab: Lab) -> [u8; 3] {
    linear_rgb(lab).map(|c| {
        let c = c.clamp(0.0, 1.0);
        let shown = if c <= 0.003_130_8 { 12.92 * c } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        let byte = (255.0 * shown).round() as u8;
        byte
    })
}

/// A colour of this lightness and hue, as rich as asked for and as the screen allows.
fn coloured(lightness: f64, chroma: f64, hue: f64) -> Lab {
    let at = |chroma: f64| [lightness, chroma * hue.cos(), chroma * hue.sin()];
    if in_gamut(at(chroma)) {
        return at(chroma);
    }
    let (mut low, mut high) = (0.0, chroma);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if in_gamut(at(middle)) { low = middle } else { high = middle }
    }
    at(low)
}

/// The path of a palette, 0 to 1.
fn path(palette: Palette, s: f64) -> Lab {
    match palette {
        Palette::Rising => {
            // From a dark violet by red and orange to a pale yellow.
            let hue = (-75.0 + 180.0 * s).to_radians();
            let chroma = 0.045 + 0.135 * (std::f64::consts::PI * (0.08 + 0.82 * s)).sin();
            coloured(0.15 + 0.82 * s, chroma, hue)
        }
        Palette::Signed => {
            // Blue to white to red, of one lightness at equal distances from the middle.
            let side = 2.0 * s - 1.0;
            let hue = if side < 0.0 { 250.0_f64 } else { 30.0 }.to_radians();
            let size = side.abs();
            coloured(0.98 - 0.58 * size, 0.16 * size.powf(0.9), hue)
        }
    }
}

/// The colours, the lowest first.
pub(super) fn palette(palette: Palette) -> Vec<[u8; 3]> {
    labs(palette).into_iter().map(bytes).collect()
}

fn labs(palette: Palette) -> Vec<Lab> {
    const FINE: usize = 4096;
    let fine: Vec<Lab> = (0..=FINE).map(|k| path(palette, k as f64 / FINE as f64)).collect();
    let mut lengths = vec![0.0];
    for pair in fine.windows(2) {
        let step: f64 = (0..3).map(|c| (pair[1][c] - pair[0][c]).powi(2)).sum::<f64>().sqrt();
        lengths.push(lengths[lengths.len() - 1] + step);
    }
    let whole = lengths[FINE];
    let mut place = 0;
    (0..STEPS)
        .map(|k| {
            let wanted = whole * k as f64 / (STEPS - 1) as f64;
            while place < FINE && lengths[place] < wanted {
                place += 1;
            }
            fine[place]
        })
        .collect()
}

/// Colours of lines, told apart in print and by colour-blind eyes (Okabe and Ito 2008), black first.
pub(super) const LINES: [&str; 7] =
    ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#444444"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_look_equal_and_lightness_rises() {
        for kind in [Palette::Rising, Palette::Signed] {
            let labs = labs(kind);
            let steps: Vec<f64> = labs
                .windows(2)
                .map(|pair| (0..3).map(|c| (pair[1][c] - pair[0][c]).powi(2)).sum::<f64>().sqrt())
                .collect();
            let mean = steps.iter().sum::<f64>() / steps.len() as f64;
            for (at, step) in steps.iter().enumerate() {
                // A step is cut at one of 4096 places: a sixteenth of it either way. The two colours beside
                // the middle of the signed palette are both all but white, so nearer to each other.
                let is_middle = kind == Palette::Signed && at == steps.len() / 2;
                let low = if is_middle { 0.0 } else { 0.8 };
                assert!((low..1.2).contains(&(step / mean)), "{kind:?}, {at}: {step} {mean}");
            }
            if kind == Palette::Rising {
                assert!(labs.windows(2).all(|pair| pair[1][0] > pair[0][0]));
            }
        }
    }

    #[test]
    fn a_signed_palette_is_white_in_the_middle_and_dark_at_both_ends() {
        let colours = palette(Palette::Signed);
        assert!(colours[127].iter().all(|c| *c > 240), "{:?}", colours[127]);
        assert!(colours[0][2] > colours[0][0] && colours[255][0] > colours[255][2]);
    }
}
