//! Named worker threads: a job in, events out, cancel and progress. No window is known here.
//!
//! | thread | does | with |
//! |---|---|---|
//! | librarian | every change, one after the other; notices changes of other programs | the library |
//! | importer | one import after the other, pages read on all cores | the librarian |
//! | lister | lists and searches; only the newest question counts | a searcher |
//! | keeper | backups: a day's when something changed, and those asked for | connections of its own |
//! | extractor | pages of clips read again: what was left out of an article | a reader |
//! | comparer | two clips beside each other; only the latest question counts | a reader |
//! | decoder | pictures for the screen; the latest question first | a reader |

mod comparer;
mod decoder;
mod extractor;
mod importer;
mod keeper;
mod librarian;
mod lister;
#[cfg(test)]
mod pages;

use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::article::{Block, Correction, Print, SiteRule, Verdict};
use crate::import::{CharsetPreview, Report, Source, ToCorrect};
use crate::library::backup::{Backup, Made, Preview, Stop};
use crate::library::search::{Excerpt, Found, Search, Searcher};
use crate::library::{
    Beside, Changes, ClipId, ClipRow, CollectionId, Difference, Library, LibraryError, Op, Ranked, StepName,
    Version, VersionId,
};
use crate::pictures::{Frame, PictureError, Pixels};

/// Progress is told at most so often; a window draws no faster.
const TELL_EVERY: Duration = Duration::from_millis(60);

/// Called after an event was put on the line, from any thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// One import, told apart from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImportId(pub u64);

/// Work that is asked for.
#[derive(Debug, Clone)]
pub enum Job {
    Import(ImportId, Vec<Source>, Option<CollectionId>),
    /// Stops the import at the next page, also one that has not begun.
    CancelImport(ImportId),
    Apply(Op),
    /// Keeps these pictures, and puts each into its slot: one step.
    Fill {
        clip: ClipId,
        pictures: Vec<(u32, Arc<Vec<u8>>)>,
    },
    /// A change that goes on with the last one, such as a note that is typed further: both are one step of undo.
    GoOn(Op),
    /// A change that nobody asked for and that is no step of undo: a clip was read because it was open.
    Quietly(Op),
    Undo,
    Redo,
    /// Deletes clips of the Trash for good, all of them where none are named. It cannot be undone.
    Purge(Option<Vec<ClipId>>),
    /// What the pages of a clip have beside its article.
    ToCorrect(ClipId),
    /// How a block of a clip, or one that was left out of it, is known again on other pages of its site.
    Decide(Decision),
    /// Extracts the pages of clips once more, read in this way: one step.
    ExtractAgain(Vec<ClipId>, ReadIn),
    /// Stops extracting at the next clip; what was done stays.
    StopExtracting,
    /// What the article of a clip was before.
    ListVersions(ClipId),
    /// How a version differs from another, or from what the clip says now.
    Compare {
        clip: ClipId,
        before: VersionId,
        now: Option<VersionId>,
    },
    /// How a clip's page begins in each charset that makes sense of it.
    PreviewCharsets(ClipId),
    /// Compares the clips that have not been compared with all others.
    FindStories,
    /// Lays two clips beside each other.
    Beside(BesideWanted),
    /// A backup beside the library.
    BackUp,
    /// Which backups there are.
    ListBackups,
    /// What a restore of this backup would bring.
    PreviewBackup(Backup),
    /// A list or a search; it stops the one that runs.
    List(Search),
    /// What to show of these clips for the words that found them: those on screen.
    Excerpts(Search, Vec<ClipId>),
    /// Clips to go to: those with these words in their headline.
    Headed(String),
    /// A picture no side of which is longer than `max_side_px`.
    Picture {
        print: Print,
        max_side_px: u32,
    },
    /// All frames of a picture that moves, of the same size.
    Film {
        print: Print,
        max_side_px: u32,
    },
}

/// What has happened.
#[derive(Debug, Clone)]
pub enum JobEvent {
    ImportProgress(Progress),
    ImportDone {
        import: ImportId,
        report: Report,
    },
    /// The library was changed.
    Changed {
        by: ChangedBy,
        changes: Changes,
        undo: Option<StepName>,
        redo: Option<StepName>,
    },
    /// Undo or redo was asked for, and there was nothing.
    NothingToUndo,
    /// The answer to the newest [`Job::List`].
    Listed {
        search: Search,
        found: Found,
    },
    Excerpts {
        search: Search,
        excerpts: Vec<(ClipId, Excerpt)>,
    },
    /// The answer to the newest [`Job::Headed`], the newest clips first.
    Headed {
        typed: String,
        clips: Vec<ClipRow>,
    },
    /// The answer to the latest [`Job::Beside`].
    Beside(Laid),
    /// A [`Job::FindStories`] is done.
    StoriesFound,
    Picture {
        print: Print,
        max_side_px: u32,
        pixels: Result<Pixels, PictureError>,
        /// Whether there is a film to be played.
        moves: bool,
    },
    Film {
        print: Print,
        max_side_px: u32,
        frames: Result<Vec<Frame>, PictureError>,
    },
    /// The answer to [`Job::ToCorrect`]; nothing where there is no such clip.
    ToCorrect {
        clip: ClipId,
        found: Option<ToCorrect>,
    },
    /// The answer to [`Job::Decide`].
    Decided {
        decision: Decision,
        /// None where the block could not be told from others.
        rule: Option<SiteRule>,
        /// The change that adds it, unless it is there already.
        change: Option<Ranked<SiteRule>>,
    },
    /// How far a [`Job::ExtractAgain`] of several clips is.
    Extracting {
        done: usize,
        of: usize,
    },
    /// A [`Job::ExtractAgain`] is done.
    ExtractedAgain(Extracted),
    /// The newest first.
    Versions {
        clip: ClipId,
        versions: Vec<Version>,
    },
    Compared {
        before: VersionId,
        now: Option<VersionId>,
        differences: Vec<Difference>,
    },
    Charsets {
        clip: ClipId,
        /// How it begins in the charset that the page itself tells.
        as_found: Vec<String>,
        previews: Vec<CharsetPreview>,
    },
    /// The backups beside the library, the newest first.
    Backups(Vec<Backup>),
    /// A [`Job::BackUp`] is done.
    BackedUp(Made),
    BackupPreview(Preview),
    /// A job could not be done; a sentence says why. Nothing was changed by it.
    Failed(String),
}

/// What a reader decides for the site of a clip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub clip: ClipId,
    pub block: Block,
    pub verdict: Verdict,
    /// What is done to the clip's own article with it, if anything.
    pub correction: Option<Correction>,
}

/// In which charset pages are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadIn {
    /// As each was read before; an article that its reader has edited stays.
    AsBefore,
    /// As the page itself tells.
    AsFound,
    Charset(String),
}

/// What became of clips whose pages were extracted again, by how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extracted {
    /// What they were is kept as a version.
    pub changed: usize,
    pub same: usize,
    /// Their reader has edited them: they stay, with what was extracted as a version beside them.
    pub kept_edits: usize,
    /// No page of theirs can be read.
    pub without_page: usize,
    /// It was stopped before they were looked at.
    pub left: usize,
}

/// Which two clips are laid beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BesideWanted {
    These(ClipId, ClipId),
    /// The pair at this place among all that are taken for one story, else the last.
    Pair(usize),
}

/// Two clips beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// Nothing if one is gone, or there is no pair.
    pub beside: Option<Box<Beside>>,
    /// Their place among all pairs that are taken for one story, if they are.
    pub at: Option<usize>,
    /// How many pairs there are.
    pub of: usize,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub import: ImportId,
    /// Pages that are committed or have failed.
    pub done: usize,
    /// All pages; 0 while they are still looked for.
    pub of: usize,
}

/// Who changed the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangedBy {
    /// A [`Job::Apply`] or [`Job::Fill`].
    Step(StepName),
    /// A [`Job::Quietly`].
    Quietly(StepName),
    Undo(StepName),
    Redo(StepName),
    Import(ImportId),
    /// A [`Job::ExtractAgain`].
    Extraction,
    /// Clips were compared, and some tell one story.
    Comparing,
    /// Clips that are being deleted for good; more follow.
    Losing,
    /// A [`Job::Purge`], of so many clips.
    Purge(usize),
    /// So many clips had been in the Trash for [`crate::library::TRASH_DAYS`] days.
    Time(usize),
    /// Another window or command line.
    Others,
}

/// The threads of a window. When dropped, they finish what they have begun, and end.
pub struct Jobs {
    pub events: Receiver<JobEvent>,
    lines: Option<Lines>,
    imports: importer::Cancels,
    extractions: extractor::Running,
    backups: Stop,
    keeper: Option<JoinHandle<()>>,
    threads: Vec<JoinHandle<()>>,
}

/// Where each kind of job goes.
struct Lines {
    librarian: Sender<librarian::Task>,
    importer: Sender<importer::Task>,
    lister: lister::Line,
    extractor: Sender<extractor::Task>,
    decoder: Sender<decoder::Wanted>,
    comparer: Sender<BesideWanted>,
    keeper: Sender<keeper::Task>,
}

/// Where events go; the window is woken after each.
#[derive(Clone)]
struct Outbox {
    events: Sender<JobEvent>,
    wake: Wake,
}

impl Outbox {
    fn post(&self, event: JobEvent) {
        // Nobody listens any more when the window is closing.
        if self.events.send(event).is_ok() {
            (self.wake)();
        }
    }
}

impl Jobs {
    /// Opens the library in `folder` and starts the threads. Fails with what is wrong with the library.
    pub fn start(folder: &Path, wake: Wake) -> Result<Self, LibraryError> {
        let library = Library::open(folder)?;
        let (searcher, decoder_reader) = (Searcher::open(folder)?, library.reader()?);
        let comparer_reader = library.reader()?;
        let (extractor_reader, importer_reader) = (library.reader()?, library.reader()?);
        let (events, inbox) = unbounded();
        let outbox = Outbox { events, wake };
        let imports = importer::Cancels::default();

        let (librarian, librarian_tasks) = unbounded();
        let (importer, importer_tasks) = unbounded();
        let (to_lister, lister_tasks) = unbounded();
        let lister = lister::Line::new(to_lister);
        let (decoder, pictures_wanted) = unbounded();
        let (extractor, pages_wanted) = unbounded();
        let (comparer, beside_wanted) = unbounded();
        let (keeper, keeper_tasks) = unbounded();
        let backups = Stop::default();
        let post = || outbox.clone();
        let keeps = keeper::thread(folder.to_owned(), keeper_tasks, backups.clone(), post());
        let lists = lister.thread(searcher, lister_tasks, post())?;
        let (to_librarian, cancels) = (librarian.clone(), imports.clone());
        let to_extract = librarian.clone();
        let threads = vec![
            spawn("librarian", librarian::thread(library, librarian_tasks, lister.clone(), post())),
            spawn(
                "importer",
                importer::thread(importer_tasks, cancels, to_librarian, importer_reader, post()),
            ),
            spawn("lister", lists),
            spawn("extractor", extractor::thread(extractor_reader, pages_wanted, to_extract, post())),
            spawn("decoder", decoder::thread(decoder_reader, pictures_wanted, post())),
            spawn("comparer", comparer::thread(comparer_reader, beside_wanted, post())),
        ];
        let lines = Some(Lines { librarian, importer, lister, extractor, decoder, comparer, keeper });
        let threads = threads.into_iter().flatten().collect();
        let (keeper, extractions) = (spawn("keeper", keeps), extractor::Running::default());
        Ok(Self { events: inbox, lines, imports, extractions, backups, keeper, threads })
    }

    /// Hands a job to its thread and returns at once.
    pub fn send(&self, job: Job) {
        let Some(lines) = &self.lines else { return };
        // A thread that has ended has said why in an event; its jobs are dropped.
        let _ = match job {
            Job::Import(import, sources, into) => {
                let cancel = self.imports.begin(import);
                lines.importer.send(importer::Task { import, sources, into, cancel }).ok()
            }
            Job::CancelImport(import) => {
                self.imports.cancel(import);
                None
            }
            Job::Apply(op) => lines.librarian.send(librarian::Task::Apply(op)).ok(),
            Job::GoOn(op) => lines.librarian.send(librarian::Task::GoOn(op)).ok(),
            Job::Fill { clip, pictures } => {
                lines.librarian.send(librarian::Task::Fill { clip, pictures }).ok()
            }
            Job::Undo => lines.librarian.send(librarian::Task::Undo).ok(),
            Job::Quietly(op) => lines.librarian.send(librarian::Task::Quietly(op)).ok(),
            Job::Purge(clips) => lines.librarian.send(librarian::Task::Purge(clips)).ok(),
            Job::Redo => lines.librarian.send(librarian::Task::Redo).ok(),
            Job::ToCorrect(clip) => lines.extractor.send(extractor::Task::ToCorrect(clip)).ok(),
            Job::Decide(decision) => lines.extractor.send(extractor::Task::Decide(decision)).ok(),
            Job::ExtractAgain(clips, read_in) => {
                let cancel = self.extractions.begin();
                lines.extractor.send(extractor::Task::Extract { clips, read_in, cancel }).ok()
            }
            Job::StopExtracting => {
                self.extractions.stop();
                None
            }
            Job::ListVersions(clip) => lines.extractor.send(extractor::Task::Versions(clip)).ok(),
            Job::Compare { clip, before, now } => {
                lines.extractor.send(extractor::Task::Compare { clip, before, now }).ok()
            }
            Job::PreviewCharsets(clip) => lines.extractor.send(extractor::Task::Charsets(clip)).ok(),
            Job::FindStories => lines.librarian.send(librarian::Task::FindStories).ok(),
            Job::Beside(wanted) => lines.comparer.send(wanted).ok(),
            Job::BackUp => lines.keeper.send(keeper::Task::BackUp).ok(),
            Job::ListBackups => lines.keeper.send(keeper::Task::Look).ok(),
            Job::PreviewBackup(backup) => lines.keeper.send(keeper::Task::Preview(backup)).ok(),
            Job::List(search) => {
                lines.lister.send(lister::Task::List(search));
                None
            }
            Job::Excerpts(search, clips) => {
                lines.lister.send(lister::Task::Excerpts(search, clips));
                None
            }
            Job::Headed(typed) => {
                lines.lister.send(lister::Task::Headed(typed));
                None
            }
            Job::Picture { print, max_side_px } => {
                lines.decoder.send(decoder::Wanted { print, max_side_px, film: false }).ok()
            }
            Job::Film { print, max_side_px } => {
                lines.decoder.send(decoder::Wanted { print, max_side_px, film: true }).ok()
            }
        };
    }
}

impl Drop for Jobs {
    /// Running imports stop at the next page; what is being committed is committed.
    fn drop(&mut self) {
        self.imports.cancel_all();
        self.extractions.stop();
        self.lines = None;
        if let Some(keeper) = self.keeper.take() {
            keeper::end(&self.backups, keeper);
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Option<JoinHandle<()>> {
    thread::Builder::new().name(name.to_owned()).spawn(run).ok()
}

/// Does one piece of work; if it panics, says so and lets the thread go on.
fn guarded(outbox: &Outbox, work: impl FnOnce()) {
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
        let sentence = "Jianbao made a mistake and did not finish this. The library is safe.";
        outbox.post(JobEvent::Failed(sentence.to_owned()));
    }
}

/// An error as a sentence.
pub(crate) fn sentence(error: &impl std::fmt::Display) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// The system's clock. Only threads ask it; the library is told.
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}
