//! Bytes as numbers and back: the sanctioned wrappers around what `transmute` would be used for.
//!
//! [`Plain`] names the types for which the question has an answer: every bit pattern is a value and
//! no byte is padding. For those, a slice of one type is a slice of another as soon as size and
//! alignment agree, and that is what is checked here. The byte order is the machine's; a file
//! format that must be read elsewhere converts with `to_le_bytes`.

use crate::error::{ErrorKind, MemoryError};

/// Plain data: safe to view as bytes, and to be made from any bytes.
///
/// # Safety
/// The implementor promises, of the type and all its parts:
/// - every bit pattern is a valid value (no `bool`, no `char`, no enum, no reference);
/// - there is no padding byte, so that all bytes are initialised whenever the value is;
/// - there is no interior mutability and no pointer.
pub unsafe trait Plain: Copy + Send + Sync + 'static {}

macro_rules! plain {
    ($($number:ty),*) => {$(
        // SAFETY: a primitive number: all bit patterns are values, no padding, no pointer.
        unsafe impl Plain for $number {}
    )*};
}
plain!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);

// SAFETY: an array has no byte that is not a byte of an element, and the elements are plain.
unsafe impl<T: Plain, const N: usize> Plain for [T; N] {}

/// The bytes of a slice.
///
/// ```
/// use larder_memory::cast;
/// assert_eq!(cast::as_bytes(&[1_u16, 2]).len(), 4);
/// ```
#[inline]
pub fn as_bytes<T: Plain>(values: &[T]) -> &[u8] {
    // SAFETY: `values` is valid for `size_of_val` bytes, `Plain` has no padding so each of them is
    // initialised, `u8` asks for no alignment, and the borrow is carried over.
    unsafe { std::slice::from_raw_parts(values.as_ptr().cast::<u8>(), size_of_val(values)) }
}

/// The bytes of a slice, to write to.
#[inline]
pub fn as_bytes_mut<T: Plain>(values: &mut [T]) -> &mut [u8] {
    let bytes = size_of_val(values);
    // SAFETY: as in `as_bytes`; the borrow is exclusive, and whatever is written is a valid `T`
    // because `Plain` accepts every bit pattern.
    unsafe { std::slice::from_raw_parts_mut(values.as_mut_ptr().cast::<u8>(), bytes) }
}

/// Views bytes as a slice of `T`.
///
/// # Errors
/// [`ErrorKind::InvalidArgument`] when the length is no multiple of the size of `T`, when the
/// address is not aligned for `T`, or when `T` has no size; the message names the figures.
///
/// ```
/// use larder_memory::cast;
/// let error = cast::from_bytes::<u32>(&[0; 7]).unwrap_err();
/// assert_eq!(error.to_string(), "7 bytes do not make whole values of u32, which takes 4");
/// ```
#[inline]
pub fn from_bytes<T: Plain>(bytes: &[u8]) -> Result<&[T], MemoryError> {
    let count = fit::<T>(bytes)?;
    // SAFETY: `fit` proved that the address is aligned for `T` and that `count` values of `T` cover
    // exactly these bytes; every bit pattern is a valid `T`; the borrow is carried over.
    Ok(unsafe { std::slice::from_raw_parts(bytes.as_ptr().cast::<T>(), count) })
}

/// Views bytes as a slice of `T`, to write to.
///
/// # Errors
/// As [`from_bytes`].
#[inline]
pub fn from_bytes_mut<T: Plain>(bytes: &mut [u8]) -> Result<&mut [T], MemoryError> {
    let count = fit::<T>(bytes)?;
    // SAFETY: as in `from_bytes`; the borrow is exclusive and `T` has no padding, so that every
    // byte written through it is initialised.
    Ok(unsafe { std::slice::from_raw_parts_mut(bytes.as_mut_ptr().cast::<T>(), count) })
}

/// Views a slice of one plain type as a slice of another, where size and alignment agree.
///
/// # Errors
/// As [`from_bytes`].
#[inline]
pub fn try_cast_slice<T: Plain, U: Plain>(values: &[T]) -> Result<&[U], MemoryError> {
    from_bytes(as_bytes(values))
}

/// Views a slice of one plain type as a slice of another, to write to.
///
/// # Errors
/// As [`from_bytes`].
#[inline]
pub fn try_cast_slice_mut<T: Plain, U: Plain>(values: &mut [T]) -> Result<&mut [U], MemoryError> {
    from_bytes_mut(as_bytes_mut(values))
}

/// Views a slice of one plain type as a slice of another.
///
/// # Panics
/// Where [`try_cast_slice`] gives an error: for callers that know by construction that it fits.
#[inline]
pub fn cast_slice<T: Plain, U: Plain>(values: &[T]) -> &[U] {
    match try_cast_slice(values) {
        Ok(slice) => slice,
        Err(error) => panic!("a slice was cast that does not fit: {error}"),
    }
}

/// Reads one value from the front of bytes of any alignment.
///
/// # Errors
/// [`ErrorKind::InvalidArgument`] when there are fewer bytes than the value takes.
#[inline]
pub fn read<T: Plain>(bytes: &[u8]) -> Result<T, MemoryError> {
    if bytes.len() < size_of::<T>() {
        return Err(MemoryError::new(
            ErrorKind::InvalidArgument,
            format!(
                "{} bytes are too few for a {}, which takes {}",
                bytes.len(),
                std::any::type_name::<T>(),
                size_of::<T>()
            ),
        ));
    }
    // SAFETY: the slice holds at least `size_of::<T>()` readable bytes, as was just checked;
    // `read_unaligned` asks for no alignment; every bit pattern is a valid `T`.
    Ok(unsafe { bytes.as_ptr().cast::<T>().read_unaligned() })
}

/// How many whole `T` the bytes make, or why they do not.
fn fit<T: Plain>(bytes: &[u8]) -> Result<usize, MemoryError> {
    let size = size_of::<T>();
    let misfit = |message: String| Err(MemoryError::new(ErrorKind::InvalidArgument, message));
    let name = std::any::type_name::<T>;
    if size == 0 {
        return misfit(format!("{} has no size, so no bytes make it", name()));
    }
    if !bytes.len().is_multiple_of(size) {
        return misfit(format!(
            "{} bytes do not make whole values of {}, which takes {size}",
            bytes.len(),
            name()
        ));
    }
    let off = bytes.as_ptr().addr() % align_of::<T>();
    if off != 0 {
        return misfit(format!(
            "the bytes lie {off} past an address fit for {}, which wants a multiple of {}",
            name(),
            align_of::<T>()
        ));
    }
    Ok(bytes.len() / size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_their_bytes_are_two_views_of_the_same_memory() {
        let mut values = [1_u32, 2, 3];
        as_bytes_mut(&mut values)[4] = 9;
        assert_eq!(values[1].to_ne_bytes()[0], 9);
        assert_eq!(from_bytes::<u32>(as_bytes(&values)).unwrap(), values);
        // Pairs that lie where the wider number may: on the stack they would do so by chance.
        assert_eq!(cast_slice::<[u16; 2], u32>(cast_slice(&values[..1])), [1]);
    }

    #[test]
    fn a_length_that_does_not_divide_is_named() {
        let error = from_bytes::<u64>(&[0; 12]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert_eq!(error.to_string(), "12 bytes do not make whole values of u64, which takes 8");
        assert_eq!(
            read::<u64>(&[0; 3]).unwrap_err().to_string(),
            "3 bytes are too few for a u64, which takes 8"
        );
    }

    #[test]
    fn an_address_that_does_not_fit_is_named() {
        let words = [0_u64; 2];
        let error = from_bytes::<u64>(&as_bytes(&words)[3..11]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the bytes lie 3 past an address fit for u64, which wants a multiple of 8"
        );
        assert_eq!(read::<u64>(&as_bytes(&words)[3..11]).unwrap(), 0);
    }

    #[test]
    fn a_type_without_size_is_refused_instead_of_divided_by() {
        let error = from_bytes::<[u8; 0]>(&[]).unwrap_err();
        assert_eq!(error.to_string(), "[u8; 0] has no size, so no bytes make it");
    }

    #[test]
    #[should_panic(expected = "a slice was cast that does not fit: 3 bytes")]
    fn the_short_form_panics_with_the_same_figures() {
        let _ = cast_slice::<u8, u16>(&[0; 3]);
    }
}
