//! Data in Stan's JSON.

use serde_json::{Map, Number, Value};

use super::json_text;
use crate::error::{ErrorKind, InferError, Result};

/// Data by key. Every look-up says what is missing, too long or no number, and where.
#[derive(Clone, Debug)]
pub struct Data {
    keys: Map<String, Value>,
}

fn error(text: String) -> InferError {
    InferError::new(ErrorKind::Data, text)
}

impl Data {
    /// The data of a JSON object.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] when it is not an object.
    pub fn new(value: Value) -> Result<Data> {
        match value {
            Value::Object(keys) => Ok(Data { keys }),
            other => Err(error(format!("data are one JSON object of keys, not {}", kind(&other)))),
        }
    }

    /// The data of a JSON text; a byte order mark before it is passed over.
    ///
    /// # Errors
    /// [`ErrorKind::Data`], with line, column and key where the text is no JSON, and for a key that is there twice.
    pub fn parse(text: &str) -> Result<Data> {
        json_text::parse_object(text, "data").map(|keys| Data { keys })
    }

    fn key(&self, key: &str) -> Result<&Value> {
        self.keys.get(key).ok_or_else(|| {
            let there: Vec<&str> = self.keys.keys().map(String::as_str).take(12).collect();
            error(format!("the data have no key `{key}`; they have {}", there.join(", ")))
        })
    }

    /// A number.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn f64(&self, key: &str) -> Result<f64> {
        number(self.key(key)?, key, &[])
    }

    /// A number between two bounds, of which one may be infinite.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn f64_within(&self, key: &str, low: f64, high: f64) -> Result<f64> {
        let x = self.f64(key)?;
        within(x, key, &[], low, high).map(|()| x)
    }

    /// A count.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn usize(&self, key: &str) -> Result<usize> {
        self.usize_from(key, 0)
    }

    /// A count of at least `low`.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn usize_from(&self, key: &str, low: u32) -> Result<usize> {
        whole(self.f64(key)?, key, &[], f64::from(low), COUNTS_MAX).map(|n| n as usize)
    }

    /// Says what is missing of the keys that a model declares.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub(super) fn has(&self, keys: &[&str]) -> Result<()> {
        keys.iter().try_for_each(|key| self.key(key).map(|_value| ()))
    }

    /// A column of numbers; one number alone is a column of one.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn column(&self, key: &str, len: usize) -> Result<Vec<f64>> {
        let value = self.key(key)?;
        let column = match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(row, item)| number(item, key, &[row]))
                .collect::<Result<Vec<f64>>>()?,
            single => vec![number(single, key, &[])?],
        };
        if column.len() != len {
            return Err(error(format!("`{key}` has {} numbers, want {len}", column.len())));
        }
        Ok(column)
    }

    /// A column of numbers between two bounds, of which one may be infinite.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn column_within(&self, key: &str, len: usize, low: f64, high: f64) -> Result<Vec<f64>> {
        let column = self.column(key, len)?;
        let mut rows = column.iter().enumerate();
        rows.try_for_each(|(row, &x)| within(x, key, &[row], low, high))?;
        Ok(column)
    }

    /// A column of whole numbers, of any sign.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn whole_column(&self, key: &str, len: usize) -> Result<Vec<f64>> {
        let column = self.column(key, len)?;
        match column.iter().position(|x| *x != x.trunc()) {
            Some(row) => {
                let (place, x) = (place(&[row]), column[row]);
                Err(error(format!("`{key}`{place}: {x}, want a whole number")))
            }
            None => Ok(column),
        }
    }

    /// A column of counts.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn counts(&self, key: &str, len: usize) -> Result<Vec<u64>> {
        let column = self.column(key, len)?;
        let rows = column.into_iter().enumerate();
        rows.map(|(row, x)| whole(x, key, &[row], 0.0, 1e15)).collect()
    }

    /// A column of answers, 0 or 1.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn answers(&self, key: &str, len: usize) -> Result<Vec<bool>> {
        let column = self.column(key, len)?.into_iter().enumerate();
        column.map(|(row, x)| answer(x, key, &[row])).collect()
    }

    /// A matrix of answers, 0 or 1, row by row.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn answers_matrix(&self, key: &str, rows: usize, columns: usize) -> Result<Vec<Vec<bool>>> {
        let matrix = self.matrix(key, rows, columns)?.into_iter().enumerate();
        matrix
            .map(|(row, numbers)| {
                let numbers = numbers.into_iter().enumerate();
                numbers.map(|(column, x)| answer(x, key, &[row, column])).collect()
            })
            .collect()
    }

    /// A column of indices from one to `bound`, as indices from zero.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn indices(&self, key: &str, len: usize, bound: usize) -> Result<Vec<usize>> {
        let counts = self.counts(key, len)?;
        match counts.iter().position(|&k| k == 0 || k > bound as u64) {
            Some(row) => Err(error(format!(
                "`{key}`, row {}: {} is not an index from 1 to {bound}",
                row + 1,
                counts[row]
            ))),
            None => Ok(counts.into_iter().map(|k| k as usize - 1).collect()),
        }
    }

    /// A matrix, row by row.
    ///
    /// # Errors
    /// [`ErrorKind::Data`].
    pub fn matrix(&self, key: &str, rows: usize, columns: usize) -> Result<Vec<Vec<f64>>> {
        let Value::Array(items) = self.key(key)? else {
            return Err(error(format!("`{key}` is not a list of rows")));
        };
        if items.len() != rows {
            return Err(error(format!("`{key}` has {} rows, want {rows}", items.len())));
        }
        let mut matrix = Vec::with_capacity(rows);
        for (at, row) in items.iter().enumerate() {
            let Value::Array(row) = row else {
                return Err(error(format!("`{key}`, row {}: not a list of numbers", at + 1)));
            };
            if row.len() != columns {
                return Err(error(format!(
                    "`{key}`, row {}: {} numbers, want {columns}",
                    at + 1,
                    row.len()
                )));
            }
            let numbers =
                row.iter().enumerate().map(|(column, item)| number(item, key, &[at, column]));
            matrix.push(numbers.collect::<Result<Vec<f64>>>()?);
        }
        Ok(matrix)
    }
}

/// The largest size of anything.
const COUNTS_MAX: f64 = 1e9;

fn number(value: &Value, key: &str, at: &[usize]) -> Result<f64> {
    let x = match value {
        Value::Number(x) if !is_exact(x) => {
            let place = place(at);
            return Err(error(format!(
                "`{key}`{place}: {x} has more digits than a double keeps, want a whole number up to 2^53 or one that a double is"
            )));
        }
        Value::Number(x) => x.as_f64(),
        // Stan writes what JSON cannot.
        Value::String(text) => match text.as_str() {
            "NaN" => Some(f64::NAN),
            "Inf" | "Infinity" | "+Inf" => Some(f64::INFINITY),
            "-Inf" | "-Infinity" => Some(f64::NEG_INFINITY),
            _ => None,
        },
        _ => None,
    };
    match x {
        Some(x) if x.is_finite() => Ok(x),
        Some(x) => Err(error(format!("`{key}`{}: {x}, want a finite number", place(at)))),
        None => Err(error(format!("`{key}`{}: {}, want a number", place(at), kind(value)))),
    }
}

/// Whether a whole number is the double that stands for it from now on. Others are read as near as a double comes.
fn is_exact(x: &Number) -> bool {
    let size = x.as_u64().or_else(|| x.as_i64().map(i64::unsigned_abs)).unwrap_or(0);
    let digits = u64::BITS.saturating_sub(size.leading_zeros() + size.trailing_zeros());
    digits <= f64::MANTISSA_DIGITS
}

/// Where in the value of a key, as text.
fn place(at: &[usize]) -> String {
    match at {
        [] => String::new(),
        [row] => format!(", row {}", row + 1),
        [row, column, ..] => format!(", row {}, column {}", row + 1, column + 1),
    }
}

/// Large numbers by their power of ten: nobody reads three hundred digits.
fn said(x: f64) -> String {
    if x.abs() < 1e16 { x.to_string() } else { format!("{x:e}") }
}

fn whole(x: f64, key: &str, at: &[usize], low: f64, high: f64) -> Result<u64> {
    if x >= low && x <= high && x == x.trunc() {
        Ok(x as u64)
    } else {
        let (place, x) = (place(at), said(x));
        Err(error(format!("`{key}`{place}: {x}, want a whole number from {low} to {high:e}")))
    }
}

fn answer(x: f64, key: &str, at: &[usize]) -> Result<bool> {
    if x == 0.0 || x == 1.0 {
        Ok(x == 1.0)
    } else {
        Err(error(format!("`{key}`{}: {} is neither 0 nor 1", place(at), said(x))))
    }
}

fn within(x: f64, key: &str, at: &[usize], low: f64, high: f64) -> Result<()> {
    if x >= low && x <= high {
        return Ok(());
    }
    let want = if high == f64::INFINITY {
        format!("of at least {low}")
    } else if low == f64::NEG_INFINITY {
        format!("of at most {high}")
    } else {
        format!("from {low} to {high}")
    };
    Err(error(format!("`{key}`{}: {}, want a number {want}", place(at), said(x))))
}

pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
