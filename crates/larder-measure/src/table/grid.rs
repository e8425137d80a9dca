//! The table.

use std::fmt::{self, Write as _};

use super::figure;

/// What stands in one place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text; to the left.
    Text(String),
    /// A count, its thousands apart; figures stand to the right.
    Count(u64),
    /// A size.
    Bytes(u64),
    /// A time in nanoseconds.
    Nanoseconds(f64),
    /// A ratio.
    Ratio(f64),
    /// A share from 0 to 1.
    Share(f64),
    /// A figure that could not be had: `–` with a footnote that says why.
    Missing(String),
    /// Nothing.
    Empty,
}

/// To which side a column leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Figures.
    Right,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

/// Rows under headings. A control character in a text prints as `·`, so that hostile names cannot
/// write over the terminal; width is counted in characters.
///
/// ```
/// use larder_measure::table::{Cell, Table};
///
/// let mut table = Table::new(["pool", "hits"]);
/// table.row(["strings".into(), Cell::Count(4211)]);
/// assert_eq!(table.to_string(), "pool      hits\n-------  -----\nstrings  4,211\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<Cell>>,
    notes: Vec<String>,
}

impl Table {
    /// A table with these headings.
    pub fn new<'a>(heads: impl IntoIterator<Item = &'a str>) -> Self {
        let heads = heads.into_iter().map(str::to_owned).collect();
        Table { heads, rows: Vec::new(), notes: Vec::new() }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If it has not one cell for each heading.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> &mut Self {
        let cells: Vec<Cell> = cells.into_iter().collect();
        assert_eq!(cells.len(), self.heads.len(), "a row has one cell for each heading");
        self.rows.push(cells);
        self
    }

    /// Adds a line under the table.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.notes.push(text.into());
        self
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn align(&self, column: usize) -> Align {
        let is_text = |row: &Vec<Cell>| matches!(row[column], Cell::Text(_));
        if self.rows.iter().any(is_text) { Align::Left } else { Align::Right }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reasons: Vec<&str> = Vec::new();
        let mut lines: Vec<Vec<String>> = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            lines.push(row.iter().map(|cell| text_of(cell, &mut reasons)).collect());
        }
        let columns = self.heads.len();
        let width = |text: &str| text.chars().count();
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let longest = lines.iter().map(|line| width(&line[column])).max().unwrap_or(0);
                longest.max(width(&self.heads[column]))
            })
            .collect();
        let aligns: Vec<Align> = (0..columns).map(|column| self.align(column)).collect();
        let rule: Vec<String> = widths.iter().map(|&width| "-".repeat(width)).collect();
        for line in [&self.heads, &rule].into_iter().chain(&lines) {
            let mut text = String::new();
            for ((cell, &width), align) in line.iter().zip(&widths).zip(&aligns) {
                if !text.is_empty() {
                    text.push_str("  ");
                }
                match align {
                    Align::Left => write!(text, "{cell:<width$}")?,
                    Align::Right => write!(text, "{cell:>width$}")?,
                }
            }
            writeln!(f, "{}", text.trim_end())?;
        }
        for (index, reason) in reasons.iter().enumerate() {
            writeln!(f, "[{}] {}", index + 1, clean(reason))?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "{}", clean(note)))
    }
}

fn text_of<'a>(cell: &'a Cell, reasons: &mut Vec<&'a str>) -> String {
    match cell {
        Cell::Text(text) => clean(text),
        Cell::Count(value) => figure::count(*value),
        Cell::Bytes(value) => figure::bytes(*value),
        Cell::Nanoseconds(value) => figure::nanoseconds(*value),
        Cell::Ratio(value) => figure::ratio(*value),
        Cell::Share(value) => figure::percent(*value),
        Cell::Empty => String::new(),
        Cell::Missing(reason) => {
            let known = reasons.iter().position(|&known| known == reason);
            let number = known.unwrap_or_else(|| {
                reasons.push(reason);
                reasons.len() - 1
            });
            format!("–[{}]", number + 1)
        }
    }
}

fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '·' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_figure_has_a_footnote_and_equal_reasons_share_one() {
        let mut table = Table::new(["event", "count", "of"]);
        table.row(["cycles".into(), Cell::Missing("no counters".into()), Cell::Ratio(1.5)]);
        table.row(["evil\x1b[2J".into(), Cell::Missing("no counters".into()), Cell::Empty]);
        table.note("one machine");
        let text = table.to_string();
        assert_eq!(text.matches("–[1]").count(), 2);
        assert!(text.ends_with("[1] no counters\none machine\n"), "{text}");
        assert!(!text.contains('\x1b'));
        assert!(text.lines().all(|line| line == line.trim_end()));
    }
}
