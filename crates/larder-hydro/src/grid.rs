//! The box: how many cells, how long, in which coordinates, and what lies beyond its faces.

use crate::error::{HydroError, Place};

/// The coordinates of space and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coordinates {
    /// `(t, x, y, z)`.
    Cartesian,
    /// `(tau, x, y, eta)` with `tau = sqrt(t^2 - z^2)` and `eta = atanh(z / t)`.
    Milne,
}

/// What lies beyond the faces of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Boundary {
    /// The box again: cell `i` of `N` stands at `-L/2 + i L/N`.
    Periodic,
    /// Matter leaves and none comes in: cell centres stand at `(i - (N-1)/2) L/N`.
    Outflow,
}

/// Cells along three axes. A degenerate axis has one cell; nothing varies along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    shape: [usize; 3],
    length: [f64; 3],
    coordinates: Coordinates,
    boundary: Boundary,
}

/// The axes as users call them; in Milne coordinates the third is eta.
pub const AXIS_NAMES: [&str; 3] = ["x", "y", "z"];

/// Most cells along one axis: a mistyped number should be an error, not a full disk.
const AXIS_CELLS_MAX: usize = 1 << 20;

/// Fewest cells of an axis that is not degenerate: below it a first derivative knows one mode at most.
pub(crate) const AXIS_CELLS_MIN: usize = 4;

impl Grid {
    /// A grid of `shape` cells over lengths in fm (without unit along eta).
    ///
    /// # Errors
    /// When an axis has no cells, 2, 3, or more than 2^20; when a length is not positive and finite;
    /// when the number of points overflows.
    pub fn new(
        shape: [usize; 3],
        length: [f64; 3],
        coordinates: Coordinates,
        boundary: Boundary,
    ) -> Result<Self, HydroError> {
        for axis in 0..3 {
            let (name, cells, extent) = (AXIS_NAMES[axis], shape[axis], length[axis]);
            if cells != 1 && !(AXIS_CELLS_MIN..=AXIS_CELLS_MAX).contains(&cells) {
                return Err(HydroError::configuration(format!(
                    "the grid has {cells} cells along {name}, want 1 or {AXIS_CELLS_MIN} to {AXIS_CELLS_MAX}"
                )));
            }
            if !(extent.is_finite() && extent > 0.0) {
                return Err(HydroError::configuration(format!(
                    "the grid is {extent} long along {name}, want a positive length"
                )));
            }
        }
        let points = shape.iter().try_fold(1_usize, |count, &cells| count.checked_mul(cells));
        if points.is_none_or(|points| points > usize::MAX / 64) {
            return Err(HydroError::configuration(format!(
                "the grid of {shape:?} cells has more points than the address space holds"
            )));
        }
        Ok(Grid { shape, length, coordinates, boundary })
    }

    /// Cells along each axis.
    pub fn shape(&self) -> [usize; 3] {
        self.shape
    }

    /// Length of each axis.
    pub fn length(&self) -> [f64; 3] {
        self.length
    }

    /// The coordinates.
    pub fn coordinates(&self) -> Coordinates {
        self.coordinates
    }

    /// What lies beyond the faces.
    pub fn boundary(&self) -> Boundary {
        self.boundary
    }

    /// Cells in all.
    pub fn points(&self) -> usize {
        self.shape.iter().product()
    }

    /// Distance of neighbours along each axis.
    pub fn spacing(&self) -> [f64; 3] {
        std::array::from_fn(|axis| self.length[axis] / self.shape[axis] as f64)
    }

    /// Volume of a cell, degenerate axes counted with their whole length.
    pub fn cell_volume(&self) -> f64 {
        self.spacing().iter().product()
    }

    /// Axes along which fields may vary.
    pub fn is_active(&self, axis: usize) -> bool {
        self.shape[axis] > 1
    }

    /// Number of axes along which fields may vary.
    pub fn dimensions(&self) -> usize {
        (0..3).filter(|&axis| self.is_active(axis)).count()
    }

    /// Coordinate of cell `index` along `axis`; a degenerate axis stands at 0.
    pub fn coordinate(&self, axis: usize, index: usize) -> f64 {
        let step = self.length[axis] / self.shape[axis] as f64;
        if !self.is_active(axis) {
            return 0.0;
        }
        match self.boundary {
            Boundary::Periodic => -self.length[axis] / 2.0 + index as f64 * step,
            Boundary::Outflow => (index as f64 - (self.shape[axis] - 1) as f64 / 2.0) * step,
        }
    }

    /// Place of a cell in a field: the last axis is contiguous.
    pub fn index(&self, cell: [usize; 3]) -> usize {
        debug_assert!((0..3).all(|axis| cell[axis] < self.shape[axis]), "{cell:?} is in the box");
        (cell[0] * self.shape[1] + cell[1]) * self.shape[2] + cell[2]
    }

    /// The cell that stands at this place of a field.
    pub fn cell(&self, index: usize) -> [usize; 3] {
        let [_, ny, nz] = self.shape;
        [index / (ny * nz), index / nz % ny, index % nz]
    }

    /// The coordinates of a cell.
    pub fn position(&self, cell: [usize; 3]) -> [f64; 3] {
        std::array::from_fn(|axis| self.coordinate(axis, cell[axis]))
    }

    /// Cell and coordinates of a place of a field, for a message.
    pub fn place(&self, index: usize, time: Option<f64>) -> Place {
        let cell = self.cell(index);
        Place { cell, position: self.position(cell), time }
    }

    /// What stored `E` and `M^i` are multiplied with: 1, in Milne coordinates tau.
    pub fn weight(&self, time: f64) -> f64 {
        match self.coordinates {
            Coordinates::Cartesian => 1.0,
            Coordinates::Milne => time,
        }
    }

    /// What a derivative along each axis is multiplied with to be one along a unit vector: 1, and
    /// along eta `1/tau`.
    pub fn stretch(&self, time: f64) -> [f64; 3] {
        match self.coordinates {
            Coordinates::Cartesian => [1.0; 3],
            Coordinates::Milne => [1.0, 1.0, 1.0 / time],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(boundary: Boundary) -> Grid {
        Grid::new([4, 1, 6], [8.0, 3.0, 3.0], Coordinates::Cartesian, boundary).expect("a grid")
    }

    #[test]
    fn cells_stand_where_the_boundary_puts_them() {
        let periodic = grid(Boundary::Periodic);
        assert_eq!(
            [0, 2, 3].map(|i| periodic.coordinate(0, i).to_bits()),
            [-4.0_f64, 0.0, 2.0].map(f64::to_bits)
        );
        let open = grid(Boundary::Outflow);
        assert_eq!(
            [0, 3].map(|i| open.coordinate(0, i).to_bits()),
            [-3.0_f64, 3.0].map(f64::to_bits)
        );
        assert_eq!(open.coordinate(1, 0).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn an_index_and_its_cell_are_one() {
        let grid = grid(Boundary::Periodic);
        for index in 0..grid.points() {
            assert_eq!(grid.index(grid.cell(index)), index);
        }
    }

    #[test]
    fn shapes_and_lengths_that_are_no_box_are_refused() {
        let refused = |shape, length| {
            Grid::new(shape, length, Coordinates::Cartesian, Boundary::Periodic)
                .expect_err("refused")
                .to_string()
        };
        assert!(refused([3, 4, 4], [1.0; 3]).contains("3 cells along x"));
        assert!(refused([4, 0, 4], [1.0; 3]).contains("0 cells along y"));
        assert!(refused([4, 4, 4], [1.0, 1.0, -2.0]).contains("-2 long along z"));
        assert!(refused([4, 4, 4], [f64::NAN, 1.0, 1.0]).contains("NaN"));
        assert!(refused([1 << 20, 1 << 20, 1 << 20], [1.0; 3]).contains("address space"));
    }
}
