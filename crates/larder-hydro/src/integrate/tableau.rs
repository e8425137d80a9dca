//! Coefficients of the implicit-explicit methods of Ascher, Ruuth and Spiteri (1997).

/// Most stages.
pub(super) const STAGES_MAX: usize = 5;

/// A method whose last stage is the result. Stage 0 is the state itself; its implicit column is zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct ImexTableau {
    pub(super) stages: usize,
    /// Row `i`, column `j < i`: the share of the explicit rate of stage `j` in stage `i`.
    pub(super) explicit: [[f64; STAGES_MAX]; STAGES_MAX],
    /// Row `i`, column `j <= i`: the same of the implicit rate.
    pub(super) implicit: [[f64; STAGES_MAX]; STAGES_MAX],
    /// Explicit and implicit weights of a result of one order less.
    pub(super) embedded: [[f64; STAGES_MAX]; 2],
    /// Its order, for the conditions below.
    #[cfg(test)]
    pub(super) order: u32,
}

/// Two implicit stages, order 2.
pub(super) fn ars222() -> ImexTableau {
    let gamma = 1.0 - std::f64::consts::FRAC_1_SQRT_2;
    let delta = 1.0 - 1.0 / (2.0 * gamma);
    let mut explicit = [[0.0; STAGES_MAX]; STAGES_MAX];
    let mut implicit = explicit;
    explicit[1][0] = gamma;
    explicit[2][0] = delta;
    explicit[2][1] = 1.0 - delta;
    implicit[1][1] = gamma;
    implicit[2][1] = 1.0 - gamma;
    implicit[2][2] = gamma;
    let mut embedded = [[0.0; STAGES_MAX]; 2];
    embedded[0][1] = 1.0;
    embedded[1][1] = 1.0;
    ImexTableau {
        stages: 3,
        explicit,
        implicit,
        embedded,
        #[cfg(test)]
        order: 2,
    }
}

/// Four implicit stages, order 3.
pub(super) fn ars443() -> ImexTableau {
    let explicit = [
        [0.0; STAGES_MAX],
        [1.0 / 2.0, 0.0, 0.0, 0.0, 0.0],
        [11.0 / 18.0, 1.0 / 18.0, 0.0, 0.0, 0.0],
        [5.0 / 6.0, -5.0 / 6.0, 1.0 / 2.0, 0.0, 0.0],
        [1.0 / 4.0, 7.0 / 4.0, 3.0 / 4.0, -7.0 / 4.0, 0.0],
    ];
    let implicit = [
        [0.0; STAGES_MAX],
        [0.0, 1.0 / 2.0, 0.0, 0.0, 0.0],
        [0.0, 1.0 / 6.0, 1.0 / 2.0, 0.0, 0.0],
        [0.0, -1.0 / 2.0, 1.0 / 2.0, 1.0 / 2.0, 0.0],
        [0.0, 3.0 / 2.0, -3.0 / 2.0, 1.0 / 2.0, 1.0 / 2.0],
    ];
    // The midpoint rule on the stage at half a step.
    let embedded = [[0.0, 1.0, 0.0, 0.0, 0.0]; 2];
    ImexTableau {
        stages: 5,
        explicit,
        implicit,
        embedded,
        #[cfg(test)]
        order: 3,
    }
}

impl ImexTableau {
    /// The time of a stage, as a share of the step.
    pub(super) fn time(&self, stage: usize) -> f64 {
        self.explicit[stage].iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums of both tableaus, and those across: what an order needs of a method whose weights are its
    /// last rows (Ascher, Ruuth, Spiteri 1997, section 2; Kennedy and Carpenter 2003, table 1).
    #[test]
    fn row_sums_and_coupling_conditions_hold() {
        for tableau in [ars222(), ars443()] {
            let s = tableau.stages;
            let close = |a: f64, b: f64| assert!((a - b).abs() < 4e-16 * 8.0, "{a} is not {b}");
            let rows = [tableau.explicit, tableau.implicit];
            for (explicit, implicit) in rows[0].iter().zip(&rows[1]).take(s).skip(1) {
                close(explicit.iter().sum(), implicit.iter().sum());
            }
            let c: Vec<f64> = (0..s).map(|i| tableau.time(i)).collect();
            for weights in [rows[0][s - 1], rows[1][s - 1]] {
                close(weights.iter().sum(), 1.0);
                close((0..s).map(|i| weights[i] * c[i]).sum(), 0.5);
                if tableau.order < 3 {
                    continue;
                }
                close((0..s).map(|i| weights[i] * c[i] * c[i]).sum(), 1.0 / 3.0);
                for inner in rows {
                    let sum: f64 = (0..s)
                        .map(|i| weights[i] * (0..s).map(|j| inner[i][j] * c[j]).sum::<f64>())
                        .sum();
                    close(sum, 1.0 / 6.0);
                }
            }
        }
    }
}
