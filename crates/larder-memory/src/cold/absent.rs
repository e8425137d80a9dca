//! The twin of `lz4` in a build without the feature `compression`: it always declines.

use crate::error::MemoryError;

#[derive(Debug)]
pub(super) enum Packed {}

impl Packed {
    #[expect(clippy::unnecessary_wraps, reason = "the twin can run out of memory")]
    pub(super) fn pack(
        _plain: &[u8],
        _width: usize,
        _ratio_min: f64,
    ) -> Result<Option<Self>, MemoryError> {
        Ok(None)
    }

    pub(super) fn unpack(&self, _into: &mut [u8]) -> Result<(), MemoryError> {
        match *self {}
    }

    pub(super) fn bytes(&self) -> usize {
        match *self {}
    }
}
