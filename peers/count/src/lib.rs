//! Counts from outside what a program asks of the C library's allocator and of the kernel.
//!
//! `LD_PRELOAD=liblarder_peers_count.so PROGRAM` writes one line to standard error when the program ends:
//! `calls to the allocator: N, maps: M`. A program whose steady state asks for nothing has the same line after
//! a short run and after a long one. It knows nothing of the program and the program nothing of it: what
//! a program counts of itself can be wrong in the program's favour.
//!
//! It replaces the functions of glibc by name, and is empty elsewhere.
#![cfg(all(target_os = "linux", target_env = "gnu"))]

use std::ffi::{c_int, c_long, c_void};
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};

static CALLS: AtomicU64 = AtomicU64::new(0);
static MAPS: AtomicU64 = AtomicU64::new(0);

const OUT_OF_MEMORY: c_int = 12;
const SYS_MMAP: c_long = if cfg!(target_arch = "aarch64") { 222 } else { 9 };

unsafe extern "C" {
    fn __libc_malloc(size: usize) -> *mut c_void;
    fn __libc_calloc(count: usize, size: usize) -> *mut c_void;
    fn __libc_realloc(old: *mut c_void, size: usize) -> *mut c_void;
    fn __libc_memalign(alignment: usize, size: usize) -> *mut c_void;
    fn syscall(number: c_long, ...) -> c_long;
    fn write(file: c_int, bytes: *const u8, count: usize) -> isize;
}

fn count(what: &AtomicU64) {
    what.fetch_add(1, Ordering::Relaxed);
}

/// # Safety
/// As in C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn malloc(size: usize) -> *mut c_void {
    count(&CALLS);
    // SAFETY: the same contract, kept by the caller.
    unsafe { __libc_malloc(size) }
}

/// # Safety
/// As in C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn calloc(count_of: usize, size: usize) -> *mut c_void {
    count(&CALLS);
    // SAFETY: the same contract, kept by the caller.
    unsafe { __libc_calloc(count_of, size) }
}

/// # Safety
/// As in C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn realloc(old: *mut c_void, size: usize) -> *mut c_void {
    count(&CALLS);
    // SAFETY: the same contract, kept by the caller.
    unsafe { __libc_realloc(old, size) }
}

/// # Safety
/// As in C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn aligned_alloc(alignment: usize, size: usize) -> *mut c_void {
    count(&CALLS);
    // SAFETY: the same contract, kept by the caller.
    unsafe { __libc_memalign(alignment, size) }
}

/// # Safety
/// As in C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn memalign(alignment: usize, size: usize) -> *mut c_void {
    count(&CALLS);
    // SAFETY: the same contract, kept by the caller.
    unsafe { __libc_memalign(alignment, size) }
}

/// # Safety
/// As in C: `place` takes a pointer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn posix_memalign(
    place: *mut *mut c_void,
    alignment: usize,
    size: usize,
) -> c_int {
    count(&CALLS);
    // SAFETY: the same contract, kept by the caller.
    let found = unsafe { __libc_memalign(alignment, size) };
    if found.is_null() {
        return OUT_OF_MEMORY;
    }
    // SAFETY: the caller's `place` takes a pointer.
    unsafe { ptr::write(place, found) };
    0
}

/// # Safety
/// As in C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mmap(
    address: *mut c_void,
    length: usize,
    protection: c_int,
    flags: c_int,
    file: c_int,
    offset: c_long,
) -> *mut c_void {
    count(&MAPS);
    // SAFETY: the kernel's own contract, kept by the caller; `syscall` gives -1 where `mmap` gives
    // `MAP_FAILED`, which is the same bits.
    let found = unsafe { syscall(SYS_MMAP, address, length, protection, flags, file, offset) };
    ptr::with_exposed_provenance_mut(usize::from_ne_bytes(found.to_ne_bytes()))
}

/// # Safety
/// As in C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mmap64(
    address: *mut c_void,
    length: usize,
    protection: c_int,
    flags: c_int,
    file: c_int,
    offset: c_long,
) -> *mut c_void {
    // SAFETY: the same contract, kept by the caller.
    unsafe { mmap(address, length, protection, flags, file, offset) }
}

/// Says the counts. No allocation: the line is put together on the stack.
extern "C" fn say() {
    let (calls, maps) = (CALLS.load(Ordering::Relaxed), MAPS.load(Ordering::Relaxed));
    let mut line = [0; 96];
    let mut end = 0;
    for part in ["calls to the allocator: ", ", maps: ", "\n"].into_iter().enumerate() {
        let (place, words) = part;
        line[end..end + words.len()].copy_from_slice(words.as_bytes());
        end += words.len();
        if let Some(number) = [calls, maps].get(place) {
            end += digits(*number, &mut line[end..]);
        }
    }
    // SAFETY: `end` bytes of `line` are written, and it lives to the end of the call.
    let _written = unsafe { write(2, line.as_ptr(), end) };
}

fn digits(mut number: u64, out: &mut [u8]) -> usize {
    let count = number.checked_ilog10().map_or(1, |log| log as usize + 1);
    for place in out[..count].iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
    }
    count
}

/// Called when the program ends.
#[used]
#[unsafe(link_section = ".fini_array")]
static AT_THE_END: extern "C" fn() = say;
