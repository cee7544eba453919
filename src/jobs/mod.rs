//! Named worker threads: a job in, events out, cancel and progress. No window is known here.
//!
//! | thread | does | with |
//! |---|---|---|
//! | librarian | every change, one after the other; notices changes of other programs | the library |
//! | importer | one import after the other, pages read on all cores | the librarian |
//! | lister | lists and searches; only the newest question counts | a searcher |
//! | keeper | backups: a day's when something changed, and those asked for; checks | connections of its own |
//! | extractor | pages of clips read again: what was left out of an article | a reader |
//! | comparer | two clips beside each other; only the latest question counts | a reader |
//! | decoder | pictures for the screen; the latest question first | a reader |

mod carried;
mod comparer;
mod decoder;
mod extractor;
mod failure;
mod importer;
mod keeper;
mod librarian;
mod lister;
mod outbox;
#[cfg(test)]
mod pages;

use std::cell::RefCell;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, unbounded};

pub use carried::{BesideWanted, ChangedBy, Decision, Extracted, Laid, Progress, ReadIn};
pub use failure::{StartFailure, Work};
use outbox::{Outbox, told};
pub(crate) use outbox::{hand, sentence};

use crate::article::{Print, SiteRule};
use crate::import::{CharsetPreview, Report, Source, ToCorrect};
use crate::library::backup::{Backup, Brought, Made, Preview, Stop};
use crate::library::search::{Excerpt, Found, Search, Searcher};
use crate::library::{
    Changes, CheckProgress, Checked, ClipId, ClipRow, CollectionId, Difference, Library, Op, Ranked,
    StepName, Version, VersionId,
};
use crate::log::{self, OrLog as _};
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
    /// A check of everything in the library.
    Check,
    StopChecking,
    /// A list or a search; it stops the one that runs.
    List(Search),
    /// What to show of these clips for the words that found them: those on screen.
    Excerpts(Search, Vec<ClipId>),
    /// Clips to go to: those with these words in their headline, or whose headline sounds so.
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
    /// How many clips lie in collections that have others inside, after the library has changed.
    Nested(Vec<(CollectionId, u64)>),
    /// The answer to the newest [`Job::Headed`]: those with the words, the newest clips first, and then, in another
    /// answer, with them those whose headlines sound so.
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
    /// How far a [`Job::Check`] is.
    Checking(CheckProgress),
    /// A [`Job::Check`] is done; nothing where it was stopped.
    Checked(Option<Checked>),
    /// Work could not be done; a sentence says why. Nothing was changed by it.
    Failed {
        of: Work,
        why: String,
    },
}

/// The threads of a window. When dropped, they finish what they have begun, and end.
pub struct Jobs {
    pub events: Receiver<JobEvent>,
    lines: Option<Lines>,
    imports: importer::Cancels,
    extractions: extractor::Running,
    check: RefCell<Stop>,
    keeper: Option<keeper::Running>,
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

/// A worker as it is started: its name, and what it does until its line is closed.
struct Worker {
    name: &'static str,
    run: Box<dyn FnOnce() + Send>,
}

impl Worker {
    fn new(name: &'static str, run: impl FnOnce() + Send + 'static) -> Self {
        Self { name, run: Box::new(run) }
    }

    fn spawn(self) -> io::Result<JoinHandle<()>> {
        thread::Builder::new().name(self.name.to_owned()).spawn(self.run)
    }
}

impl Jobs {
    /// Opens the library in `folder` and starts the threads. Fails with what is wrong with the library, or where
    /// the system starts no thread: a window without one of its workers would lose what is asked of it.
    pub fn start(folder: &Path, wake: Wake) -> Result<Self, StartFailure> {
        Self::start_beside(Brought::default(), folder, wake)
    }

    /// The same for a library into which Jianbao itself has brought these pages: they are nothing of the user's.
    pub fn start_beside(brought: Brought, folder: &Path, wake: Wake) -> Result<Self, StartFailure> {
        Self::start_by(Worker::spawn, brought, folder, wake)
    }

    fn start_by(
        spawn: impl Fn(Worker) -> io::Result<JoinHandle<()>>,
        brought: Brought,
        folder: &Path,
        wake: Wake,
    ) -> Result<Self, StartFailure> {
        let library = Library::open(folder)?;
        let (searcher, decoder_reader) = (Searcher::open(folder)?, library.reader()?);
        let comparer_reader = library.reader()?;
        let (extractor_reader, importer_reader) = (library.reader()?, library.reader()?);
        let (events, inbox) = unbounded();
        let outbox = Outbox { events, wake };

        let (librarian, librarian_tasks) = unbounded();
        let (importer, importer_tasks) = unbounded();
        let (to_lister, lister_tasks) = unbounded();
        let lister = lister::Line::new(to_lister);
        let (decoder, pictures_wanted) = unbounded();
        let (extractor, pages_wanted) = unbounded();
        let (comparer, beside_wanted) = unbounded();
        let (keeper, keeper_tasks) = unbounded();
        let mut jobs = Self {
            events: inbox,
            lines: None,
            imports: importer::Cancels::default(),
            extractions: extractor::Running::default(),
            check: RefCell::default(),
            keeper: None,
            threads: Vec::new(),
        };
        let post = || outbox.clone();
        let (to_librarian, cancels) = (librarian.clone(), jobs.imports.clone());
        let lists = lister.thread(searcher, lister_tasks, post())?;
        let stop = Stop::default();
        let keeps = keeper::thread(folder.to_owned(), brought, keeper_tasks, stop.clone(), post());
        let workers = [
            Worker::new("lister", lists),
            Worker::new(
                "extractor",
                extractor::thread(extractor_reader, pages_wanted, librarian.clone(), post()),
            ),
            Worker::new("decoder", decoder::thread(decoder_reader, pictures_wanted, post())),
            Worker::new("comparer", comparer::thread(comparer_reader, beside_wanted, post())),
            Worker::new(
                "importer",
                importer::thread(
                    importer_tasks,
                    cancels,
                    (to_librarian, keeper.clone()),
                    importer_reader,
                    post(),
                ),
            ),
            Worker::new("librarian", librarian::thread(library, librarian_tasks, lister.clone(), post())),
        ];
        // What was started ends when `jobs` is dropped; lines of threads that were not started end with them.
        jobs.lines =
            Some(Lines { librarian, importer, lister, extractor, decoder, comparer, keeper: keeper.clone() });
        let started = |worker: Worker| {
            let name = worker.name;
            let refused =
                |error: io::Error| StartFailure::NoThread { worker: name, reason: error.to_string() };
            spawn(worker).map_err(refused)
        };
        for worker in workers {
            jobs.threads.push(started(worker)?);
        }
        let thread = started(Worker::new("keeper", keeps))?;
        jobs.keeper = Some(keeper::Running { library: folder.to_owned(), tasks: keeper, stop, thread });
        Ok(jobs)
    }

    /// Hands a job to its thread and returns at once.
    pub fn send(&self, job: Job) {
        let Some(lines) = &self.lines else { return };
        let taken = match job {
            Job::Import(import, sources, into) => {
                let cancel = self.imports.begin(import);
                hand(&lines.importer, importer::Task { import, sources, into, cancel })
            }
            Job::CancelImport(import) => {
                self.imports.cancel(import);
                true
            }
            Job::Apply(op) => hand(&lines.librarian, librarian::Task::Apply(op)),
            Job::GoOn(op) => hand(&lines.librarian, librarian::Task::GoOn(op)),
            Job::Fill { clip, pictures } => hand(&lines.librarian, librarian::Task::Fill { clip, pictures }),
            Job::Undo => hand(&lines.librarian, librarian::Task::Undo),
            Job::Quietly(op) => hand(&lines.librarian, librarian::Task::Quietly(op)),
            Job::Purge(clips) => hand(&lines.librarian, librarian::Task::Purge(clips)),
            Job::Redo => hand(&lines.librarian, librarian::Task::Redo),
            Job::ToCorrect(clip) => hand(&lines.extractor, extractor::Task::ToCorrect(clip)),
            Job::Decide(decision) => hand(&lines.extractor, extractor::Task::Decide(decision)),
            Job::ExtractAgain(clips, read_in) => {
                let cancel = self.extractions.begin();
                hand(&lines.extractor, extractor::Task::Extract { clips, read_in, cancel })
            }
            Job::StopExtracting => {
                self.extractions.stop();
                true
            }
            Job::ListVersions(clip) => hand(&lines.extractor, extractor::Task::Versions(clip)),
            Job::Compare { clip, before, now } => {
                hand(&lines.extractor, extractor::Task::Compare { clip, before, now })
            }
            Job::PreviewCharsets(clip) => hand(&lines.extractor, extractor::Task::Charsets(clip)),
            Job::FindStories => hand(&lines.librarian, librarian::Task::FindStories),
            Job::Beside(wanted) => hand(&lines.comparer, wanted),
            Job::BackUp => hand(&lines.keeper, keeper::Task::BackUp),
            Job::ListBackups => hand(&lines.keeper, keeper::Task::Look),
            Job::Check => {
                let stop = Stop::default();
                self.check.replace(stop.clone());
                hand(&lines.keeper, keeper::Task::Check(stop))
            }
            Job::StopChecking => {
                self.check.borrow().stop();
                true
            }
            Job::PreviewBackup(backup) => hand(&lines.keeper, keeper::Task::Preview(backup)),
            Job::List(search) => {
                lines.lister.send(lister::Task::List(search));
                true
            }
            Job::Excerpts(search, clips) => {
                lines.lister.send(lister::Task::Excerpts(search, clips));
                true
            }
            Job::Headed(typed) => {
                lines.lister.send(lister::Task::Headed(typed));
                true
            }
            Job::Picture { print, max_side_px } => {
                hand(&lines.decoder, decoder::Wanted { print, max_side_px, film: false })
            }
            Job::Film { print, max_side_px } => {
                hand(&lines.decoder, decoder::Wanted { print, max_side_px, film: true })
            }
        };
        if !taken {
            log::failed("a job was not taken", &"its worker has ended");
        }
    }
}

impl Drop for Jobs {
    /// Running imports stop at the next page; what is being committed is committed.
    fn drop(&mut self) {
        self.imports.cancel_all();
        self.extractions.stop();
        self.check.borrow().stop();
        self.lines = None;
        for thread in self.threads.drain(..) {
            thread.join().or_log("a worker ended before its time");
        }
        // Last, so that what they have filed is in the first backup.
        if let Some(keeper) = self.keeper.take() {
            keeper.end(&self.check.borrow());
        }
    }
}

/// The system's clock. Only threads ask it; the library is told.
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_that_cannot_be_started_is_an_error_of_the_start() {
        for refused in ["librarian", "importer", "lister", "extractor", "decoder", "comparer", "keeper"] {
            let folder = tempfile::tempdir().unwrap();
            let spawn = |worker: Worker| {
                if worker.name == refused { Err(io::ErrorKind::WouldBlock.into()) } else { worker.spawn() }
            };
            // The workers that were started have ended when the error comes, or this would hang.
            let started = Jobs::start_by(spawn, Brought::default(), folder.path(), Arc::new(|| {}));
            let Err(StartFailure::NoThread { worker, .. }) = started else { panic!("{refused}") };
            assert_eq!(worker, refused);
            Jobs::start(folder.path(), Arc::new(|| {})).unwrap();
        }
    }
}
