//! The level as a value, and how one is chosen.

use std::ffi::OsStr;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

#[cfg(target_arch = "x86_64")]
use super::avx2::Avx2;
#[cfg(target_arch = "x86_64")]
use super::avx512::Avx512;
use super::error::LevelError;
#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
use super::neon::Neon;
use super::portable::Portable;
use crate::lanes::Kernel;

/// The environment variable that forces a level: `portable`, `avx2`, `avx512` or `neon`.
pub const LEVEL_VARIABLE: &str = "LARDER_CPU_LEVEL";

/// The name of a level, whether this machine has it or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LevelName {
    /// Arrays of numbers, on every machine.
    Portable,
    /// x86-64 with AVX2 and FMA: 256-bit registers.
    Avx2,
    /// x86-64 with AVX-512 F, BW, DQ and VL: 512-bit registers.
    Avx512,
    /// AArch64 with NEON: 128-bit registers.
    Neon,
}

impl LevelName {
    /// Every name there is.
    pub const ALL: [LevelName; 4] =
        [LevelName::Portable, LevelName::Avx2, LevelName::Avx512, LevelName::Neon];

    /// The word used in the environment, on command lines and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            LevelName::Portable => "portable",
            LevelName::Avx2 => "avx2",
            LevelName::Avx512 => "avx512",
            LevelName::Neon => "neon",
        }
    }
}

impl fmt::Display for LevelName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for LevelName {
    type Err = LevelError;

    fn from_str(word: &str) -> Result<LevelName, LevelError> {
        LevelName::ALL
            .into_iter()
            .find(|name| name.as_str() == word)
            .ok_or_else(|| LevelError::unknown(word))
    }
}

/// A CPU level that this machine has.
///
/// There is no way to make one for instructions that are not there, so code that holds a level may
/// run on it. Every level gives the same answers, bit for bit (see the crate's page); a level
/// changes the time alone.
///
/// ```
/// use larder_kernels::{Level, dot_at};
///
/// let (a, b) = ([1.0_f64, 2.0, 3.0], [4.0, 5.0, 6.0]);
/// for level in Level::available() {
///     assert_eq!(dot_at(level, &a, &b).to_bits(), 32.0_f64.to_bits(), "on {level}");
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Level(Token);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Token {
    Portable(Portable),
    #[cfg(target_arch = "x86_64")]
    Avx2(Avx2),
    #[cfg(target_arch = "x86_64")]
    Avx512(Avx512),
    #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
    Neon(Neon),
}

impl Level {
    /// The level that every machine has.
    pub const PORTABLE: Level = Level(Token::Portable(Portable));

    /// The level that functions without a level argument use: the one that [`LEVEL_VARIABLE`] asks
    /// for, else the best that this machine has. Chosen at the first call, then a load.
    ///
    /// When the variable cannot be honoured this is the best detected level: no answer is wrong for
    /// that, since levels differ in time alone. A program shows the user his mistake by asking
    /// [`Level::from_environment`] at its start.
    pub fn best() -> Level {
        static BEST: OnceLock<Level> = OnceLock::new();
        *BEST.get_or_init(|| Level::from_environment().unwrap_or_else(|_| Level::detected()))
    }

    /// The level that [`LEVEL_VARIABLE`] asks for, the best detected one when it is unset or empty.
    ///
    /// # Errors
    /// When the variable holds no level's name, or the name of a level that this machine lacks.
    pub fn from_environment() -> Result<Level, LevelError> {
        Level::asked_for(std::env::var_os(LEVEL_VARIABLE).as_deref())
    }

    /// The best level that this machine has, whatever the environment says.
    pub fn detected() -> Level {
        Level::available().last().unwrap_or(Level::PORTABLE)
    }

    /// The levels that this machine has, the slowest first.
    pub fn available() -> impl Iterator<Item = Level> + Clone {
        LevelName::ALL.into_iter().filter_map(Level::find)
    }

    /// The level of this name.
    ///
    /// # Errors
    /// When this machine does not have it.
    pub fn new(name: LevelName) -> Result<Level, LevelError> {
        Level::find(name).ok_or_else(|| LevelError::unavailable(name))
    }

    /// The level named by a word such as `avx2`.
    ///
    /// # Errors
    /// When the word is no level's name, or this machine does not have the level.
    pub fn try_from_name(word: &str) -> Result<Level, LevelError> {
        Level::new(word.parse()?)
    }

    /// The name of this level.
    pub fn name(self) -> LevelName {
        match self.0 {
            Token::Portable(_) => LevelName::Portable,
            #[cfg(target_arch = "x86_64")]
            Token::Avx2(_) => LevelName::Avx2,
            #[cfg(target_arch = "x86_64")]
            Token::Avx512(_) => LevelName::Avx512,
            #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
            Token::Neon(_) => LevelName::Neon,
        }
    }

    /// Runs a kernel compiled for this level: the door through which an engine brings its own
    /// vector code. See [`Kernel`].
    #[inline]
    pub fn run<K: Kernel>(self, kernel: K) -> K::Output {
        match self.0 {
            Token::Portable(token) => token.run(kernel),
            #[cfg(target_arch = "x86_64")]
            Token::Avx2(token) => token.run(kernel),
            #[cfg(target_arch = "x86_64")]
            Token::Avx512(token) => token.run(kernel),
            #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
            Token::Neon(token) => token.run(kernel),
        }
    }

    fn find(name: LevelName) -> Option<Level> {
        match name {
            LevelName::Portable => Some(Level::PORTABLE),
            #[cfg(target_arch = "x86_64")]
            LevelName::Avx2 => Avx2::detect().map(Level::from),
            #[cfg(target_arch = "x86_64")]
            LevelName::Avx512 => Avx512::detect().map(Level::from),
            #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
            LevelName::Neon => Neon::detect().map(Level::from),
            _ => None,
        }
    }

    fn asked_for(value: Option<&OsStr>) -> Result<Level, LevelError> {
        match value {
            None => Ok(Level::detected()),
            Some(word) if word.is_empty() => Ok(Level::detected()),
            Some(word) => {
                Level::try_from_name(&word.to_string_lossy()).map_err(LevelError::in_environment)
            }
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name().fmt(f)
    }
}

#[cfg(any(target_arch = "x86_64", all(target_arch = "aarch64", target_endian = "little")))]
macro_rules! from_token {
    ($Token:ident) => {
        impl From<$Token> for Level {
            #[inline(always)]
            fn from(token: $Token) -> Level {
                Level(Token::$Token(token))
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
from_token!(Avx2);
#[cfg(target_arch = "x86_64")]
from_token!(Avx512);
#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
from_token!(Neon);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unset_or_empty_variable_means_the_best_level() {
        assert_eq!(Level::asked_for(None), Ok(Level::detected()));
        assert_eq!(Level::asked_for(Some(OsStr::new(""))), Ok(Level::detected()));
    }

    #[test]
    fn the_variable_forces_every_level_that_the_machine_has() {
        for level in Level::available() {
            assert_eq!(Level::asked_for(Some(OsStr::new(level.name().as_str()))), Ok(level));
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_words_that_would_do() {
        let error = Level::asked_for(Some(OsStr::new("avx3"))).unwrap_err();
        assert!(error.is_unknown_name());
        assert_eq!(
            error.to_string(),
            "LARDER_CPU_LEVEL: `avx3` is no CPU level, want one of portable, avx2, avx512, neon"
        );
        // Names are lower case, as everywhere in the house.
        assert!(Level::try_from_name("AVX2").unwrap_err().is_unknown_name());
    }

    #[test]
    fn a_level_of_another_machine_is_refused_with_those_of_this_one() {
        let missing: Vec<_> =
            LevelName::ALL.into_iter().filter(|&name| Level::find(name).is_none()).collect();
        assert!(!missing.is_empty(), "no machine has both avx2 and neon");
        for name in missing {
            let error = Level::new(name).unwrap_err();
            assert!(!error.is_unknown_name());
            let text = error.to_string();
            assert!(
                text.starts_with(&format!(
                    "this machine has no CPU level `{name}`, it has portable"
                )),
                "{text}"
            );
        }
    }

    #[test]
    fn tokens_have_no_size() {
        assert_eq!(size_of::<Level>(), 1);
        #[cfg(target_arch = "x86_64")]
        assert_eq!((size_of::<Avx2>(), size_of::<Avx512>()), (0, 0));
    }
}
