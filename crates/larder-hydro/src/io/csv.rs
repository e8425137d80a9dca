//! Fields and histories as text for spreadsheets.

use std::io::{BufWriter, Write};
use std::path::Path;

use super::files;
use crate::error::HydroError;
use crate::grid::Grid;

/// Writes a line for each cell: its coordinates, then the fields. Digits read back as the same number.
///
/// # Errors
/// When the file cannot be written.
pub fn write(
    path: &Path,
    grid: &Grid,
    time: f64,
    fields: &[(&str, &[f64])],
) -> Result<(), HydroError> {
    files::replace(path, |file| {
        let mut out = BufWriter::with_capacity(1 << 16, file);
        write!(out, "# t = {time:?} fm\nx,y,z")?;
        for (name, _) in fields {
            write!(out, ",{name}")?;
        }
        out.write_all(b"\n")?;
        for index in 0..grid.points() {
            let [x, y, z] = grid.position(grid.cell(index));
            write!(out, "{x:?},{y:?},{z:?}")?;
            for (_, values) in fields {
                write!(out, ",{:?}", values[index])?;
            }
            out.write_all(b"\n")?;
        }
        out.flush()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::{Boundary, Coordinates};
    use crate::io::files::tests::Folder;

    #[test]
    fn every_cell_has_its_line() {
        let folder = Folder::new();
        let path = folder.path().join("a.csv");
        let grid = Grid::new([4, 1, 1], [4.0, 1.0, 1.0], Coordinates::Cartesian, Boundary::Outflow);
        write(&path, &grid.unwrap(), 0.5, &[("e", &[1.0, 2.0, 0.1, 4.0])]).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().nth(1), Some("x,y,z,e"));
        assert_eq!(text.lines().nth(4), Some("0.5,0.0,0.0,0.1"));
    }
}
