//! A field over a plane, as colours.

use super::axis::Range;
use super::base64;
use super::canvas::{Canvas, INK};
use super::colour::{self, Palette, STEPS};
use super::png;

/// A field over a plane.
#[derive(Clone, Debug)]
pub struct MapPlot<'a> {
    /// Over the frame.
    pub title: String,
    /// Beside the colour bar.
    pub label: String,
    /// Along the horizontal and the vertical axis.
    pub axes: [String; 2],
    /// Cells along both.
    pub cells: [usize; 2],
    /// Where the box begins and ends along both.
    pub extents: [[f64; 2]; 2],
    /// The values, the vertical axis fastest.
    pub values: &'a [f64],
}

/// The longer side of the frame.
const SIDE: f64 = 420.0;

impl MapPlot<'_> {
    /// The picture.
    ///
    /// # Panics
    /// When there is not a value for each cell.
    pub fn to_svg(&self) -> String {
        let [nx, ny] = self.cells;
        assert_eq!(self.values.len(), nx * ny, "a value for each cell");
        let (low, high) = self
            .values
            .iter()
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        let is_signed = low < 0.0 && high > 0.0;
        let (palette, range) = if is_signed {
            let size = high.max(-low);
            (Palette::Signed, Range { low: -size, high: size, is_log: false })
        } else {
            // Equal values get a bar of their own size.
            let air =
                if high - low > 1e-12 * high.abs() { 0.0 } else { 0.5 * high.abs().max(1e-12) };
            (Palette::Rising, Range { low: low - air, high: high + air, is_log: false })
        };
        let colours = colour::palette(palette);
        let mut pixels = vec![0_u8; nx * ny];
        for i in 0..nx {
            for j in 0..ny {
                let place = range.place(self.values[i * ny + j]).clamp(0.0, 1.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "0 to 255"
                )]
                let index = (place * (STEPS - 1) as f64).round() as u8;
                // The top row of a picture comes first, that of a plane last.
                pixels[(ny - 1 - j) * nx + i] = index;
            }
        }
        let [[x0, x1], [y0, y1]] = self.extents;
        let aspect = ((y1 - y0) / (x1 - x0)).clamp(0.2, 5.0);
        let (width, height) =
            if aspect <= 1.0 { (SIDE, SIDE * aspect) } else { (SIDE / aspect, SIDE) };
        let mut canvas = Canvas::new(width, height, 128.0);
        let image = base64::encode(&png::encode(nx, ny, &pixels, &colours));
        let (left, top) = (canvas.left, canvas.top);
        canvas.push(&format!(
            "<image x=\"{left}\" y=\"{top}\" width=\"{width:.2}\" height=\"{height:.2}\" \
             preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" \
             href=\"data:image/png;base64,{image}\"/>"
        ));
        let x = Range { low: x0, high: x1, is_log: false };
        let y = Range { low: y0, high: y1, is_log: false };
        canvas.frame(&self.title, (&x, &self.axes[0]), (&y, &self.axes[1]));

        let bar_left = left + width + 16.0;
        let column: Vec<u8> = (0..=255).rev().collect();
        let bar = base64::encode(&png::encode(1, STEPS, &column, &colours));
        canvas.push(&format!(
            "<image x=\"{bar_left:.2}\" y=\"{top}\" width=\"16\" height=\"{height:.2}\" \
             preserveAspectRatio=\"none\" href=\"data:image/png;base64,{bar}\"/>\
             <rect x=\"{bar_left:.2}\" y=\"{top}\" width=\"16\" height=\"{height:.2}\" fill=\"none\" stroke=\"{INK}\"/>"
        ));
        let ticks = range.ticks(6);
        let longest = ticks.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(0);
        for (value, label) in ticks {
            let at = canvas.y(&range, value);
            let right = bar_left + 16.0;
            canvas.push(&format!("<path d=\"M{right:.2} {at:.2}h-4\" stroke=\"{INK}\"/>"));
            canvas.text(right + 6.0, at + 4.5, "start", "", &label);
        }
        let middle = top + height / 2.0;
        let at = bar_left + 46.0 + 7.0 * longest as f64;
        let turned = format!("transform=\"rotate(-90 {at:.2} {middle:.2})\"");
        canvas.text(at, middle, "middle", &turned, &self.label);
        canvas.finish()
    }
}
