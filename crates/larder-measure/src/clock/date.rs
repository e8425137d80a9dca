//! The date, for the names of records.

use std::fmt;
use std::time::UNIX_EPOCH;

/// A day of the Gregorian calendar in universal time; prints as `2026-02-28`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: u32,
    /// The month, from 1.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

/// Today in universal time. A machine whose clock stands before 1970 gives 1970-01-01.
#[expect(clippy::disallowed_methods, reason = "this is the clock that the others have to take")]
pub fn today() -> Date {
    let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Date::after_epoch(since.as_secs() / 86_400)
}

impl Date {
    /// The date that many days after 1970-01-01.
    ///
    /// The count is moved to begin at 0000-03-01, so that the leap day is the last of its year and
    /// the lengths of the months follow one line, 153 days for every five months.
    fn after_epoch(days: u64) -> Date {
        let days = days + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = era * 400 + year_of_era + u64::from(month <= 2);
        let small = |figure: u64| u32::try_from(figure).unwrap_or(u32::MAX);
        Date { year: small(year), month: small(month), day: small(day) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The calendar by counting days one at a time.
    fn naive(mut days: u64) -> Date {
        let leap = |year: u32| {
            (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
        };
        let mut year = 1970;
        while days >= 365 + u64::from(leap(year)) {
            days -= 365 + u64::from(leap(year));
            year += 1;
        }
        let february = 28 + u64::from(leap(year));
        let mut month = 1;
        for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
            if days < length {
                break;
            }
            days -= length;
            month += 1;
        }
        Date { year, month, day: u32::try_from(days).expect("a day") + 1 }
    }

    #[test]
    fn every_day_of_two_centuries_agrees_with_counting() {
        for days in 0..200 * 366 {
            assert_eq!(Date::after_epoch(days), naive(days), "day {days}");
        }
        assert_eq!(Date::after_epoch(11_016).to_string(), "2000-02-29");
        assert!(today() > Date { year: 2020, month: 1, day: 1 });
    }
}
