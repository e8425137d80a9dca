//! Fields side by side in one aligned block.

use std::fmt;

use crate::error::HydroError;
use crate::pool::{BlockPool, Loan};

/// What is evolved, in the order in which a state block holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(usize)]
pub enum Component {
    /// `E = T^00`, times [`Grid::weight`](crate::Grid::weight).
    Energy,
    /// `M^x = T^0x`, weighted likewise.
    MomentumX,
    /// `M^y`.
    MomentumY,
    /// `M^z`.
    MomentumZ,
    /// `pi^xx`.
    ShearXx,
    /// `pi^xy`.
    ShearXy,
    /// `pi^xz`.
    ShearXz,
    /// `pi^yy`.
    ShearYy,
    /// `pi^yz`.
    ShearYz,
    /// `Pi`.
    Bulk,
}

impl Component {
    /// All, in order.
    pub const ALL: [Component; 10] = [
        Component::Energy,
        Component::MomentumX,
        Component::MomentumY,
        Component::MomentumZ,
        Component::ShearXx,
        Component::ShearXy,
        Component::ShearXz,
        Component::ShearYy,
        Component::ShearYz,
        Component::Bulk,
    ];

    /// Components of a state.
    pub const COUNT: usize = Component::ALL.len();

    /// As a word of messages and tables.
    pub fn name(self) -> &'static str {
        ["E", "Mx", "My", "Mz", "pixx", "pixy", "pixz", "piyy", "piyz", "Pi"][self as usize]
    }
}

/// What a fluid is asked for, in the order in which a primitive block holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(usize)]
pub enum Primitive {
    /// Energy density in the rest frame.
    Energy,
    /// `u^x`.
    VelocityX,
    /// `u^y`.
    VelocityY,
    /// `u^z`, along the unit vector.
    VelocityZ,
    /// Temperature.
    Temperature,
}

impl Primitive {
    /// All, in order.
    pub const ALL: [Primitive; 5] = [
        Primitive::Energy,
        Primitive::VelocityX,
        Primitive::VelocityY,
        Primitive::VelocityZ,
        Primitive::Temperature,
    ];

    /// Components of a primitive block.
    pub const COUNT: usize = Primitive::ALL.len();
}

/// Numbers in a cache line.
const LINE: usize = 8;

/// Fields of one grid in one block of a pool: component after component, each contiguous with the last
/// axis of the grid fastest, each beginning at a cache line.
///
/// Components lie a little apart: at a distance that is a multiple of 4096 bytes the lines of all of
/// them at one point would fall into one set of the first-level cache.
pub struct Block {
    loan: Loan,
    components: usize,
    points: usize,
    stride: usize,
}

impl Block {
    /// A block of zeros.
    ///
    /// # Errors
    /// When the pool cannot serve it.
    pub fn zeroed(pool: &BlockPool, components: usize, points: usize) -> Result<Self, HydroError> {
        let stride = Self::stride(points);
        let loan = pool.lend([components, stride], true)?;
        Ok(Block { loan, components, points, stride })
    }

    /// A block that holds whatever was left in it: for what is written before it is read.
    ///
    /// # Errors
    /// When the pool cannot serve it.
    pub fn dirty(pool: &BlockPool, components: usize, points: usize) -> Result<Self, HydroError> {
        let stride = Self::stride(points);
        let loan = pool.lend([components, stride], false)?;
        Ok(Block { loan, components, points, stride })
    }

    /// Bytes that such a block asks of its pool.
    pub fn bytes(components: usize, points: usize) -> usize {
        components * Self::stride(points) * size_of::<f64>()
    }

    /// From one component to the next: whole lines, five past a multiple of 64 of them.
    fn stride(points: usize) -> usize {
        let lines = points.div_ceil(LINE);
        let past = (lines + 63 - 5) / 64 * 64 + 5;
        // A field shorter than the set of lines it could collide with is not worth the room.
        if points < 512 { lines * LINE } else { past * LINE }
    }

    /// How many components there are.
    pub fn components(&self) -> usize {
        self.components
    }

    /// Points of each component.
    pub fn points(&self) -> usize {
        self.points
    }

    /// One component.
    ///
    /// # Panics
    /// When there is no such component.
    pub fn field(&self, component: usize) -> &[f64] {
        assert!(component < self.components, "component {component} of {}", self.components);
        &self.loan.values[component * self.stride..][..self.points]
    }

    /// One component, to write.
    ///
    /// # Panics
    /// When there is no such component.
    pub fn field_mut(&mut self, component: usize) -> &mut [f64] {
        assert!(component < self.components, "component {component} of {}", self.components);
        &mut self.loan.values[component * self.stride..][..self.points]
    }

    /// The first `N` components.
    ///
    /// # Panics
    /// When there are fewer.
    pub fn fields<const N: usize>(&self) -> [&[f64]; N] {
        std::array::from_fn(|component| self.field(component))
    }

    /// The first `N` components, to write.
    ///
    /// # Panics
    /// When there are fewer.
    pub fn fields_mut<const N: usize>(&mut self) -> [&mut [f64]; N] {
        assert!(N <= self.components, "{N} components of a block of {}", self.components);
        let points = self.points;
        let mut rest = self.loan.values.chunks_mut(self.stride);
        std::array::from_fn(|_| {
            let field = rest.next().expect("there are enough components");
            &mut field[..points]
        })
    }

    /// Everything from the first number of the first component to the last, the gaps included.
    pub fn raw(&self) -> &[f64] {
        &self.loan.values
    }

    /// Everything, to write.
    pub fn raw_mut(&mut self) -> &mut [f64] {
        &mut self.loan.values
    }

    /// Takes over the numbers of a block of the same form.
    ///
    /// # Panics
    /// When the forms differ.
    pub fn copy_from(&mut self, other: &Block) {
        assert!(
            (self.components, self.points) == (other.components, other.points),
            "a block of {} fields of {} points is no copy of {} of {}",
            self.components,
            self.points,
            other.components,
            other.points
        );
        self.loan.values.copy_from_slice(&other.loan.values);
    }
}

impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Block")
            .field("components", &self.components)
            .field("points", &self.points)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use larder_memory::buffer::BufferOptions;

    use super::*;

    #[test]
    fn components_are_aligned_and_do_not_share_a_cache_set() {
        for points in [1, 7, 511, 512, 4096, 24 * 20 * 16, 64 * 64 * 64] {
            let stride = Block::stride(points);
            assert!(stride >= points && stride.is_multiple_of(LINE), "{points}: {stride}");
            assert!(stride < points + 64 * LINE + LINE, "{points}: {stride}");
            if points >= 512 {
                assert_eq!(stride / LINE % 64, 5, "{points}");
            }
        }
    }

    #[test]
    fn fields_are_told_apart() {
        let pool = BlockPool::new(BufferOptions::default()).expect("a pool");
        let mut block = Block::zeroed(&pool, 3, 10).expect("a block");
        let [first, second, third] = block.fields_mut::<3>();
        first.fill(1.0);
        second.fill(2.0);
        third.fill(3.0);
        let sums: Vec<f64> = (0..3).map(|component| block.field(component).iter().sum()).collect();
        assert_eq!(sums, [10.0, 20.0, 30.0]);
        assert_eq!(block.field(0).as_ptr().addr() % 64, 0);
        assert_eq!(block.field(1).as_ptr().addr() % 64, 0);
    }
}
