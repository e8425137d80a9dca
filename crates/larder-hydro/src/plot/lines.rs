//! Lines over an axis: profiles and spectra.

use std::fmt::Write as _;

use super::axis::Range;
use super::canvas::{Canvas, INK};
use super::colour;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A coloured line.
    Solid,
    /// Coloured circles: cells.
    Dots,
    /// A thin dark line: theory.
    Theory,
}

/// A line.
#[derive(Clone, Debug)]
pub struct Line {
    /// In the legend; empty for none.
    pub name: String,
    /// Places along x and y.
    pub points: Vec<[f64; 2]>,
    /// How it is drawn.
    pub stroke: Stroke,
    /// Lines of one group have one colour.
    pub group: usize,
}

/// Lines in a frame.
#[derive(Clone, Debug)]
pub struct LinePlot {
    /// Over the frame.
    pub title: String,
    /// Along x and y.
    pub axes: [String; 2],
    /// Whether x and y go by powers of ten.
    pub is_log: [bool; 2],
    /// The lines, the first at the bottom.
    pub lines: Vec<Line>,
}

/// More marks than this on a line are not told apart.
const DOTS_MAX: usize = 61;

impl LinePlot {
    /// The picture.
    pub fn to_svg(&self) -> String {
        let named: Vec<&Line> = self.lines.iter().filter(|line| !line.name.is_empty()).collect();
        let longest = named.iter().map(|line| line.name.chars().count()).max().unwrap_or(0);
        let mut canvas = Canvas::new(
            460.0,
            320.0,
            if named.is_empty() { 24.0 } else { 62.0 + 7.0 * longest as f64 },
        );
        let all = |axis: usize| {
            self.lines.iter().flat_map(move |line| line.points.iter().map(move |point| point[axis]))
        };
        let y = Range::around(all(1), self.is_log[1]);
        let x = if self.is_log[0] {
            Range::around(all(0), true)
        } else {
            let (low, high) = all(0)
                .filter(|value| value.is_finite())
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
            if low < high {
                Range { low, high, is_log: false }
            } else {
                Range::around(all(0), false)
            }
        };
        let (left, top, width, height) = (canvas.left, canvas.top, canvas.width, canvas.height);
        canvas.push(&format!(
            "<clipPath id=\"frame\"><rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/></clipPath><g clip-path=\"url(#frame)\">"
        ));
        for line in &self.lines {
            self.draw(&mut canvas, line, &x, &y);
        }
        canvas.push("</g>");
        canvas.frame(&self.title, (&x, &self.axes[0]), (&y, &self.axes[1]));
        for (row, line) in named.into_iter().enumerate() {
            let (x0, y0) = (left + width + 14.0, top + 12.0 + 20.0 * row as f64);
            let colour = colour_of(line);
            match line.stroke {
                Stroke::Dots => canvas.push(&format!(
                    "<circle cx=\"{:.2}\" cy=\"{y0:.2}\" r=\"3.2\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.4\"/>",
                    x0 + 11.0
                )),
                Stroke::Solid | Stroke::Theory => canvas.push(&format!(
                    "<path d=\"M{x0:.2} {y0:.2}h22\" stroke=\"{colour}\" stroke-width=\"{}\"/>",
                    if line.stroke == Stroke::Theory { 1.0 } else { 1.8 }
                )),
            }
            canvas.text(x0 + 28.0, y0 + 4.5, "start", "", &line.name);
        }
        canvas.finish()
    }

    fn draw(&self, canvas: &mut Canvas, line: &Line, x: &Range, y: &Range) {
        let colour = colour_of(line);
        let places: Vec<[f64; 2]> = line
            .points
            .iter()
            .filter(|point| point.iter().all(|c| c.is_finite()))
            .filter(|point| (0..2).all(|axis| !self.is_log[axis] || point[axis] > 0.0))
            .map(|point| [canvas.x(x, point[0]), canvas.y(y, point[1])])
            .collect();
        if line.stroke == Stroke::Dots {
            let every = places.len().div_ceil(DOTS_MAX).max(1);
            let mut dots = String::new();
            for [px, py] in places.iter().step_by(every) {
                let _ = write!(dots, "<circle cx=\"{px:.2}\" cy=\"{py:.2}\" r=\"3.2\"/>");
            }
            canvas.push(&format!(
                "<g fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.4\">{dots}</g>"
            ));
            return;
        }
        let mut path = String::new();
        for (k, [px, py]) in places.iter().enumerate() {
            let _ = write!(path, "{}{px:.2} {py:.2}", if k == 0 { 'M' } else { 'L' });
        }
        let width = if line.stroke == Stroke::Theory { 1.0 } else { 1.8 };
        canvas.push(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"/>"
        ));
    }
}

fn colour_of(line: &Line) -> &'static str {
    match line.stroke {
        Stroke::Theory => INK,
        _ => colour::LINES[line.group % colour::LINES.len()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_points_or_numbers_make_a_picture_too() {
        for points in [vec![], vec![[0.0, f64::NAN]], vec![[1.0, 2.0]]] {
            let line = Line { name: "a < b".into(), points, stroke: Stroke::Solid, group: 0 };
            let plot = LinePlot {
                title: String::new(),
                axes: ["x [fm]".into(), "e".into()],
                is_log: [false, true],
                lines: vec![line],
            };
            let svg = plot.to_svg();
            assert!(svg.starts_with("<svg") && svg.contains("a &lt; b") && !svg.contains("NaN"));
        }
    }
}
