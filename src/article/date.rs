//! A date as a newspaper gives it: never more precise than its words.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

/// A point in time at the precision the page gives. `4月1日` has no year, and nothing invents one.
///
/// Written like ISO 8601: `2024`, `2024-08`, `2024-08-25`, `--04-01`, `2024-08-25T23:23:36`,
/// `2024-08-25T23:23:36+08:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum When {
    Year(i16),
    Month {
        year: i16,
        month: i8,
    },
    /// A day of an unknown year.
    MonthDay {
        month: i8,
        day: i8,
    },
    Day(Date),
    /// The clock on the wall, its zone unknown.
    Wall(DateTime),
    /// The clock on the wall and its distance from UTC.
    Zoned {
        wall: DateTime,
        offset: Offset,
    },
}

/// The text is not one of the forms of [`When`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a date reads 2024, 2024-08, 2024-08-25, --08-25 or 2024-08-25T23:23:36+08:00")]
pub struct WhenError;

impl When {
    /// The calendar day as written on the page, when day and year are known.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        match *self {
            Self::Day(day) => Some(day),
            Self::Wall(wall) | Self::Zoned { wall, .. } => Some(wall.date()),
            Self::Year(_) | Self::Month { .. } | Self::MonthDay { .. } => None,
        }
    }

    /// Seconds since 1970 for ordering: the earliest moment it can mean, a wall clock read as UTC.
    #[must_use]
    pub fn sort_seconds(&self) -> Option<i64> {
        let first = |year, month| {
            Date::new(year, month, 1).ok().map(|date| date.to_datetime(jiff::civil::Time::midnight()))
        };
        let (wall, offset) = match *self {
            Self::Year(year) => (first(year, 1)?, Offset::UTC),
            Self::Month { year, month } => (first(year, month)?, Offset::UTC),
            Self::MonthDay { .. } => return None,
            Self::Day(day) => (day.to_datetime(jiff::civil::Time::midnight()), Offset::UTC),
            Self::Wall(wall) => (wall, Offset::UTC),
            Self::Zoned { wall, offset } => (wall, offset),
        };
        // Counted on the calendar: a timestamp ends two days before the year 9999 does.
        let since_1970 = wall.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0)).as_secs();
        Some(since_1970 - i64::from(offset.seconds()))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::MonthDay { month, day } => write!(f, "--{month:02}-{day:02}"),
            Self::Day(day) => write!(f, "{day}"),
            Self::Wall(wall) => write!(f, "{}", wall.strftime("%Y-%m-%dT%H:%M:%S")),
            Self::Zoned { wall, offset } => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                let wall = wall.strftime("%Y-%m-%dT%H:%M:%S");
                write!(f, "{wall}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let number = |digits: &str| digits.parse::<i8>().map_err(|_| WhenError);
        if let Some(rest) = text.strip_prefix("--") {
            let (month, day) = rest.split_once('-').ok_or(WhenError)?;
            let (month, day) = (number(month)?, number(day)?);
            // 2024 was a leap year, so that 29 February is a day of some year.
            return Date::new(2024, month, day).map(|_| Self::MonthDay { month, day }).map_err(|_| WhenError);
        }
        match text.len() {
            4 => text.parse().map(Self::Year).map_err(|_| WhenError),
            7 => {
                let (year, month) = text.split_once('-').ok_or(WhenError)?;
                let date = Date::new(year.parse().map_err(|_| WhenError)?, number(month)?, 1)
                    .map_err(|_| WhenError)?;
                Ok(Self::Month { year: date.year(), month: date.month() })
            }
            10 => text.parse().map(Self::Day).map_err(|_| WhenError),
            _ => with_clock(text),
        }
    }
}

/// `2024-08-25T23:23:36` with or without `Z` or an offset such as `+08:00`.
fn with_clock(text: &str) -> Result<When, WhenError> {
    if let Some(wall) = text.strip_suffix('Z') {
        let wall = wall.parse().map_err(|_| WhenError)?;
        return Ok(When::Zoned { wall, offset: Offset::UTC });
    }
    let Some((wall, zone)) =
        text.split_at_checked(text.len().saturating_sub(6)).filter(|(_, zone)| zone.starts_with(['+', '-']))
    else {
        return text.parse().map(When::Wall).map_err(|_| WhenError);
    };
    let (hours, minutes) = zone.split_once(':').ok_or(WhenError)?;
    let hours: i32 = hours.parse().map_err(|_| WhenError)?;
    let minutes: i32 = minutes.parse().map_err(|_| WhenError)?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let offset = Offset::from_seconds((hours.abs() * 60 + minutes) * 60 * sign).map_err(|_| WhenError)?;
    Ok(When::Zoned { wall: wall.parse().map_err(|_| WhenError)?, offset })
}

impl TryFrom<String> for When {
    type Error = WhenError;

    fn try_from(text: String) -> Result<Self, WhenError> {
        text.parse()
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_precision_is_written_and_read_back_alike() {
        for text in [
            "2024",
            "2024-08",
            "2024-08-25",
            "--04-01",
            "--02-29",
            "2024-08-25T23:23:36",
            "2024-08-25T23:23:36+08:00",
            "2024-08-25T23:23:36-03:30",
            "2024-08-25T23:23:36+00:00",
        ] {
            let when: When = text.parse().unwrap_or_else(|_| panic!("{text} is a date"));
            assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "4月1日",
            "2024-13",
            "2024-02-30",
            "--02-30",
            "yesterday",
            "2024-08-25T99:00:00",
            "十二月三日十",
        ] {
            assert_eq!(text.parse::<When>(), Err(WhenError), "{text}");
        }
    }

    #[test]
    fn every_day_of_the_calendar_has_its_place_in_the_order() {
        let ordered = [
            "0001-01-01T00:00:00+23:00",
            "0001-01-01",
            "1970-01-01",
            "9999",
            "9999-12-31",
            "9999-12-31T23:59:59-23:00",
        ];
        let seconds = ordered.map(|text| text.parse::<When>().unwrap().sort_seconds());
        assert!(seconds.is_sorted() && seconds[2] == Some(0), "{seconds:?}");
        assert!(seconds.iter().all(Option::is_some), "{seconds:?}");
    }

    #[test]
    fn a_zone_moves_the_moment_but_not_the_day_as_written() {
        let when: When = "2024-08-25T01:00:00+08:00".parse().unwrap();
        assert_eq!(when.day().unwrap().to_string(), "2024-08-25");
        assert_eq!(when.sort_seconds(), Some(1_724_518_800));
    }
}
