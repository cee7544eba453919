//! A mistake of the window itself: a report beside the library, without a word of any clip, and an end that tells.

use std::backtrace::Backtrace;
use std::fs;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::thread;

use jiff::Timestamp;

use crate::log::{self, OrLog as _};

/// How reports begin; one that has been told of is called otherwise.
const NAME: &str = "mistake-";
const TOLD: &str = "told-";

/// From now on a panic of this thread leaves a report in the library's folder, unless the system is at fault, and one of
/// any thread a line in the log. Those of workers are caught where they work, and told of there.
pub(super) fn report_to(library: &Path, is_fault_of_system: fn() -> bool) {
    let (folder, window) = (library.to_owned(), thread::current().id());
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        log::panicked(&place_of(panic), words_of(panic));
        if thread::current().id() == window {
            if is_fault_of_system() {
                // Whoever catches it knows better words.
                return;
            }
            write(&folder, panic);
        }
        before(panic);
    }));
}

/// Runs the window; `None` if it has panicked.
pub(super) fn caught<T>(run: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(run)).ok()
}

/// The report of the last start, if it has not been told of yet.
pub(super) fn last_report(library: &Path) -> Option<PathBuf> {
    let name_of = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let entries = fs::read_dir(library).or_log("reports of mistakes were not looked for")?;
    let entries = entries.filter_map(|entry| entry.or_log("a name in the library's folder was not read"));
    let entries = entries.map(|entry| entry.path());
    let mut reports: Vec<PathBuf> =
        entries.filter(|path| name_of(path).is_some_and(|name| name.starts_with(NAME))).collect();
    reports.sort();
    let mut last = None;
    for report in reports {
        let told = library.join(format!("{TOLD}{}", name_of(&report)?));
        // In a folder that cannot be written it is told of once more at the next start.
        last = Some(if fs::rename(&report, &told).is_ok() { told } else { report });
    }
    last
}

fn place_of(panic: &PanicHookInfo) -> String {
    panic.location().map_or_else(|| "(unknown)".to_owned(), ToString::to_string)
}

/// A message that was put together may quote what was being read; one that stands in the program cannot.
fn words_of(panic: &PanicHookInfo) -> &'static str {
    panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(not kept)")
}

fn write(folder: &Path, panic: &PanicHookInfo) {
    let now = Timestamp::now();
    let (place, words) = (place_of(panic), words_of(panic));
    let report = format!(
        "Jianbao {} on {} {}\n{now}\n{place}: {words}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        Backtrace::force_capture()
    );
    let file = folder.join(format!("{NAME}{}.txt", now.strftime("%Y%m%dT%H%M%S")));
    fs::write(file, report).or_log("the report of a mistake was not written");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_the_place_and_not_the_words_and_is_told_of_once() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().to_owned();
        let report = thread::spawn(move || {
            report_to(&library, || false);
            let secret = "港口新線".to_owned();
            assert!(caught(|| panic!("cannot set {secret}")).is_none());
            last_report(&library).unwrap()
        });
        let report = report.join().unwrap();
        let words = fs::read_to_string(&report).unwrap();
        assert!(words.contains("panics.rs") && words.contains("(not kept)"), "{words}");
        assert!(!words.contains("港口"), "{words}");
        assert_eq!(last_report(folder.path()), None);
    }
}
