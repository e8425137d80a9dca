//! The filter of the state at the end of a step: one axis after the other, because what is left of a mode
//! is a product over the axes. What is taken away is computed and subtracted: a mean, which nothing is
//! taken from, keeps its last bit, where a transform there and back would drift by a rounding each time.

use std::sync::{Mutex, PoisonError};

use larder_kernels::share::ColumnsMut;
use larder_kernels::transform::PANEL_COLUMNS;

use super::{Axes, Fourier, Room, WORKERS_MAX, share_of};
use crate::error::HydroError;
use crate::spectral::{Filter, LineKind, Put, along_lines, along_rows};
use crate::state::{Block, Component};

impl Fourier {
    /// Takes modes away from every component.
    pub(super) fn sieve(&mut self, state: &mut Block) -> Result<(), HydroError> {
        if self.filter == Filter::None {
            return Ok(());
        }
        let mut axes: Axes = [None, None, None];
        for (axis, plan) in axes.iter_mut().enumerate() {
            if self.grid.is_active(axis) {
                *plan = Some(self.plan(axis, LineKind::Filter, self.filter)?);
            }
        }
        let components = if self.transport.has_bulk() {
            Component::COUNT
        } else if self.transport.has_shear() {
            Component::COUNT - 1
        } else {
            4
        };
        for component in 0..components {
            self.sieve_planes(&axes, state.field_mut(component));
            self.sieve_panels(&axes, state.field_mut(component));
        }
        Ok(())
    }

    /// Along y and z.
    fn sieve_planes(&mut self, axes: &Axes, field: &mut [f64]) {
        let [nx, ny, nz] = self.grid.shape();
        let plane = ny * nz;
        let Fourier { level, team, rooms, .. } = self;
        let (level, workers) = (*level, team.workers());
        let mut rest = field;
        let parts: [Mutex<&mut [f64]>; WORKERS_MAX] = std::array::from_fn(|worker| {
            if worker >= workers {
                return Mutex::new(&mut [][..]);
            }
            let (first, end) = share_of(nx, workers, worker);
            let (mine, others) = std::mem::take(&mut rest).split_at_mut((end - first) * plane);
            rest = others;
            Mutex::new(mine)
        });
        team.run(&|worker| {
            let mut mine = parts[worker].lock().unwrap_or_else(PoisonError::into_inner);
            let mut room = rooms[worker].lock().unwrap_or_else(PoisonError::into_inner);
            let Room { lines, plane: copy, .. } = &mut *room;
            let copy = &mut copy[..plane];
            for part in mine.chunks_exact_mut(plane) {
                if let Some(plan) = &axes[2] {
                    copy.copy_from_slice(part);
                    along_lines(level, plan, copy, ny, part, Put::Subtract, lines);
                }
                if let Some(plan) = &axes[1] {
                    copy.copy_from_slice(part);
                    along_rows(level, plan, copy, nz, nz, part, nz, Put::Subtract, lines);
                }
            }
        });
    }

    /// Along x.
    fn sieve_panels(&mut self, axes: &Axes, field: &mut [f64]) {
        let Some(plan) = &axes[0] else { return };
        let [nx, ny, nz] = self.grid.shape();
        let plane = ny * nz;
        let panels = plane.div_ceil(PANEL_COLUMNS);
        let Fourier { level, team, rooms, .. } = self;
        let (level, workers) = (*level, team.workers());
        let mut rest = Some(ColumnsMut::new(field, plane));
        let parts: [Mutex<Option<ColumnsMut<'_, f64>>>; WORKERS_MAX] =
            std::array::from_fn(|worker| {
                if worker >= workers {
                    return Mutex::new(None);
                }
                let (first, end) = share_of(panels, workers, worker);
                let (first, end) = (first * PANEL_COLUMNS, (end * PANEL_COLUMNS).min(plane));
                let (mine, others) =
                    rest.take().expect("the rest is put back").split_at(end - first);
                rest = Some(others);
                Mutex::new(Some(mine))
            });
        team.run(&|worker| {
            let part = parts[worker].lock().unwrap_or_else(PoisonError::into_inner).take();
            let Some(mut columns) = part else { return };
            let mut room = rooms[worker].lock().unwrap_or_else(PoisonError::into_inner);
            let Room { lines, panel, .. } = &mut *room;
            let size = nx * PANEL_COLUMNS;
            let (input, output) = panel[..2 * size].split_at_mut(size);
            let mut column = 0;
            while column < columns.width() {
                let wide = (columns.width() - column).min(PANEL_COLUMNS);
                for (row, copy) in input.chunks_exact_mut(PANEL_COLUMNS).enumerate() {
                    copy[..wide].copy_from_slice(&columns.row(row)[column..column + wide]);
                }
                along_rows(
                    level,
                    plan,
                    input,
                    PANEL_COLUMNS,
                    wide,
                    output,
                    PANEL_COLUMNS,
                    Put::Store,
                    lines,
                );
                for (row, taken) in output.chunks_exact(PANEL_COLUMNS).enumerate() {
                    let kept = &mut columns.row_mut(row)[column..column + wide];
                    for (kept, taken) in kept.iter_mut().zip(taken) {
                        *kept -= taken;
                    }
                }
                column += wide;
            }
        });
    }
}
