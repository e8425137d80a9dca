//! Fields for ParaView and VisIt: VTK image data, raw doubles appended.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::path::Path;

use super::files;
use crate::error::HydroError;
use crate::grid::Grid;

/// Writes point data on the centres of the cells. The file appears whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    path: &Path,
    grid: &Grid,
    time: f64,
    fields: &[(&str, &[f64])],
) -> Result<(), HydroError> {
    let shape = grid.shape();
    let origin = grid.position([0; 3]);
    let spacing = grid.spacing();
    let extent: Vec<String> = shape.iter().map(|cells| format!("0 {}", cells - 1)).collect();
    let extent = extent.join(" ");
    let three = |v: [f64; 3]| format!("{:?} {:?} {:?}", v[0], v[1], v[2]);
    let mut head = format!(
        "<?xml version=\"1.0\"?>\n\
         <VTKFile type=\"ImageData\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n\
         <ImageData WholeExtent=\"{extent}\" Origin=\"{}\" Spacing=\"{}\">\n\
         <FieldData><DataArray type=\"Float64\" Name=\"TimeValue\" NumberOfTuples=\"1\" format=\"ascii\">{time:?}</DataArray></FieldData>\n\
         <Piece Extent=\"{extent}\">\n<PointData Scalars=\"e\">\n",
        three(origin),
        three(spacing)
    );
    let bytes = 8 * grid.points() as u64;
    for (index, (name, _)) in fields.iter().enumerate() {
        let offset = index as u64 * (bytes + 8);
        let _ = writeln!(
            head,
            "<DataArray type=\"Float64\" Name=\"{name}\" format=\"appended\" offset=\"{offset}\"/>"
        );
    }
    head += "</PointData>\n</Piece>\n</ImageData>\n<AppendedData encoding=\"raw\">\n_";
    files::replace(path, |file| {
        let mut out = BufWriter::with_capacity(1 << 16, file);
        out.write_all(head.as_bytes())?;
        let [nx, ny, nz] = shape;
        for (_, values) in fields {
            out.write_all(&bytes.to_le_bytes())?;
            // VTK's first axis is the fastest, ours the slowest.
            for k in 0..nz {
                for j in 0..ny {
                    for i in 0..nx {
                        out.write_all(&values[(i * ny + j) * nz + k].to_le_bytes())?;
                    }
                }
            }
        }
        out.write_all(b"\n</AppendedData>\n</VTKFile>\n")?;
        out.flush()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::{Boundary, Coordinates};
    use crate::io::files::tests::Folder;

    #[test]
    fn the_numbers_stand_where_the_offsets_say_with_x_fastest() {
        let folder = Folder::new();
        let path = folder.path().join("a.vti");
        let grid =
            Grid::new([4, 5, 1], [4.0, 5.0, 1.0], Coordinates::Cartesian, Boundary::Periodic);
        let grid = grid.unwrap();
        let values: Vec<f64> = (0..20).map(f64::from).collect();
        write(&path, &grid, 0.5, &[("e", &values), ("T", &values)]).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let begin = bytes.windows(2).position(|pair| pair == b"\n_").unwrap() + 2;
        let text = String::from_utf8_lossy(&bytes[..begin]);
        assert!(text.contains("WholeExtent=\"0 3 0 4 0 0\""), "{text}");
        assert!(text.contains("offset=\"168\""), "{text}");
        let word = |at: usize| -> [u8; 8] { bytes[begin + at..begin + at + 8].try_into().unwrap() };
        assert_eq!(u64::from_le_bytes(word(168)), 160);
        // The second number is that of the second cell along x, five further in our order.
        assert_eq!(word(168 + 16), 5.0_f64.to_le_bytes());
    }
}
