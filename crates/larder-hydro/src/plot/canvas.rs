//! The paper: a frame with axes, marks and labels.

use super::axis::Range;

/// A figure being drawn.
#[derive(Debug)]
pub(super) struct Canvas {
    body: String,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    full: (f64, f64),
}

/// Grey of frames and marks.
pub(super) const INK: &str = "#222";

impl Canvas {
    /// A figure whose frame is this large, with room around it.
    pub(super) fn new(width: f64, height: f64, right: f64) -> Self {
        let (left, top, bottom) = (74.0, 40.0, 56.0);
        let full = (left + width + right, top + height + bottom);
        Canvas { body: String::new(), left, top, width, height, full }
    }

    /// Adds a piece of SVG.
    pub(super) fn push(&mut self, piece: &str) {
        self.body += piece;
        self.body.push('\n');
    }

    /// A text.
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: &str, style: &str, text: &str) {
        let text = escape(text);
        self.push(&format!(
            "<text x=\"{x:.2}\" y=\"{y:.2}\" text-anchor=\"{anchor}\" {style}>{text}</text>"
        ));
    }

    /// Place of a number along x.
    pub(super) fn x(&self, range: &Range, value: f64) -> f64 {
        self.left + self.width * range.place(value)
    }

    /// Place of a number along y, upward.
    pub(super) fn y(&self, range: &Range, value: f64) -> f64 {
        self.top + self.height * (1.0 - range.place(value))
    }

    /// The frame with its marks and labels, over everything drawn so far.
    pub(super) fn frame(&mut self, title: &str, x: (&Range, &str), y: (&Range, &str)) {
        let (left, top, width, height) = (self.left, self.top, self.width, self.height);
        self.push(&format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width:.2}\" height=\"{height:.2}\" fill=\"none\" stroke=\"{INK}\"/>"
        ));
        let bottom = top + height;
        for (value, label) in x.0.ticks(ticks_for(width, 70.0)) {
            let at = self.x(x.0, value);
            self.push(&format!(
                "<path d=\"M{at:.2} {bottom:.2}v-5M{at:.2} {top}v5\" stroke=\"{INK}\"/>"
            ));
            self.text(at, bottom + 18.0, "middle", "", &label);
        }
        for (value, label) in y.0.ticks(ticks_for(height, 55.0)) {
            let at = self.y(y.0, value);
            let right = left + width;
            self.push(&format!(
                "<path d=\"M{left} {at:.2}h5M{right:.2} {at:.2}h-5\" stroke=\"{INK}\"/>"
            ));
            self.text(left - 8.0, at + 4.5, "end", "", &label);
        }
        self.text(left + width / 2.0, bottom + 42.0, "middle", "", x.1);
        let middle = top + height / 2.0;
        let turned = format!("transform=\"rotate(-90 16 {middle:.2})\"");
        self.text(16.0, middle + 4.0, "middle", &turned, y.1);
        self.text(left + width / 2.0, top - 14.0, "middle", "font-size=\"15\"", title);
    }

    /// The figure as a file.
    pub(super) fn finish(self) -> String {
        let (width, height) = self.full;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
             viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"'STIX Two Text','Times New Roman',Times,serif\" \
             font-size=\"14\" fill=\"{INK}\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{}</svg>\n",
            self.body
        )
    }
}

fn ticks_for(length: f64, each: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few")]
    let count = (length / each).clamp(2.0, 10.0) as usize;
    count
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
