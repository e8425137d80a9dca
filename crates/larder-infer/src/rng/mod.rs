//! Random numbers by counter: a stream is a key, a draw is a place in it.
//!
//! [`Stream`] is Philox 4x64 with ten rounds (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as
//! easy as 1, 2, 3", SC 2011): the block of a counter under a key is a bijection of the counter, so
//! streams with different keys never overlap and any place is reached at once. The key is the seed
//! and a number made of the chain and the purpose: every chain has streams of its own, and what it
//! draws depends neither on other chains nor on the number of threads.

mod normal;
mod philox;

use rand_core::RngCore;

use philox::{BLOCK, WORDS};

pub use normal::standard_normal;

/// What a stream is for. Two purposes of one chain never share numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Purpose {
    /// Starting points.
    Start = 1,
    /// Transitions of a chain.
    Chain = 2,
    /// Particles.
    Particles = 3,
    /// Resampling.
    Resample = 4,
    /// Draws from a posterior predictive distribution.
    Predict = 5,
    /// Prior draws and simulated data.
    Simulate = 6,
    /// Gradients by sampling.
    Variational = 7,
    /// Whatever else.
    Other = 8,
}

/// A stream of random numbers.
///
/// ```
/// use larder_infer::{Purpose, Stream};
/// use rand_core::RngCore;
/// let mut chain_3 = Stream::new(42, 3, Purpose::Chain);
/// let first = chain_3.next_u64();
/// chain_3.next_u64();
/// chain_3.seek(0);
/// assert_eq!(chain_3.next_u64(), first);
/// ```
#[derive(Clone, Debug)]
pub struct Stream {
    key: [u64; 2],
    /// The block after the buffered ones.
    counter: u64,
    words: [u64; WORDS],
    /// The normal number of each word, if it needs no other; NaN where it does, and where none was made yet.
    normals: [f64; WORDS],
    used: usize,
    has_normals: bool,
}

impl PartialEq for Stream {
    /// Whether both will give the same from here on.
    fn eq(&self, other: &Stream) -> bool {
        self.key == other.key && self.position() == other.position()
    }
}

impl Eq for Stream {}

impl Stream {
    /// The stream of a seed, a chain and a purpose, at its start.
    pub fn new(seed: u64, chain: u64, purpose: Purpose) -> Self {
        Stream::with_key([seed, chain << 8 | purpose as u64])
    }

    /// A stream by its key.
    pub fn with_key(key: [u64; 2]) -> Self {
        Stream {
            key,
            counter: 0,
            words: [0; WORDS],
            normals: [f64::NAN; WORDS],
            used: WORDS,
            has_normals: false,
        }
    }

    /// The key.
    pub fn key(&self) -> [u64; 2] {
        self.key
    }

    /// How many numbers were drawn.
    pub fn position(&self) -> u64 {
        self.counter * BLOCK as u64 - (WORDS - self.used) as u64
    }

    /// Goes to the place after `position` numbers.
    pub fn seek(&mut self, position: u64) {
        let group = WORDS as u64;
        self.counter = position / group * (WORDS / BLOCK) as u64;
        self.used = WORDS;
        self.forget_normals();
        if !position.is_multiple_of(group) {
            self.refill();
            self.used = (position % group) as usize;
        }
    }

    #[cold]
    fn refill(&mut self) {
        philox::fill(self.counter, self.key, &mut self.words);
        self.counter += (WORDS / BLOCK) as u64;
        self.used = 0;
        self.forget_normals();
    }

    fn forget_normals(&mut self) {
        if self.has_normals {
            self.normals = [f64::NAN; WORDS];
            self.has_normals = false;
        }
    }

    /// A normal number where none lies ready: the buffer is at its end, or no normal number was asked of it so far,
    /// or the word alone does not say which.
    #[cold]
    fn normal_with_care(&mut self) -> f64 {
        if self.used == WORDS {
            self.refill();
        }
        if !self.has_normals {
            normal::of_words(&self.words, &mut self.normals);
            self.has_normals = true;
        }
        let (word, z) = (self.words[self.used], self.normals[self.used]);
        self.used += 1;
        if z.is_nan() { normal::beside(self, word) } else { z }
    }

    /// A number between 0 and 1, both excluded: 52 random bits and a half.
    #[inline]
    pub fn open01(&mut self) -> f64 {
        open01(self)
    }

    /// An index below `len`, without bias.
    #[inline]
    pub fn below(&mut self, len: usize) -> usize {
        below(self, len as u64) as usize
    }

    /// A standard normal number: that of [`standard_normal`], made together with those of the words around it.
    #[inline(always)]
    pub fn normal(&mut self) -> f64 {
        match self.normals.get(self.used) {
            Some(z) if !z.is_nan() => {
                self.used += 1;
                *z
            }
            _ => self.normal_with_care(),
        }
    }
}

impl RngCore for Stream {
    #[inline]
    fn next_u32(&mut self) -> u32 {
        (self.next_u64() >> 32) as u32
    }

    #[inline]
    fn next_u64(&mut self) -> u64 {
        if self.used == WORDS {
            self.refill();
        }
        let word = self.words[self.used];
        self.used += 1;
        word
    }

    fn fill_bytes(&mut self, target: &mut [u8]) {
        for chunk in target.chunks_mut(8) {
            chunk.copy_from_slice(&self.next_u64().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A number between 0 and 1, both excluded.
#[inline]
pub fn open01(rng: &mut (impl RngCore + ?Sized)) -> f64 {
    ((rng.next_u64() >> 12) as f64 + 0.5) * (1.0 / (1_u64 << 52) as f64)
}

/// A whole number below `bound`, without bias (Lemire 2019); 0 for a bound of zero.
#[inline]
pub fn below(rng: &mut (impl RngCore + ?Sized), bound: u64) -> u64 {
    let mut wide = u128::from(rng.next_u64()) * u128::from(bound);
    if (wide as u64) < bound {
        let threshold = bound.wrapping_neg() % bound;
        while (wide as u64) < threshold {
            wide = u128::from(rng.next_u64()) * u128::from(bound);
        }
    }
    (wide >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_can_be_entered_anywhere() {
        let mut stream = Stream::new(7, 1, Purpose::Chain);
        let all: Vec<u64> = (0..150).map(|_| stream.next_u64()).collect();
        assert_eq!(stream.position(), 150);
        for position in 0..150 {
            stream.seek(position);
            assert_eq!(stream.position(), position);
            assert_eq!(stream.next_u64(), all[position as usize]);
        }
        let mut other = Stream::new(7, 2, Purpose::Chain);
        assert!((0..150).all(|at| other.next_u64() != all[at]));
    }

    #[test]
    fn normals_made_together_are_those_made_one_by_one() {
        let (mut together, mut alone) =
            (Stream::new(3, 1, Purpose::Other), Stream::new(3, 1, Purpose::Other));
        let mut turns = Stream::new(4, 0, Purpose::Other);
        for _ in 0..200_000 {
            // Other numbers between them, and places that are entered anew.
            match turns.below(8) {
                0 => assert_eq!(together.next_u64(), alone.next_u64()),
                1 => together.seek(alone.position()),
                _ => {
                    let (a, b) = (together.normal(), standard_normal(&mut alone));
                    assert_eq!(a.to_bits(), b.to_bits(), "at {}", alone.position());
                }
            }
            assert_eq!(together, alone);
        }
        assert_ne!(together, Stream::new(3, 1, Purpose::Other));
    }

    #[test]
    fn indices_are_below_their_bound_and_even() {
        let mut stream = Stream::new(1, 0, Purpose::Other);
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[stream.below(7)] += 1;
        }
        // Standard deviation of a count is 93; five of them.
        assert!(counts.iter().all(|&n| n.abs_diff(10_000) < 465), "{counts:?}");
    }
}
