//! How a text lies in memory: one allocation of what is known of it and, behind that, its bytes.
//!
//! ```text
//!            the pointer
//!                 v
//! [ Wide ]        [ Head: names, length, capacity, hash ][ bytes ... room to grow ]
//! only where the
//! text is not ASCII
//! ```
//!
//! Programs hold short texts by the million: a word of up to sixteen letters takes 48 bytes, from the room that
//! [`room`](super::room) keeps for such. What only other texts need, the count of code points and where every
//! 64th starts, stands before the pointer, so that the bytes lie at the same distance in both kinds.
#![expect(
    clippy::cast_ptr_alignment,
    reason = "the base is aligned for a head, and what stands before it has a multiple of that size"
)]

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error, realloc};
use std::cell::{Cell, OnceCell};
use std::ptr::NonNull;

use super::room;

/// One name of a text; a clone is another name for the same one.
pub(super) struct Block(NonNull<Head>);

#[repr(C)]
struct Head {
    /// How many [`Block`]s lead here.
    names: Cell<u32>,
    /// Whether a [`Wide`] stands before.
    is_wide: bool,
    /// Bytes of the text.
    length: usize,
    /// Bytes that have room.
    capacity: usize,
    /// 0 until it was asked for.
    hash: Cell<i64>,
}

/// What is known of a text that is not ASCII.
struct Wide {
    /// Code points.
    count: usize,
    offsets: OnceCell<Vec<usize>>,
}

const HEAD: usize = size_of::<Head>();
const ALIGN: usize = align_of::<Head>();
/// What [`Wide`] takes, so that the head behind it lies as it has to.
const WIDE: usize = size_of::<Wide>().next_multiple_of(ALIGN);

const _: () = assert!(align_of::<Wide>() <= ALIGN, "both parts start at an address for a head");
const _: () = assert!(size_of::<usize>() < 8 || HEAD == 32, "a short word fits into 48 bytes");
const _: () = assert!(
    WIDE + HEAD < room::MOST && ALIGN <= room::STEP,
    "a block holds what is known of a text"
);

/// What an allocation of so many bytes leaves free for a text of `length` bytes: short ones have a [`room`] of their
/// own; for others allocators give in steps of 16 and keep 8 for themselves.
#[inline]
fn rounded(prefix: usize, length: usize) -> usize {
    let fixed = prefix + HEAD;
    let own = if length <= room::MOST - fixed { 0 } else { 8 };
    let size = (fixed + own).checked_add(length);
    let size = size.and_then(|size| size.checked_next_multiple_of(room::STEP));
    size.map_or(length, |size| size - own - fixed)
}

/// The bytes of an allocation where it is a block of the room for short texts.
#[inline]
fn short(prefix: usize, capacity: usize) -> Option<usize> {
    Some((prefix + HEAD).saturating_add(capacity)).filter(|&size| size <= room::MOST)
}

fn layout(prefix: usize, capacity: usize) -> Layout {
    let size = prefix.checked_add(HEAD).and_then(|fixed| fixed.checked_add(capacity));
    let layout = size.and_then(|size| Layout::from_size_align(size, ALIGN).ok());
    layout.expect("a text is shorter than the memory of the machine")
}

impl Block {
    /// A text with room for `capacity` bytes at least, of so many code points.
    #[inline]
    pub(super) fn of_parts<const N: usize>(
        parts: [&str; N],
        count: usize,
        capacity: usize,
    ) -> Block {
        let length = parts.iter().map(|part| part.len()).sum();
        let prefix = if count == length { 0 } else { WIDE };
        let capacity = rounded(prefix, capacity.max(length));
        let base = match short(prefix, capacity) {
            Some(size) => room::take(size).as_ptr(),
            None => Block::allocate(layout(prefix, capacity)),
        };
        let is_wide = prefix > 0;
        let head = Head { names: Cell::new(1), is_wide, length, capacity, hash: Cell::new(0) };
        // SAFETY: `base` leads to `prefix + HEAD + capacity` bytes that nobody else has, aligned for a head
        // and therefore for what stands before it; `prefix` is a multiple of that alignment. The parts
        // have `length` bytes together, which is no more than `capacity`, and cannot overlap with them.
        unsafe {
            if is_wide {
                base.cast::<Wide>().write(Wide { count, offsets: OnceCell::new() });
            }
            let pointer = base.add(prefix);
            pointer.cast::<Head>().write(head);
            let mut to = pointer.add(HEAD);
            for part in parts {
                to.copy_from_nonoverlapping(part.as_ptr(), part.len());
                to = to.add(part.len());
            }
            Block(NonNull::new_unchecked(pointer.cast::<Head>()))
        }
    }

    #[inline(never)]
    fn allocate(layout: Layout) -> *mut u8 {
        // SAFETY: the size is not zero, a head is part of it.
        let base = unsafe { alloc(layout) };
        if base.is_null() {
            handle_alloc_error(layout);
        }
        base
    }

    #[inline]
    fn head(&self) -> &Head {
        // SAFETY: `of_parts` wrote the head, and it lives until the last name is dropped. What is not in a
        // cell changes in `push` alone, which has the only name by `&mut`.
        unsafe { self.0.as_ref() }
    }

    #[inline]
    fn bytes(&self) -> NonNull<u8> {
        // SAFETY: the allocation has `capacity` bytes behind the head, and the pointer that `of_parts` kept
        // is one to the whole of it.
        unsafe { self.0.cast::<u8>().add(HEAD) }
    }

    fn wide(&self) -> Option<&Wide> {
        // SAFETY: where the head says so, `of_parts` wrote a `Wide` at this distance before it; it lives and
        // changes as the head does.
        self.head()
            .is_wide
            .then(|| unsafe { self.0.cast::<u8>().sub(WIDE).cast::<Wide>().as_ref() })
    }

    /// The text.
    #[inline]
    pub(super) fn as_str(&self) -> &str {
        // SAFETY: `of_parts` and `push` wrote `length` bytes, whole texts one behind the other, and they do
        // not change while this name is borrowed.
        unsafe {
            let bytes = std::slice::from_raw_parts(self.bytes().as_ptr(), self.head().length);
            std::str::from_utf8_unchecked(bytes)
        }
    }

    /// Whether each code point is one byte.
    #[inline]
    pub(super) fn is_ascii(&self) -> bool {
        !self.head().is_wide
    }

    /// Code points.
    #[inline]
    pub(super) fn count(&self) -> usize {
        self.wide().map_or(self.head().length, |wide| wide.count)
    }

    /// Where to keep the places of code points; none for a text that needs no such thing.
    pub(super) fn offsets(&self) -> Option<&OnceCell<Vec<usize>>> {
        self.wide().map(|wide| &wide.offsets)
    }

    /// Where to keep the hash.
    #[inline]
    pub(super) fn hash(&self) -> &Cell<i64> {
        &self.head().hash
    }

    /// The address, the same for each name of one text.
    #[inline]
    pub(super) fn address(&self) -> usize {
        self.0.addr().get()
    }

    /// The text, to change ASCII letters in it, where this is the only name.
    pub(super) fn as_mut_str(&mut self) -> Option<&mut str> {
        let head = self.head();
        if head.names.get() != 1 {
            return None;
        }
        head.hash.set(0);
        let length = head.length;
        // SAFETY: as in `as_str`; this is the only name and it is borrowed by `&mut`, so nobody else reads
        // the bytes meanwhile.
        unsafe {
            let bytes = std::slice::from_raw_parts_mut(self.bytes().as_ptr(), length);
            Some(std::str::from_utf8_unchecked_mut(bytes))
        }
    }

    /// Appends a text of so many code points where this is the only name and its kind stays; else nothing
    /// has changed.
    #[inline]
    pub(super) fn push(&mut self, text: &str, count: usize) -> bool {
        let head = self.head();
        let is_wide = head.is_wide;
        if head.names.get() != 1 || !is_wide && count != text.len() {
            return false;
        }
        let Some(length) = head.length.checked_add(text.len()) else { return false };
        if length > head.capacity {
            // Twice as much each time: a text that grows letter by letter is not copied at each.
            self.grow(length.max(head.capacity.saturating_mul(2)));
        }
        let to = self.bytes().as_ptr();
        let pointer = self.0.as_ptr();
        // SAFETY: this is the only name and it is borrowed by `&mut`, so nobody reads the head, the bytes
        // or what stands before the head, and `text` lies elsewhere. `length` bytes have room.
        unsafe {
            to.add((*pointer).length).copy_from_nonoverlapping(text.as_ptr(), text.len());
            (*pointer).length = length;
            (*pointer).hash.set(0);
            if is_wide {
                let wide = self.0.cast::<u8>().sub(WIDE).cast::<Wide>().as_mut();
                wide.count += count;
                wide.offsets = OnceCell::new();
            }
        }
        true
    }

    /// Makes room for `capacity` bytes; the caller has the only name.
    #[inline(never)]
    fn grow(&mut self, capacity: usize) {
        let (is_wide, old) = (self.head().is_wide, self.head().capacity);
        debug_assert!(self.head().names.get() == 1 && capacity >= old, "from {old} to {capacity}");
        let prefix = if is_wide { WIDE } else { 0 };
        let capacity = rounded(prefix, capacity);
        // SAFETY: the head stands so many bytes behind the base.
        let from = unsafe { self.0.cast::<u8>().sub(prefix) };
        let base = match (short(prefix, old), short(prefix, capacity)) {
            (None, _) => {
                let new = layout(prefix, capacity);
                // SAFETY: the base is what `alloc` or `realloc` gave for this layout, the new size is a layout's and
                // not zero. The head and what stands before it may be moved: nobody else points to them.
                let base = unsafe { realloc(from.as_ptr(), layout(prefix, old), new.size()) };
                if base.is_null() {
                    handle_alloc_error(new);
                }
                base
            }
            (Some(size), larger) => {
                let base = match larger {
                    Some(larger) => room::take(larger).as_ptr(),
                    None => Block::allocate(layout(prefix, capacity)),
                };
                // SAFETY: both have `size` bytes and cannot overlap; nobody else points to what is moved, and the old
                // block came from `take` with this size.
                unsafe {
                    base.copy_from_nonoverlapping(from.as_ptr(), size);
                    room::give(from, size);
                }
                base
            }
        };
        // SAFETY: the head lies in the new allocation where it lay in the old one.
        unsafe {
            self.0 = NonNull::new_unchecked(base.add(prefix).cast::<Head>());
            (*self.0.as_ptr()).capacity = capacity;
        }
    }

    #[cold]
    #[inline(never)]
    fn too_many_names() -> ! {
        panic!("a text has four thousand million names")
    }

    #[inline(never)]
    fn free(&mut self) {
        debug_assert!(self.head().names.get() == 0, "somebody else has a name");
        let (is_wide, capacity) = (self.head().is_wide, self.head().capacity);
        let prefix = if is_wide { WIDE } else { 0 };
        // SAFETY: the last name is gone, so nobody reads any of it again. What stands before the head was
        // written by `of_parts`, and the base came from the room with this size, or is the allocator's with this layout.
        unsafe {
            let base = self.0.cast::<u8>().sub(prefix);
            if is_wide {
                base.cast::<Wide>().drop_in_place();
            }
            match short(prefix, capacity) {
                Some(size) => room::give(base, size),
                None => dealloc(base.as_ptr(), layout(prefix, capacity)),
            }
        }
    }
}

impl Clone for Block {
    #[inline]
    fn clone(&self) -> Block {
        let names = &self.head().names;
        let Some(more) = names.get().checked_add(1) else { Block::too_many_names() };
        names.set(more);
        Block(self.0)
    }
}

impl Drop for Block {
    #[inline]
    fn drop(&mut self) {
        let names = &self.head().names;
        let left = names.get() - 1;
        names.set(left);
        if left == 0 {
            self.free();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Block;

    fn block(text: &str) -> Block {
        Block::of_parts([text], text.chars().count(), 0)
    }

    #[test]
    fn a_text_comes_back_as_it_went_in() {
        for text in [
            "",
            "a",
            "eight888",
            "größer",
            "日本語",
            "a text of more than forty-eight bytes, all of them ASCII",
        ] {
            let block = block(text);
            let other = block.clone();
            assert_eq!((block.as_str(), other.as_str()), (text, text));
            assert_eq!(block.count(), text.chars().count(), "{text}");
            assert_eq!(block.is_ascii(), text.is_ascii(), "{text}");
            assert_eq!(block.address(), other.address());
            drop(block);
            assert_eq!(other.as_str(), text, "the other name keeps it alive");
        }
    }

    #[test]
    fn a_text_with_one_name_grows_in_place_as_a_string_does() {
        for start in ["", "plain", "größe"] {
            let (mut own, mut twin) = (block(start), String::from(start));
            for turn in 0..200 {
                let more = ["x", "", "three", " and a longer piece of text "][turn % 4];
                own.hash().set(7);
                assert!(own.push(more, more.len()));
                twin.push_str(more);
                assert_eq!((own.as_str(), own.hash().get()), (twin.as_str(), 0));
                assert_eq!(own.count(), twin.chars().count());
            }
        }
    }

    #[test]
    fn what_is_known_of_the_places_is_forgotten_when_a_text_grows() {
        let mut own = block("größe");
        own.offsets()
            .expect("the text is not ASCII")
            .set(vec![0, 64])
            .expect("nobody set it before");
        assert!(own.push("日本", 2));
        assert_eq!((own.as_str(), own.count()), ("größe日本", 7));
        assert!(own.offsets().is_some_and(|offsets| offsets.get().is_none()));
    }

    #[test]
    fn a_text_with_two_names_or_of_another_kind_does_not_grow_in_place() {
        let mut own = block("plain");
        let other = own.clone();
        assert!(!own.push("more", 4));
        drop(other);
        assert!(!own.push("ö", 1), "ASCII has no room for what other texts need");
        assert!(own.push("more", 4));
        assert_eq!(own.as_str(), "plainmore");
    }

    #[test]
    fn letters_change_in_place_for_the_only_name() {
        let mut own = block("Plain Größe");
        own.as_mut_str().expect("nobody else has it").make_ascii_uppercase();
        assert_eq!(own.as_str(), "PLAIN GRößE");
        let other = own.clone();
        assert!(own.as_mut_str().is_none());
        assert_eq!(other.as_str(), "PLAIN GRößE");
    }

    #[test]
    fn parts_stand_behind_each_other_with_the_room_that_was_asked_for() {
        let mut joined = Block::of_parts(["ab", "", "cdé"], 5, 100);
        let before = joined.address();
        assert!(joined.push(&"z".repeat(80), 80));
        assert_eq!(joined.address(), before, "100 bytes had room");
        assert_eq!(joined.as_str(), format!("abcdé{}", "z".repeat(80)));
        let moved = joined;
        assert_eq!(moved.count(), 85);
    }
}
