//! What the shortest waves hold: of a flow that the grid resolves, next to nothing.

use std::sync::PoisonError;

use larder_kernels::{dot_at, sum_at};

use super::{Fourier, Room};
use crate::error::HydroError;
use crate::scheme::Tail;
use crate::spectral::{LineKind, Put, along_lines, along_rows};

/// Waves smaller than this against the mean are rounding, of which the short ones have their full share.
const ROUNDING: f64 = 1e-12;

impl Fourier {
    /// Takes the upper third of the wave numbers out of `field` along one axis after the other. One worker
    /// does it: that is three passes over one field where a step makes hundreds.
    pub(super) fn tail_of(&mut self, field: &[f64], room: &mut [f64]) -> Result<Tail, HydroError> {
        let level = self.level;
        let [nx, ny, nz] = self.grid.shape();
        let points = field.len() as f64;
        let mean = sum_at(level, field) / points;
        for (wave, value) in room.iter_mut().zip(field) {
            *wave = value - mean;
        }
        let waves = dot_at(level, room, room);
        let mut worst = Tail::default();
        if waves <= (ROUNDING * mean).powi(2) * points {
            return Ok(worst);
        }
        for axis in (0..3).filter(|&axis| self.grid.is_active(axis)) {
            let plan = self.plan(axis, LineKind::Tail, self.filter)?;
            let mut worker = self.rooms[0].lock().unwrap_or_else(PoisonError::into_inner);
            let Room { lines, .. } = &mut *worker;
            if axis == 2 {
                along_lines(level, &plan, field, nx * ny, room, Put::Store, lines);
            } else {
                // Along y the planes of constant x one by one, along x the box as one such plane.
                let row = if axis == 1 { nz } else { ny * nz };
                let slab = row * self.grid.shape()[axis];
                for (from, to) in field.chunks_exact(slab).zip(room.chunks_exact_mut(slab)) {
                    along_rows(level, &plan, from, row, row, to, row, Put::Store, lines);
                }
            }
            let share = dot_at(level, room, room) / waves;
            if share > worst.share {
                worst = Tail { share, axis };
            }
        }
        Ok(worst)
    }
}
