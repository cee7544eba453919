//! The log: a line for each failure that the work goes on without, so that who looks after a library can learn what
//! happened. Two small files in the library's folder.
//!
//! No word of a clip and no path gets in: a line is made of words that stand in the program, of numbers, and of what
//! an error tells by kind (`Cause`). Only this room names `tracing`, so nothing else can be written.

mod cause;
mod files;

use std::fmt::{Debug, Display};
use std::panic::Location;
use std::path::Path;
use std::sync::Mutex;

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

pub(crate) use cause::{Cause, Kind, variant};
pub use files::{BEFORE, NAME};

/// From now on this process writes its log into the folder of this library, as soon as there is something to write.
/// A process has one log, and it stays with the first library: returns whether this is it.
pub fn write_to(library: &Path) -> bool {
    let lines = fmt::layer()
        .with_writer(Mutex::new(files::Files::new(library)))
        .with_ansi(false)
        .with_target(false)
        .with_thread_names(true)
        // What libraries tell may quote what they were given.
        .with_filter(Targets::new().with_target(env!("CARGO_CRATE_NAME"), Level::INFO));
    tracing_subscriber::registry().with(lines).try_init().is_ok()
}

/// What is written of the log of a library, the oldest first.
pub fn read(library: &Path) -> std::io::Result<String> {
    files::read(library)
}

/// Something went as it should: with what numbers.
pub(crate) fn note(what: &'static str, numbers: &[(&'static str, usize)]) {
    let numbers: Vec<String> = numbers.iter().map(|(name, number)| format!("{name} {number}")).collect();
    tracing::info!("{what}{}{}", if numbers.is_empty() { "" } else { ": " }, numbers.join(", "));
}

/// The program and the system it runs on.
pub fn note_start() {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    tracing::info!("Jianbao {} started on {os} {arch}", env!("CARGO_PKG_VERSION"));
}

/// Something failed, and the work goes on without it.
#[track_caller]
pub(crate) fn failed(what: &'static str, cause: &impl Cause) {
    tracing::warn!("{what}: {} ({})", cause.cause(), Location::caller());
}

/// The same, of one kind of work among others.
#[track_caller]
pub(crate) fn failed_at(what: &'static str, of: &impl Debug, cause: &impl Cause) {
    tracing::warn!("{what}: {}: {} ({})", variant(of), cause.cause(), Location::caller());
}

/// The program made a mistake. `words` stand in the program.
pub(crate) fn panicked(place: &dyn Display, words: &'static str) {
    tracing::error!("panicked at {place}: {words}");
}

/// Goes on without what failed, and says so in the log.
pub(crate) trait OrLog<T> {
    /// `what` could not be done, as a sentence without its cause: `the picture was not read`.
    fn or_log(self, what: &'static str) -> Option<T>;
}

impl<T, E: Cause> OrLog<T> for Result<T, E> {
    #[track_caller]
    fn or_log(self, what: &'static str) -> Option<T> {
        match self {
            Ok(done) => Some(done),
            Err(error) => {
                failed(what, &error);
                None
            }
        }
    }
}
