//! Which modes are kept.

use crate::error::HydroError;

/// A filter of Fourier modes, by the share `|k| / k_max` of the highest wave number `k_max = N/2` of each
/// axis.
///
/// A quadratic product of modes below `N/3` aliases to modes above `N/3` alone, so the rule of two thirds
/// keeps `|k| <= N/3` and takes the rest away. Where `N` is a multiple of three the mode `N/3` itself is
/// kept, as is usual; it is the one that products can still reach.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Filter {
    /// All modes; the first derivative of the highest one of an even axis is zero.
    #[default]
    None,
    /// Modes with `|k| <= N/3` on each axis.
    TwoThirds,
    /// Each mode times `exp(-36 (|k|/k_max)^order)`: nothing of the highest, nearly all of the rest.
    Exponential {
        /// Even, from 2; 36 is usual.
        order: u32,
    },
}

/// `-ln` of the rounding unit: the highest mode vanishes.
const STRENGTH: f64 = 36.043_653_389_117_15;

impl Filter {
    /// Checks the numbers.
    ///
    /// # Errors
    /// When the order of an exponential filter is odd, 0 or over 1000.
    pub fn checked(self) -> Result<Filter, HydroError> {
        match self {
            Filter::Exponential { order } if order == 0 || order % 2 == 1 || order > 1000 => {
                Err(HydroError::configuration(format!(
                    "the order of the exponential filter is {order}, want an even number from 2 to 1000"
                )))
            }
            other => Ok(other),
        }
    }

    /// As a word of run files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Filter::None => "none",
            Filter::TwoThirds => "two-thirds",
            Filter::Exponential { .. } => "exponential",
        }
    }

    /// What is left of mode `k` of `-N/2..=N/2` on an axis of `cells`.
    pub fn share(self, k: usize, cells: usize) -> f64 {
        let k = k.min(cells - k);
        match self {
            Filter::None => 1.0,
            Filter::TwoThirds => f64::from(u8::from(3 * k <= cells)),
            Filter::Exponential { order } => {
                let share = 2.0 * k as f64 / cells as f64;
                (-STRENGTH * share.powi(order.cast_signed())).exp()
            }
        }
    }

    /// The highest wave number that is kept, as a share of `k_max`.
    pub fn reach(self) -> f64 {
        match self {
            Filter::TwoThirds => 2.0 / 3.0,
            Filter::None | Filter::Exponential { .. } => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_keep_what_cannot_alias() {
        for cells in [16, 24, 48, 15] {
            for k in 0..=cells / 2 {
                let kept = Filter::TwoThirds.share(k, cells) > 0.5;
                assert_eq!(kept, 3 * k <= cells, "{k} of {cells}");
                if kept {
                    // The product of two kept modes comes back, if at all, as a mode that is not kept.
                    let alias = (2 * k) % cells;
                    let alias = alias.min(cells - alias);
                    assert!(2 * k <= cells / 2 || 3 * alias >= cells, "{k} of {cells}");
                }
            }
        }
    }

    #[test]
    fn an_exponential_filter_spares_the_low_modes() {
        let filter = Filter::Exponential { order: 36 };
        assert!(filter.share(8, 32) > 1.0 - 1e-9);
        assert!(filter.share(16, 32) < 3e-16);
        assert!(Filter::Exponential { order: 3 }.checked().is_err());
    }
}
