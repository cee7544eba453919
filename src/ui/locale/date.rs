//! Dates in the words of the interface, never more precise than the page was.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use super::{Arg, Locale};
use crate::article::When;

const MONTHS: [&str; 12] = [
    "date-month-1",
    "date-month-2",
    "date-month-3",
    "date-month-4",
    "date-month-5",
    "date-month-6",
    "date-month-7",
    "date-month-8",
    "date-month-9",
    "date-month-10",
    "date-month-11",
    "date-month-12",
];

impl Locale {
    /// A date with all that is known of it: `25 August 2024, 23:23 (UTC+8)`.
    #[must_use]
    pub fn when(&self, when: &When) -> String {
        match *when {
            When::Wall(wall) => self.day_and_clock(wall.date(), clock(wall.time())),
            When::Zoned { wall, offset } => {
                self.day_and_clock(wall.date(), format!("{} ({})", clock(wall.time()), zone(offset)))
            }
            _ => self.day(when),
        }
    }

    /// The same without its clock, for places where a day is enough.
    #[must_use]
    pub fn day(&self, when: &When) -> String {
        match *when {
            When::Year(year) => self.with("date-year", &[("year", number(year))]),
            When::Month { year, month } => {
                self.with("date-month", &[("year", number(year)), ("month", self.month(month))])
            }
            When::MonthDay { month, day } => {
                self.with("date-month-day", &[("month", self.month(month)), ("day", number(day.into()))])
            }
            When::Day(day) => self.full_day(day),
            When::Wall(wall) | When::Zoned { wall, .. } => self.full_day(wall.date()),
        }
    }

    fn full_day(&self, day: Date) -> String {
        let month = self.month(day.month());
        self.with(
            "date-day",
            &[("year", number(day.year())), ("month", month), ("day", number(day.day().into()))],
        )
    }

    fn day_and_clock(&self, day: Date, clock: String) -> String {
        self.with("date-day-clock", &[("date", self.full_day(day).into()), ("clock", clock.into())])
    }

    fn month(&self, month: i8) -> Arg {
        let index = usize::try_from(month - 1).unwrap_or_default();
        MONTHS.get(index).map(|key| self.text(key)).unwrap_or_default().into()
    }
}

/// Years and days are names here: `2,024` would be wrong.
fn number(number: i16) -> Arg {
    number.to_string().into()
}

/// Hours and minutes; a page's seconds tell a reader nothing.
fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `UTC+8`, `UTC−3:30`.
fn zone(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::locale::{Language, Locale};

    #[track_caller]
    fn check(when: &str, english: &str, chinese: &str) {
        let when = when.parse().unwrap();
        assert_eq!(Locale::new(Language::English).when(&when), english);
        assert_eq!(Locale::new(Language::SimplifiedChinese).when(&when), chinese);
    }

    #[test]
    fn a_date_says_what_is_known_and_no_more() {
        check("2024", "2024", "2024年");
        check("2024-08", "August 2024", "2024年8月");
        check("--04-01", "1 April", "4月1日");
        check("2024-08-25", "25 August 2024", "2024年8月25日");
        check("2024-08-25T23:23:36", "25 August 2024, 23:23", "2024年8月25日 23:23");
    }

    #[test]
    fn a_clock_with_a_zone_names_it() {
        check("2024-08-25T23:23:36+08:00", "25 August 2024, 23:23 (UTC+8)", "2024年8月25日 23:23 (UTC+8)");
        check("2024-08-25T09:05:00+00:00", "25 August 2024, 09:05 (UTC)", "2024年8月25日 09:05 (UTC)");
        check(
            "2024-08-25T09:05:00-03:30",
            "25 August 2024, 09:05 (UTC−3:30)",
            "2024年8月25日 09:05 (UTC−3:30)",
        );
    }

    #[test]
    fn where_a_day_is_enough_the_clock_is_left_out() {
        let when = "2024-08-25T23:23:36+08:00".parse().unwrap();
        assert_eq!(Locale::new(Language::English).day(&when), "25 August 2024");
    }
}
