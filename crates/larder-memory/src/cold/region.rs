//! One region: plain, or packed.

use std::fmt;

use super::codec::Packed;
use crate::budget::{Budget, Reservation};
use crate::buffer::AlignedBuf;
use crate::cast::{self, Plain};
use crate::error::MemoryError;
use crate::stats::ColdStats;

/// When to compress.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColdOptions {
    /// Off: every region is declined.
    pub enabled: bool,
    /// Plain bytes over packed bytes that a region must reach. The default is 1.2: below it the time
    /// to restore buys too little room.
    pub ratio_min: f64,
    /// Smallest region that is tried, in bytes. The default is one page.
    pub bytes_min: usize,
}

impl Default for ColdOptions {
    fn default() -> Self {
        ColdOptions { enabled: true, ratio_min: 1.2, bytes_min: 4096 }
    }
}

/// What became of a wish to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColdOutcome {
    /// It is compressed now, or was already.
    Packed,
    /// It would not have paid; the data is untouched.
    Declined,
}

/// Plain data that can be put away compressed.
///
/// ```
/// use larder_memory::cold::{Cold, ColdOptions, ColdOutcome};
/// let values: Vec<f64> = (0..10_000).map(f64::from).collect();
/// let mut region = Cold::new(&values, ColdOptions::default());
/// # if cfg!(feature = "compression") {
/// assert_eq!(region.compress()?, ColdOutcome::Packed);
/// assert!(region.values().is_none());
/// # }
/// assert_eq!(region.restore()?[9_999].to_bits(), 9_999_f64.to_bits());
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
pub struct Cold<T: Plain> {
    state: State<T>,
    len: usize,
    options: ColdOptions,
    held: Reservation,
    compressed: u64,
    declined: u64,
    restored: u64,
}

enum State<T: Plain> {
    Plain(AlignedBuf<T>),
    Packed(Packed),
}

impl<T: Plain> Cold<T> {
    /// A region with a copy of these values, plain.
    ///
    /// # Panics
    /// As [`AlignedBuf::from_slice`]; [`Cold::from_buffer`] allocates nothing.
    pub fn new(values: &[T], options: ColdOptions) -> Self {
        Self::from_buffer(AlignedBuf::from_slice(values), options)
    }

    /// A region of these values, plain.
    pub fn from_buffer(values: AlignedBuf<T>, options: ColdOptions) -> Self {
        Cold {
            len: values.len(),
            state: State::Plain(values),
            options,
            held: Reservation::none(),
            compressed: 0,
            declined: 0,
            restored: 0,
        }
    }

    /// Charges the region to a budget from now on: its packed bytes while it is packed.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`](crate::ErrorKind::BudgetExceeded) when the budget refuses; the
    /// region is then charged as before.
    pub fn charge_to(&mut self, budget: &Budget) -> Result<(), MemoryError> {
        self.held = budget.try_reserve(self.bytes_held())?;
        Ok(())
    }

    /// Values in the region, plain or packed.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether the region is packed now.
    pub fn is_packed(&self) -> bool {
        matches!(self.state, State::Packed(_))
    }

    /// The values, unless they are packed.
    pub fn values(&self) -> Option<&[T]> {
        match &self.state {
            State::Plain(values) => Some(values),
            State::Packed(_) => None,
        }
    }

    /// Bytes the region takes now.
    pub fn bytes_held(&self) -> usize {
        match &self.state {
            State::Plain(values) => values.bytes_held(),
            State::Packed(packed) => packed.bytes(),
        }
    }

    /// Packs the region if that pays.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory) when there is no room to work in;
    /// the region is then as it was.
    pub fn compress(&mut self) -> Result<ColdOutcome, MemoryError> {
        let State::Plain(values) = &self.state else {
            return Ok(ColdOutcome::Packed);
        };
        let plain = cast::as_bytes(values.as_slice());
        let worth_trying = self.options.enabled && plain.len() >= self.options.bytes_min;
        let packed = if worth_trying {
            Packed::pack(plain, size_of::<T>(), self.options.ratio_min)?
        } else {
            None
        };
        let Some(packed) = packed else {
            self.declined += 1;
            return Ok(ColdOutcome::Declined);
        };
        self.state = State::Packed(packed);
        self.compressed += 1;
        self.account();
        Ok(ColdOutcome::Packed)
    }

    /// The values, unpacked first if they are packed.
    ///
    /// # Errors
    /// [`ErrorKind::Damaged`](crate::ErrorKind::Damaged) when what is packed does not come back as it
    /// was, [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory) and
    /// [`ErrorKind::BudgetExceeded`](crate::ErrorKind::BudgetExceeded) when there is no room for the
    /// plain values. The region stays packed as it is.
    pub fn restore(&mut self) -> Result<&mut [T], MemoryError> {
        if let State::Packed(packed) = &self.state {
            let packed_bytes = packed.bytes();
            // Charged before the memory is there, and for both forms while both are.
            let plain_bytes = self.len * size_of::<T>();
            self.held.resize(packed_bytes + plain_bytes)?;
            match Self::unpacked(packed, self.len) {
                Ok(values) => self.state = State::Plain(values),
                Err(error) => {
                    self.account();
                    return Err(error);
                }
            }
            self.restored += 1;
            self.account();
        }
        match &mut self.state {
            State::Plain(values) => Ok(values),
            State::Packed(_) => unreachable!("the state was just made plain"),
        }
    }

    fn unpacked(packed: &Packed, len: usize) -> Result<AlignedBuf<T>, MemoryError> {
        let mut values = AlignedBuf::try_zeroed(len)?;
        packed.unpack(cast::as_bytes_mut(values.as_mut_slice()))?;
        Ok(values)
    }

    /// Brings the reservation down to what is held; down never fails.
    fn account(&mut self) {
        let bytes = self.bytes_held().min(self.held.bytes());
        let shrunk = self.held.resize(bytes);
        debug_assert!(shrunk.is_ok(), "a reservation can always become smaller");
    }

    /// The counters.
    pub fn stats(&self) -> ColdStats {
        let (plain, packed) = match &self.state {
            State::Plain(_) => (0, 0),
            State::Packed(packed) => (self.len * size_of::<T>(), packed.bytes()),
        };
        ColdStats {
            compressed: self.compressed,
            declined: self.declined,
            restored: self.restored,
            bytes_plain: plain as u64,
            bytes_packed: packed as u64,
        }
    }
}

impl<T: Plain> fmt::Debug for Cold<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cold")
            .field("len", &self.len)
            .field("stats", &self.stats())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(count: usize) -> Vec<u64> {
        let mut state = 88_172_645_463_325_252_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn what_does_not_pay_is_declined_counted_and_untouched() {
        let values = noise(2000);
        let mut region = Cold::new(&values, ColdOptions::default());
        let at = region.values().unwrap().as_ptr();
        assert_eq!(region.compress().unwrap(), ColdOutcome::Declined);
        assert_eq!(region.values().unwrap().as_ptr(), at, "the data did not even move");
        assert_eq!(region.values().unwrap(), values);
        assert_eq!((region.stats().declined, region.stats().ratio()), (1, None));
    }

    #[test]
    fn switched_off_small_and_empty_regions_are_declined() {
        let off = ColdOptions { enabled: false, ..ColdOptions::default() };
        let declined = |values: &[u8], options| {
            Cold::new(values, options).compress().expect("declining takes no memory")
                == ColdOutcome::Declined
        };
        assert!(declined(&[0; 8192], off));
        assert!(declined(&[0; 100], ColdOptions::default()));
        assert!(declined(&[], ColdOptions { bytes_min: 0, ..ColdOptions::default() }));
    }

    #[cfg(not(feature = "compression"))]
    #[test]
    fn without_the_feature_every_region_is_declined() {
        let mut region = Cold::new(&vec![0_u8; 100_000], ColdOptions::default());
        assert_eq!(region.compress().unwrap(), ColdOutcome::Declined);
        assert_eq!(region.restore().unwrap().len(), 100_000);
    }

    #[cfg(feature = "compression")]
    mod packed {
        use super::*;
        use crate::error::ErrorKind;

        fn there_and_back<T: Plain + PartialEq + fmt::Debug>(values: &[T]) -> f64 {
            let mut region = Cold::new(values, ColdOptions::default());
            assert_eq!(region.compress().expect("there is memory"), ColdOutcome::Packed);
            let ratio = region.stats().ratio().expect("it is packed");
            assert!(region.values().is_none() && region.bytes_held() < size_of_val(values));
            assert_eq!(region.restore().expect("nothing is damaged"), values);
            assert_eq!(region.stats().restored, 1);
            ratio
        }

        #[cfg_attr(
            miri,
            ignore = "minutes under Miri, and the unsafe code beneath is tested in cast and buffer"
        )]
        #[test]
        fn smooth_fields_that_lz4_alone_cannot_pack_are_packed() {
            let field: Vec<f64> = (0..1 << 16).map(|i| (f64::from(i) * 1e-3).sin()).collect();
            let bytes = cast::as_bytes(&field);
            let mut out = vec![0; lz4_flex::block::get_maximum_output_size(bytes.len())];
            let plain = lz4_flex::block::compress_into(bytes, &mut out).expect("there is room");
            assert!(plain * 11 > size_of_val(field.as_slice()) * 10, "lz4 alone: {plain} bytes");
            let ratio = there_and_back(&field);
            assert!(ratio >= 1.2, "{ratio}");
        }

        #[cfg_attr(
            miri,
            ignore = "minutes under Miri, and the unsafe code beneath is tested in cast and buffer"
        )]
        #[test]
        fn counters_prices_and_text_are_packed_and_come_back() {
            let counters: Vec<u32> = (0..20_000).map(|i| 1_000_000 + i * 3).collect();
            assert!(there_and_back(&counters) > 20.0);
            let prices: Vec<f64> = noise(20_000)
                .iter()
                .scan(10_000_u64, |price, step| {
                    *price = *price + step % 21 - 10;
                    Some(*price as f64 / 100.0)
                })
                .collect();
            assert!(there_and_back(&prices) > 1.5);
            let text = "the same words over and over ".repeat(1000).into_bytes();
            assert!(there_and_back(&text) > 10.0);
            let points: Vec<[f32; 3]> = (0..5000_u16).map(|i| [f32::from(i), 0.5, 1.0]).collect();
            there_and_back(&points);
        }

        #[cfg_attr(
            miri,
            ignore = "minutes under Miri, and the unsafe code beneath is tested in cast and buffer"
        )]
        #[test]
        fn damage_is_found_and_nothing_is_lost_by_it() {
            let values: Vec<u64> = (0..10_000).collect();
            let mut region = Cold::new(&values, ColdOptions::default());
            region.compress().unwrap();
            let flip = |region: &mut Cold<u64>, at: usize| {
                if let State::Packed(packed) = &mut region.state {
                    packed.bytes_mut()[at] ^= 0x10;
                }
            };
            for at in [0, 7, 100] {
                flip(&mut region, at);
                let error = region.restore().unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Damaged);
                assert_eq!(error.to_string(), "the packed bytes do not agree with their checksum");
                assert!(region.is_packed());
                flip(&mut region, at);
            }
            assert_eq!(region.restore().unwrap(), values, "healed, it is whole again");
        }

        #[cfg_attr(
            miri,
            ignore = "minutes under Miri, and the unsafe code beneath is tested in cast and buffer"
        )]
        #[test]
        fn a_packed_region_holds_less_of_the_budget_and_a_refused_restore_keeps_it_packed() {
            let budget = Budget::with_limit("program", 100_000);
            let values: Vec<u64> = (0..10_000).collect();
            let mut region = Cold::new(&values, ColdOptions::default());
            region.charge_to(&budget).unwrap();
            assert_eq!(budget.stats().bytes_reserved, 80_000);
            region.compress().unwrap();
            assert_eq!(budget.stats().bytes_reserved, region.bytes_held() as u64);
            let hog = budget.try_reserve(50_000).unwrap();
            assert_eq!(region.restore().unwrap_err().kind(), ErrorKind::BudgetExceeded);
            assert!(region.is_packed());
            drop(hog);
            assert_eq!(region.restore().unwrap(), values);
            assert_eq!(budget.stats().bytes_reserved, 80_000);
        }
    }
}
