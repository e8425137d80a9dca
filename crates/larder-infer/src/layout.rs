//! Where the sites of a model stand in an unconstrained vector, and under which names their values are
//! written out.

use larder_memory::map::FastMap;

use crate::address::Address;
use crate::dist::{Support, VectorSupport};
use crate::error::{ErrorKind, InferError, Result};
use crate::transform;

/// Where a site's values live.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Domain {
    /// A number; the bounds are those of the run that found the site.
    Scalar(Support<f64>),
    /// A vector.
    Vector(VectorSupport),
}

/// A sampled site with real values.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteLayout {
    /// Its address.
    pub address: Address,
    /// Where its values live.
    pub domain: Domain,
    /// Whether the bounds are the same in every run.
    pub is_static: bool,
    /// Its first unconstrained number.
    pub offset: usize,
    /// How many unconstrained numbers it has.
    pub free: usize,
    /// Its first column of values.
    pub column: usize,
    /// How many columns of values it has.
    pub len: usize,
}

impl SiteLayout {
    /// Where its unconstrained numbers stand.
    pub(crate) fn free_range(&self) -> std::ops::Range<usize> {
        self.offset..self.offset + self.free
    }
}

/// All sites with real values, in the order in which the model samples them; offsets and columns go by
/// parameter, so that one parameter's numbers stand side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The sites.
    pub sites: Vec<SiteLayout>,
    /// Unconstrained numbers.
    pub dim: usize,
    /// Columns of values.
    pub columns: usize,
    /// Addresses of derived quantities, whose columns follow those of the sites.
    pub generated: Vec<Address>,
    order: Vec<&'static str>,
}

impl Layout {
    /// Lays sites out: parameters in the order of `first`, then in that of their first appearance; within
    /// a parameter by index.
    pub(crate) fn arrange(
        mut sites: Vec<SiteLayout>,
        generated: Vec<Address>,
        first: &[&'static str],
    ) -> Result<Layout> {
        let mut order: Vec<&'static str> = Vec::new();
        for name in first.iter().copied().chain(sites.iter().map(|site| site.address.name())) {
            // A parameter without a site is one of length zero: its name belongs to points and starts all the same.
            if !order.contains(&name) {
                order.push(name);
            }
        }
        let rank: FastMap<&str, usize> =
            order.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let mut by_name: Vec<usize> = (0..sites.len()).collect();
        by_name.sort_by_key(|&at| {
            let address = sites[at].address;
            (rank[address.name()], address.rank(), address.indices())
        });
        let (mut dim, mut columns) = (0, 0);
        let mut last = None;
        for at in by_name {
            let site = &mut sites[at];
            if last == Some(site.address) {
                let message = "was sampled twice in one run; give each site an address of its own, in a loop with its index";
                return Err(InferError::new(ErrorKind::DuplicateAddress, message).at(site.address));
            }
            last = Some(site.address);
            site.offset = dim;
            site.column = columns;
            dim += site.free;
            columns += site.len;
        }
        let layout = Layout { sites, dim, columns, generated, order };
        let addresses = layout.by_column().chain(layout.generated.iter().copied());
        check_columns(&layout.names(), addresses)?;
        Ok(layout)
    }

    /// The address of each column of a site.
    fn by_column(&self) -> impl Iterator<Item = Address> {
        let mut sites: Vec<&SiteLayout> = self.sites.iter().collect();
        sites.sort_by_key(|site| site.column);
        sites.into_iter().flat_map(|site| std::iter::repeat_n(site.address, site.len))
    }

    /// The parameters' names in their order.
    pub fn parameters(&self) -> &[&'static str] {
        &self.order
    }

    /// The columns in their order, `theta.1` and so on, indices from one; those of derived quantities
    /// last.
    pub fn names(&self) -> Vec<String> {
        let mut names = vec![String::new(); self.columns];
        for site in &self.sites {
            let columns = column_names(site.address, site.domain);
            names[site.column..].iter_mut().zip(columns).for_each(|(slot, name)| *slot = name);
        }
        names.extend(self.generated.iter().map(|address| indexed(*address)));
        names
    }

    /// The unconstrained numbers' names in their order.
    pub fn free_names(&self) -> Vec<String> {
        let mut names = vec![String::new(); self.dim];
        for site in &self.sites {
            let base = indexed(site.address);
            match site.domain {
                Domain::Scalar(_) if site.free == 1 => names[site.offset] = base,
                Domain::Scalar(_) | Domain::Vector(_) => {
                    for at in 0..site.free {
                        names[site.offset + at] = format!("{base}.{}", at + 1);
                    }
                }
            }
        }
        names
    }

    /// The unconstrained numbers of one parameter, from and up to; empty for a name that is none.
    pub fn free_range(&self, parameter: &str) -> std::ops::Range<usize> {
        self.span(parameter, |site| (site.offset, site.free))
    }

    /// The columns of one parameter, from and up to; empty for a name that is none.
    pub fn column_range(&self, parameter: &str) -> std::ops::Range<usize> {
        self.span(parameter, |site| (site.column, site.len))
    }

    fn span(
        &self,
        parameter: &str,
        of: impl Fn(&SiteLayout) -> (usize, usize),
    ) -> std::ops::Range<usize> {
        let of_parameter =
            self.sites.iter().filter(|site| site.address.name() == parameter).map(of);
        let span = of_parameter.fold(None, |span: Option<(usize, usize)>, (from, len)| {
            let (start, end) = span.unwrap_or((from, from));
            Some((start.min(from), end.max(from + len)))
        });
        span.map_or(0..0, |(start, end)| start..end)
    }

    /// Whether every site's bounds are the same in every run, so that values follow from the
    /// unconstrained numbers without running the model.
    pub fn is_static(&self) -> bool {
        self.generated.is_empty() && self.sites.iter().all(|site| site.is_static)
    }

    /// The unconstrained numbers of values by column, for sites whose bounds are the same in every run.
    pub fn unconstrain(&self, values: &[f64], q: &mut [f64]) {
        for site in &self.sites {
            match site.domain {
                Domain::Scalar(support) => {
                    transform::unconstrain(support, values[site.column], &mut q[site.free_range()]);
                }
                Domain::Vector(support) => {
                    let x = &values[site.column..site.column + site.len];
                    transform::unconstrain_vector(support, x, &mut q[site.free_range()]);
                }
            }
        }
    }

    /// The values of a point whose layout is static.
    pub(crate) fn values(&self, q: &[f64], values: &mut [f64]) {
        for site in &self.sites {
            let u = &q[site.free_range()];
            match site.domain {
                Domain::Scalar(support) => {
                    let value = transform::constrain(support, u);
                    values[site.column] = value.map_or(f64::NAN, |(x, _)| x);
                }
                Domain::Vector(support) => {
                    let mut at = site.column;
                    transform::constrain_vector(support, u, |x| {
                        values[at] = x;
                        at += 1;
                    });
                }
            }
        }
    }
}

/// Whether every column has a name of its own: addresses may differ where their columns do not, such as `x.3` and the
/// third of `x`, and whoever asked for one by name would get the other.
///
/// # Errors
/// [`ErrorKind::DuplicateAddress`], with the name.
pub(crate) fn check_columns(
    names: &[String],
    addresses: impl Iterator<Item = Address>,
) -> Result<()> {
    let mut known = FastMap::default();
    for (name, address) in names.iter().zip(addresses) {
        if known.insert(name.as_str(), ()).is_some() {
            let text = format!(
                "another address has the column `{name}` too; give the two names that stay apart when they are written out"
            );
            return Err(InferError::new(ErrorKind::DuplicateAddress, text).at(address));
        }
    }
    Ok(())
}

/// The columns of a site.
pub(crate) fn column_names(address: Address, domain: Domain) -> Vec<String> {
    let base = indexed(address);
    match domain {
        Domain::Scalar(_) => vec![base],
        Domain::Vector(VectorSupport::CholeskyCorrelation(k)) => {
            let places = (0..k).flat_map(|row| (0..=row).map(move |column| (row, column)));
            places.map(|(row, column)| format!("{base}.{}.{}", row + 1, column + 1)).collect()
        }
        Domain::Vector(support) => (1..=support.len()).map(|at| format!("{base}.{at}")).collect(),
    }
}

/// Name and indices from one: `theta.3`.
pub(crate) fn indexed(address: Address) -> String {
    let mut text = String::from(address.name());
    for index in &address.indices()[..address.rank()] {
        text.push('.');
        text.push_str(&(index + 1).to_string());
    }
    text
}
