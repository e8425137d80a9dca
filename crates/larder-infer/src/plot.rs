//! Pictures of draws as SVG, plain enough for a paper: traces, ranks, intervals, pairs.

use std::fmt::Write as _;

use crate::diag::quantile;

/// One parameter over its chains.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Draws by chain.
    pub chains: Vec<Vec<f64>>,
}

/// Colours that stay apart for readers who see red and green alike (Okabe and Ito).
const COLOURS: [&str; 8] =
    ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#7a6a00", "#444444"];

const INK: &str = "#333";

/// A picture that grows.
struct Page {
    text: String,
    width: f64,
    height: f64,
}

impl Page {
    fn new(width: f64, height: f64) -> Page {
        Page { text: String::new(), width, height }
    }

    fn add(&mut self, arguments: std::fmt::Arguments<'_>) {
        let _infallible = self.text.write_fmt(arguments);
        self.text.push('\n');
    }

    fn label(&mut self, x: f64, y: f64, anchor: &str, size: f64, text: &str) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        self.add(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" font-size="{size}" fill="{INK}">{text}</text>"#
        ));
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
        self.add(format_args!(
            r#"<line x1="{:.2}" y1="{:.2}" x2="{:.2}" y2="{:.2}" stroke="{colour}" stroke-width="{width}"/>"#,
            from.0, from.1, to.0, to.1
        ));
    }

    fn finish(self) -> String {
        let Page { text, width, height } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" font-family=\"Helvetica, Arial, sans-serif\">\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n{text}</svg>\n"
        )
    }
}

/// A stretch of numbers drawn from one place to another.
#[derive(Clone, Copy)]
struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Over all finite numbers, with a little room.
    fn over(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Scale {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for x in values.filter(|x| x.is_finite()) {
            low = low.min(x);
            high = high.max(x);
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let room = if high > low { 0.04 * high - 0.04 * low } else { 0.5 + 0.1 * low.abs() };
        Scale { low: (low - room).max(f64::MIN), high: (high + room).min(f64::MAX), from, to }
    }

    /// Where a number stands on the way from the lowest to the highest.
    fn share(self, x: f64) -> f64 {
        let span = self.high - self.low;
        if span.is_finite() {
            (x - self.low) / span
        } else {
            (0.5 * x - 0.5 * self.low) / (0.5 * self.high - 0.5 * self.low)
        }
    }

    fn at(self, x: f64) -> f64 {
        self.from + self.share(x) * (self.to - self.from)
    }

    /// A few round numbers, and their texts.
    fn ticks(self) -> Vec<(f64, String)> {
        let rough = 0.25 * self.high - 0.25 * self.low;
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|k| k * power)
            .into_iter()
            .find(|&s| s >= rough)
            .unwrap_or(rough);
        let first = (self.low / step).ceil();
        let ticks = (0..12).map(|k| (first + f64::from(k)) * step).filter(|&x| x <= self.high);
        ticks.map(|x| (x, tick_text(x, step))).collect()
    }
}

/// A round number with as many digits as tell it from the ones a step away.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "powers of ten of numbers that are not zero lie within 330 of zero"
)]
fn tick_text(x: f64, step: f64) -> String {
    if x == 0.0 {
        return "0".to_owned();
    }
    let power = |size: f64| (size.log10() + 1e-9).floor() as i32;
    let (size, last) = (x.abs(), power(step));
    if !(1e-3..1e5).contains(&size) {
        let digits = (power(size) - last).max(1) as usize;
        return format!("{x:.digits$e}");
    }
    let digits = (-last).max(0) as usize;
    let text = format!("{x:.digits$}");
    if digits == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn horizontal_axis(page: &mut Page, scale: Scale, y: f64) {
    page.line((scale.from, y), (scale.to, y), INK, 1.0);
    for (x, text) in scale.ticks() {
        let at = scale.at(x);
        page.line((at, y), (at, y + 4.0), INK, 1.0);
        page.label(at, y + 16.0, "middle", 11.0, &text);
    }
}

fn vertical_axis(page: &mut Page, scale: Scale, x: f64) {
    page.line((x, scale.from), (x, scale.to), INK, 1.0);
    for (y, text) in scale.ticks() {
        let at = scale.at(y);
        page.line((x - 4.0, at), (x, at), INK, 1.0);
        page.label(x - 7.0, at + 4.0, "end", 11.0, &text);
    }
}

/// Draws in their order, one panel for each parameter.
pub fn trace(series: &[Series]) -> String {
    let (width, panel) = (760.0, 150.0);
    let mut page = Page::new(width, panel * series.len() as f64 + 30.0);
    for (at, series) in series.iter().enumerate() {
        let top = at as f64 * panel + 24.0;
        let longest = series.chains.iter().map(Vec::len).max().unwrap_or(1);
        let x = Scale { low: 0.0, high: longest as f64, from: 70.0, to: width - 20.0 };
        let y = Scale::over(series.chains.iter().flatten().copied(), top + panel - 40.0, top);
        page.label(70.0, top - 8.0, "start", 13.0, &series.name);
        vertical_axis(&mut page, y, 70.0);
        horizontal_axis(&mut page, x, top + panel - 40.0);
        for (chain, draws) in series.chains.iter().enumerate() {
            // More points than half pixels say nothing more.
            let every = (draws.len() / 1400).max(1);
            let mut path = String::new();
            for (k, &draw) in
                draws.iter().enumerate().step_by(every).filter(|(_, draw)| draw.is_finite())
            {
                let _infallible = write!(path, "{:.1},{:.1} ", x.at(k as f64), y.at(draw));
            }
            page.add(format_args!(
                r#"<polyline points="{}" fill="none" stroke="{}" stroke-width="0.7" stroke-opacity="0.75"/>"#,
                path.trim_end(),
                COLOURS[chain % COLOURS.len()]
            ));
        }
    }
    page.finish()
}

/// How the ranks of each chain's draws among all draws are spread; even bars mean chains that agree.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bin below the number of bins"
)]
pub fn rank(series: &[Series]) -> String {
    let (width, panel, bins) = (760.0, 150.0, 20);
    let mut page = Page::new(width, panel * series.len() as f64 + 30.0);
    for (at, series) in series.iter().enumerate() {
        let top = at as f64 * panel + 24.0;
        let chains = series.chains.len();
        let mut order: Vec<(usize, f64)> = Vec::new();
        for (chain, draws) in series.chains.iter().enumerate() {
            order.extend(draws.iter().map(|&x| (chain, x)));
        }
        order.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut counts = vec![vec![0_u32; bins]; chains];
        for (rank, (chain, _)) in order.iter().enumerate() {
            counts[*chain][(rank as f64 / order.len() as f64 * bins as f64) as usize] += 1;
        }
        page.label(70.0, top - 8.0, "start", 13.0, &series.name);
        let room = (width - 90.0) / chains.max(1) as f64;
        for (chain, counts) in counts.iter().enumerate() {
            let even = series.chains[chain].len() as f64 / bins as f64;
            let bottom = top + panel - 40.0;
            let left = 70.0 + chain as f64 * room;
            let high = counts.iter().copied().max().unwrap_or(1).max(1);
            let y =
                Scale { low: 0.0, high: f64::from(high).max(1.5 * even), from: bottom, to: top };
            let bar = (room - 16.0) / bins as f64;
            for (bin, &count) in counts.iter().enumerate() {
                let tall = y.at(f64::from(count));
                page.add(format_args!(
                    r#"<rect x="{:.2}" y="{tall:.2}" width="{:.2}" height="{:.2}" fill="{}"/>"#,
                    left + bin as f64 * bar,
                    bar - 0.6,
                    bottom - tall,
                    COLOURS[chain % COLOURS.len()]
                ));
            }
            page.line((left, y.at(even)), (left + room - 16.0, y.at(even)), INK, 1.0);
            page.line((left, bottom), (left + room - 16.0, bottom), INK, 1.0);
            page.label(
                left + (room - 16.0) / 2.0,
                bottom + 16.0,
                "middle",
                11.0,
                &format!("chain {}", chain + 1),
            );
        }
    }
    page.finish()
}

/// Medians with intervals that hold half and nine tenths of the draws.
pub fn forest(series: &[Series]) -> String {
    let (width, row) = (760.0, 24.0);
    let longest = series.iter().map(|s| s.name.chars().count()).max().unwrap_or(0) as f64;
    let left = (longest * 7.5 + 20.0).clamp(80.0, 300.0);
    let bottom = row * series.len() as f64 + 20.0;
    let mut page = Page::new(width, bottom + 50.0);
    let intervals: Vec<[f64; 5]> = series
        .iter()
        .map(|series| {
            let chains: Vec<&[f64]> = series.chains.iter().map(Vec::as_slice).collect();
            [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| quantile(&chains, p))
        })
        .collect();
    let x = Scale::over(intervals.iter().flatten().copied(), left, width - 25.0);
    if x.low < 0.0 && x.high > 0.0 {
        page.line((x.at(0.0), 10.0), (x.at(0.0), bottom), "#ccc", 1.0);
    }
    for (at, (series, [q5, q25, q50, q75, q95])) in series.iter().zip(&intervals).enumerate() {
        let y = at as f64 * row + 24.0;
        page.label(left - 12.0, y + 4.0, "end", 12.0, &series.name);
        if [q5, q25, q50, q75, q95].iter().all(|q| q.is_finite()) {
            page.line((x.at(*q5), y), (x.at(*q95), y), COLOURS[0], 1.5);
            page.line((x.at(*q25), y), (x.at(*q75), y), COLOURS[0], 5.0);
            page.add(format_args!(
                r#"<circle cx="{:.2}" cy="{y:.2}" r="4" fill="white" stroke="{}" stroke-width="2"/>"#,
                x.at(*q50),
                COLOURS[0]
            ));
        }
    }
    horizontal_axis(&mut page, x, bottom);
    page.label(
        (left + width - 25.0) / 2.0,
        bottom + 38.0,
        "middle",
        11.0,
        "median, 50 % and 90 % intervals",
    );
    page.finish()
}

/// Parameters against each other; draws that diverged stand out.
pub fn pair(series: &[Series], divergent: &[Vec<bool>]) -> String {
    let cell = (720.0 / series.len().max(1) as f64).clamp(120.0, 260.0);
    let (left, top) = (70.0, 20.0);
    let size = cell * series.len() as f64;
    let mut page = Page::new(left + size + 15.0, top + size + 45.0);
    for (row, vertical) in series.iter().enumerate() {
        for (column, horizontal) in series.iter().enumerate().take(row + 1) {
            let x0 = left + column as f64 * cell;
            let y0 = top + row as f64 * cell;
            let x = Scale::over(
                horizontal.chains.iter().flatten().copied(),
                x0 + 4.0,
                x0 + cell - 10.0,
            );
            let y =
                Scale::over(vertical.chains.iter().flatten().copied(), y0 + cell - 10.0, y0 + 4.0);
            page.add(format_args!(
                r##"<rect x="{x0:.1}" y="{y0:.1}" width="{:.1}" height="{:.1}" fill="none" stroke="#bbb"/>"##,
                cell - 6.0,
                cell - 6.0
            ));
            if row == column {
                histogram(&mut page, horizontal, x, y0 + cell - 6.0, cell - 26.0);
                page.label(x0 + 6.0, y0 + 14.0, "start", 12.0, &horizontal.name);
            } else {
                scatter(&mut page, horizontal, vertical, (x, y), divergent);
            }
            if row + 1 == series.len() {
                horizontal_axis(&mut page, x, y0 + cell - 6.0);
            }
            if column == 0 && row > 0 {
                vertical_axis(&mut page, y, x0);
            }
        }
    }
    page.finish()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bin below the number of bins"
)]
fn histogram(page: &mut Page, series: &Series, x: Scale, bottom: f64, height: f64) {
    let bins = 30;
    let mut counts = vec![0_u32; bins];
    for draw in series.chains.iter().flatten().filter(|draw| draw.is_finite()) {
        counts[((x.share(*draw) * bins as f64) as usize).min(bins - 1)] += 1;
    }
    let high = f64::from(counts.iter().copied().max().unwrap_or(1).max(1));
    let bar = (x.to - x.from) / bins as f64;
    for (bin, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let tall = f64::from(count) / high * height;
        page.add(format_args!(
            r#"<rect x="{:.2}" y="{:.2}" width="{bar:.2}" height="{tall:.2}" fill="{}"/>"#,
            x.from + bin as f64 * bar,
            bottom - tall,
            COLOURS[0]
        ));
    }
}

fn scatter(
    page: &mut Page,
    a: &Series,
    b: &Series,
    (x, y): (Scale, Scale),
    divergent: &[Vec<bool>],
) {
    let total: usize = a.chains.iter().map(Vec::len).sum();
    // Two thousand points show a shape; more only fill the file. Divergent draws are all shown.
    let every = total.div_ceil(2000).max(1);
    for wanted in [false, true] {
        for (chain, (horizontal, vertical)) in a.chains.iter().zip(&b.chains).enumerate() {
            for (k, (&u, &v)) in horizontal.iter().zip(vertical).enumerate() {
                let is_divergent =
                    divergent.get(chain).and_then(|flags| flags.get(k)).copied().unwrap_or(false);
                if is_divergent != wanted
                    || !(u.is_finite() && v.is_finite())
                    || (!wanted && k % every != 0)
                {
                    continue;
                }
                let (colour, radius, opacity) =
                    if wanted { (COLOURS[5], 2.2, 1.0) } else { (COLOURS[0], 1.3, 0.35) };
                page.add(format_args!(
                    r#"<circle cx="{:.1}" cy="{:.1}" r="{radius}" fill="{colour}" fill-opacity="{opacity}"/>"#,
                    x.at(u),
                    y.at(v)
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(name: &str, shift: f64) -> Series {
        let chain =
            |k: usize| (0..200).map(|i| shift + ((i * 37 + k * 11) % 101) as f64 / 50.0).collect();
        Series { name: name.to_owned(), chains: vec![chain(0), chain(1)] }
    }

    #[test]
    fn every_kind_is_a_picture_and_no_number_in_it_is_lost() {
        let odd =
            Series { name: "a<b & c".into(), chains: vec![vec![1.0; 200], vec![f64::NAN; 200]] };
        let huge = [1e308, -1e308, f64::MAX, f64::MIN, 0.0];
        let huge = Series { name: "huge".into(), chains: vec![huge.repeat(40)] };
        let tiny = Series { name: "tiny".into(), chains: vec![[0.0, 5e-324].repeat(100)] };
        let all = [series("mu", 0.0), series("tau", -1.0), odd, huge, tiny];
        for text in [trace(&all), rank(&all), forest(&all), pair(&all, &[])] {
            assert!(text.starts_with("<svg ") && text.ends_with("</svg>\n"));
            assert!(
                !text.contains("NaN") && !text.contains("inf"),
                "a number that no viewer can place"
            );
        }
        assert!(trace(&all).contains("a&lt;b &amp; c"));
    }

    #[test]
    fn ticks_are_round_and_inside() {
        let texts = |low: f64, high: f64| -> Vec<String> {
            let scale = Scale { low, high, from: 0.0, to: 100.0 };
            scale.ticks().into_iter().map(|(_, text)| text).collect()
        };
        assert_eq!(texts(-1.3, 7.9), ["0", "5"]);
        assert_eq!(texts(-0.6, 0.3), ["-0.5", "0"]);
        assert_eq!(texts(0.1, 0.61), ["0.2", "0.4", "0.6"]);
        // Far from zero neighbours still have texts of their own.
        assert_eq!(texts(123_441.0, 123_463.0), ["1.2345e5", "1.2346e5"]);
        assert_eq!(texts(4.999_998, 5.000_002), ["4.999998", "5", "5.000002"]);
        assert_eq!(texts(995.0, 1012.0), ["995", "1000", "1005", "1010"]);
    }
}
