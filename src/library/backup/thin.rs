//! Which backups are kept: by day, week, month and year, and never by what the clock says now.

use std::collections::HashSet;
use std::hash::Hash;
use std::path::Path;

use jiff::civil::Date;
use jiff::tz::Offset;

use super::{Backup, KINDS, Kind, list};
use crate::library::{LibraryError, durable};

/// The newest of each kind that stay whatever else is said.
const NEWEST: usize = 3;
const DAYS: usize = 7;
const WEEKS: usize = 5;
const MONTHS: usize = 12;
const YEARS: usize = 20;

/// Removes what the rules do not keep.
pub(super) fn thin(folder: &Path) -> Result<(), LibraryError> {
    let backups = list(folder);
    let kept = kept(&backups);
    for backup in backups.iter().filter(|backup| !kept.contains(&backup.number)) {
        durable::remove(&backup.path)?;
    }
    Ok(())
}

/// The numbers of those that stay. Days and months are counted by those that have a backup, from the newest number
/// back: a clock that is wrong can add a day to them but never empties the shelf.
fn kept(newest_first: &[Backup]) -> HashSet<u64> {
    let mut kept = HashSet::new();
    for (kind, _) in KINDS {
        kept.extend(newest_first.iter().filter(|b| b.kind == kind).take(NEWEST).map(|b| b.number));
    }
    // Copies with damaged words take no place of sound ones.
    let sound: Vec<Backup> = newest_first.iter().filter(|b| b.kind != Kind::Damaged).cloned().collect();
    let newest_first = sound.as_slice();
    kept.extend(newest_of_each(newest_first, DAYS, |day| day));
    kept.extend(newest_of_each(newest_first, WEEKS, |day| {
        let week = day.iso_week_date();
        (week.year(), week.week())
    }));
    kept.extend(newest_of_each(newest_first, MONTHS, |day| (day.year(), day.month())));
    kept.extend(newest_of_each(newest_first, YEARS, Date::year));
    kept
}

fn newest_of_each<T: Eq + Hash>(newest_first: &[Backup], most: usize, span: impl Fn(Date) -> T) -> Vec<u64> {
    let mut seen = HashSet::new();
    let is_first = |backup: &&Backup| seen.insert(span(Offset::UTC.to_datetime(backup.made_at).date()));
    newest_first.iter().filter(is_first).take(most).map(|backup| backup.number).collect()
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, ToSpan as _};

    use super::*;
    /// Backups made at these moments, one after the other, thinned after each as in life.
    fn years_of(moments: impl IntoIterator<Item = Timestamp>) -> Vec<Backup> {
        let mut backups: Vec<Backup> = Vec::new();
        for (number, made_at) in moments.into_iter().enumerate() {
            let folder = Path::new("b");
            backups.insert(0, Backup::named(folder, number as u64 + 1, made_at, Kind::Daily, String::new()));
            let kept = kept(&backups);
            backups.retain(|backup| kept.contains(&backup.number));
        }
        backups
    }

    fn days_from(first: &str, days: i64) -> impl Iterator<Item = Timestamp> {
        let first: Timestamp = first.parse().unwrap();
        (0..days).map(move |day| first.checked_add((day * 24).hours()).unwrap())
    }

    #[test]
    fn a_backup_a_day_leaves_days_weeks_months_and_years() {
        let backups = years_of(days_from("2020-01-01T08:00:00Z", 365 * 6));
        let ages: Vec<i64> = backups.iter().map(|b| 365 * 6 - b.number as i64).collect();
        assert_eq!(ages[..DAYS], [0, 1, 2, 3, 4, 5, 6]);
        assert!(ages.iter().filter(|age| **age < 40).count() >= DAYS + 3);
        assert!(*ages.last().unwrap() > 365 * 4, "{ages:?}");
        assert!(backups.len() <= DAYS + WEEKS + MONTHS + YEARS, "{}", backups.len());
    }

    #[test]
    fn copies_with_damaged_words_push_no_sound_one_out() {
        let mut backups = years_of(days_from("2026-01-01T08:00:00Z", 3));
        for (number, made_at) in days_from("2026-02-01T08:00:00Z", 40).enumerate() {
            let number = number as u64 + 4;
            backups.insert(0, Backup::named(Path::new("b"), number, made_at, Kind::Damaged, String::new()));
            let kept = kept(&backups);
            backups.retain(|backup| kept.contains(&backup.number));
        }
        assert_eq!(backups.iter().map(|b| b.number).collect::<Vec<_>>(), [43, 42, 41, 3, 2, 1]);
        assert_eq!(super::super::best(&backups).unwrap().number, 3);
    }

    #[test]
    fn a_clock_at_1990_or_2099_or_jumping_back_never_empties_the_shelf() {
        let jumps = days_from("2026-01-01T08:00:00Z", 30)
            .chain(days_from("2099-06-01T08:00:00Z", 2))
            .chain(days_from("1990-06-01T08:00:00Z", 2))
            .chain(days_from("2026-02-02T08:00:00Z", 30));
        let backups = years_of(jumps);
        let of_2026 = backups.iter().filter(|b| b.made_at.to_string().starts_with("2026")).count();
        assert!(of_2026 >= DAYS + 2, "{backups:?}");
        let stuck = years_of(std::iter::repeat_n("1990-01-01T00:00:00Z".parse().unwrap(), 50));
        assert_eq!(stuck.iter().map(|b| b.number).collect::<Vec<_>>(), [50, 49, 48]);
    }
}
