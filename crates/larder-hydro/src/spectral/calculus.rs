//! Gradients and divergences of fields on periodic boxes.

use std::sync::Arc;

use larder_kernels::Level;

use super::filter::Filter;
use super::lines::{LineScratch, Put, along_lines, along_rows};
use super::plan::{LineKind, LinePlan, PlanCache, PlanKey};
use crate::error::HydroError;

/// Derivatives of fields of one shape, with plans and the room that they work in.
#[derive(Debug)]
pub struct Calculus {
    shape: [usize; 3],
    level: Level,
    plans: [Option<Arc<LinePlan>>; 3],
    scratch: LineScratch,
}

impl Calculus {
    /// Derivatives on a box of `shape` cells over `length`, filtered as they are taken.
    ///
    /// # Errors
    /// When memory cannot be had.
    pub fn new(
        shape: [usize; 3],
        length: [f64; 3],
        filter: Filter,
        level: Level,
        cache: &PlanCache,
    ) -> Result<Self, HydroError> {
        let mut plans = [None, None, None];
        for axis in 0..3 {
            if shape[axis] > 1 {
                let key = PlanKey::new(shape[axis], length[axis], LineKind::Derivative, filter);
                plans[axis] = Some(cache.get(key)?);
            }
        }
        let scratch = LineScratch::for_plans(plans.iter().flatten().map(|plan| &**plan))?;
        Ok(Calculus { shape, level, plans, scratch })
    }

    /// The derivative along one axis; what becomes of it is said by `put`. Along an axis of one cell it
    /// is zero.
    ///
    /// # Panics
    /// When a slice has another length than the box, or there is no such axis.
    pub fn derivative(&mut self, axis: usize, field: &[f64], target: &mut [f64], put: Put<'_>) {
        let [nx, ny, nz] = self.shape;
        let plane = ny * nz;
        assert_eq!(field.len(), nx * plane, "a field has as many numbers as the box has cells");
        assert_eq!(target.len(), nx * plane, "a target has as many numbers as the box has cells");
        let Some(plan) = &self.plans[axis] else {
            if let Put::Store | Put::StoreNegated | Put::StoreWeighted(_) = put {
                target.fill(0.0);
            }
            return;
        };
        let (level, scratch) = (self.level, &mut self.scratch);
        match axis {
            0 => along_rows(level, plan, field, plane, plane, target, plane, put, scratch),
            1 => {
                for x in 0..nx {
                    let from = x * plane;
                    let part = from..from + plane;
                    let (field, target) = (&field[part.clone()], &mut target[part]);
                    along_rows(level, plan, field, nz, nz, target, nz, put.from(from), scratch);
                }
            }
            _ => along_lines(level, plan, field, nx * ny, target, put, scratch),
        }
    }

    /// The gradient of a scalar.
    ///
    /// # Panics
    /// As [`Calculus::derivative`].
    pub fn gradient(&mut self, field: &[f64], targets: [&mut [f64]; 3]) {
        for (axis, target) in targets.into_iter().enumerate() {
            self.derivative(axis, field, target, Put::Store);
        }
    }

    /// The divergence of a vector.
    ///
    /// # Panics
    /// As [`Calculus::derivative`].
    pub fn divergence(&mut self, vector: [&[f64]; 3], target: &mut [f64]) {
        target.fill(0.0);
        for (axis, field) in vector.into_iter().enumerate() {
            self.derivative(axis, field, target, Put::Subtract);
        }
        for number in target {
            *number = -*number;
        }
    }

    /// The divergence of a symmetric tensor `xx, xy, xz, yy, yz, zz`.
    ///
    /// # Panics
    /// As [`Calculus::derivative`].
    pub fn tensor_divergence(&mut self, tensor: [&[f64]; 6], targets: [&mut [f64]; 3]) {
        const ROWS: [[usize; 3]; 3] = [[0, 1, 2], [1, 3, 4], [2, 4, 5]];
        for (row, target) in ROWS.into_iter().zip(targets) {
            self.divergence(row.map(|component| tensor[component]), target);
        }
    }
}
