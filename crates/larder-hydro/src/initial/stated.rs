//! What a file says of fields that follow from the others.
//!
//! `pizz` and `T` are recomputed, so a file in which they are something else begins as another state than
//! it says: that is worth a word.

use std::path::Path;

use crate::compare::completed;
use crate::eos::EquationOfState;
use crate::fields::{DERIVED, WRITTEN};
use crate::grid::{Coordinates, Grid};
use crate::io::npz::Stated;

/// Differences up to this are rounding of whoever wrote the file, single precision included: of the stress
/// relative to the energy density, of the temperature to itself.
const SAME: f64 = 1e-6;

/// A sentence for each field that is not what follows from the others, with the cell where it is furthest
/// from it.
pub(super) fn remarks(
    path: &Path,
    stated: &Stated,
    grid: &Grid,
    eos: &EquationOfState,
    time: f64,
) -> Vec<String> {
    let energies = &stated.fields.values[0];
    let (low, high) = eos.range();
    // What the equation of state does not serve is refused where the state is made, with its cell.
    let is_served = energies.iter().all(|energy| (low..=high).contains(energy));
    if stated.derived.iter().all(Vec::is_empty) || !is_served {
        return Vec::new();
    }
    let all = completed(&stated.fields, grid, eos, time);
    let tau = match grid.coordinates() {
        Coordinates::Cartesian => 1.0,
        Coordinates::Milne => time,
    };
    let mut remarks = Vec::new();
    for (name, said) in DERIVED.into_iter().zip(&stated.derived) {
        let at = WRITTEN.iter().position(|written| *written == name);
        let follows = &all[at.expect("what follows is written")];
        let off = |index: usize| {
            let gap = (said[index] - follows[index]).abs();
            // Stresses along the unit vector, as the energy density is.
            if name == "T" { gap / follows[index] } else { gap * tau * tau / energies[index] }
        };
        let worst = (0..said.len()).rev().max_by(|a, b| off(*a).total_cmp(&off(*b)));
        let Some(worst) = worst.filter(|&worst| off(worst) > SAME) else { continue };
        let [i, j, k] = grid.cell(worst);
        remarks.push(format!(
            "{}: `{name}` [{i}, {j}, {k}] is {:e}, and the other fields make it {:e}: `{name}` is recomputed from them",
            path.display(),
            said[worst],
            follows[worst]
        ));
    }
    remarks
}
