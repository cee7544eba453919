//! The one thread that changes the library.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};

use super::{ChangedBy, ImportId, JobEvent, Outbox, Work, hand, lister, now, told};
use crate::article::{Article, PictureHash, Revision};
use crate::library::{
    Applied, Changes, ClipId, CollectionId, Compared, Edits, Filed, ImportStep, Library, LibraryError,
    NewClip, Op, PURGED_AT_A_TIME, StepName,
};
use crate::log::{self, OrLog as _};

/// How often changes of other programs are looked for: one read of a number in shared memory.
const LOOK_EVERY: Duration = Duration::from_millis(1500);

/// Clips of an older library whose words are filed at a time: few enough that a change never waits for long.
const FILED_AT_A_TIME: usize = 128;
/// Words are filed whenever nothing was asked for this long.
const REST: Duration = Duration::from_millis(2);

/// How often the Trash is looked through for what has been there long enough.
const TRASH_EVERY: Duration = Duration::from_hours(1);

/// What the librarian is asked for.
pub(super) enum Task {
    Apply(Op),
    GoOn(Op),
    Fill {
        clip: ClipId,
        pictures: Vec<(u32, Arc<Vec<u8>>)>,
    },
    Quietly(Op),
    Undo,
    Redo,
    /// Deletes clips of the Trash for good; all of them where none are named.
    Purge(Option<Vec<ClipId>>),
    File {
        import: ImportId,
        batch: Vec<NewClip>,
        into: Option<CollectionId>,
        reply: Sender<Filing>,
    },
    /// Closes the step of an import, and tells which of its new clips tell a story that was there before.
    FinishImport(ImportId),
    /// Compares what has not been compared, and says when that is done.
    FindStories,
    /// Puts articles that were extracted again in the place of those that are there; tells which clips have changed.
    Replace {
        fresh: Vec<Fresh>,
        edits: Edits,
        reply: Sender<Result<Vec<ClipId>, String>>,
    },
}

impl Task {
    /// What waits for it. A batch and articles that were extracted again are waited for by the worker that sent them.
    fn work(&self) -> Work {
        match self {
            Self::Apply(op) | Self::GoOn(op) => Work::Change(op.name()),
            Self::Fill { pictures, .. } => Work::Change(StepName::of_fill(pictures.len())),
            Self::Quietly(_) => Work::Quietly,
            Self::Undo => Work::Undo,
            Self::Redo => Work::Redo,
            Self::Purge(_) => Work::Purge,
            Self::FindStories => Work::Stories,
            Self::File { .. } | Self::FinishImport(_) | Self::Replace { .. } => Work::Upkeep,
        }
    }
}

/// An article that was extracted again.
pub(super) struct Fresh {
    pub(super) clip: ClipId,
    pub(super) article: Article,
    pub(super) charset: Option<String>,
    pub(super) pictures: Vec<(PictureHash, Vec<u8>)>,
}

/// What became of a batch; the error is a sentence.
pub(super) type Filing = Result<Vec<Filed>, String>;

pub(super) fn thread(
    library: Library,
    tasks: Receiver<Task>,
    lister: lister::Line,
    outbox: Outbox,
) -> impl FnOnce() {
    move || {
        let revision =
            library.revision().or_log("the revision of the library was not read").unwrap_or_default();
        let steps = BTreeMap::new();
        let (words, stories) = (Words::MayBeMissing, Stories::MayBeNew(Asked::ByNobody));
        let mut librarian = Librarian {
            library,
            steps,
            revision,
            words,
            stories,
            is_gone: false,
            trash: None,
            losing: None,
            lister,
            outbox,
        };
        loop {
            match tasks.recv_timeout(librarian.patience()) {
                Ok(task) => {
                    let outbox = librarian.outbox.clone();
                    outbox.guarded(task.work(), || librarian.perform(task));
                }
                Err(RecvTimeoutError::Timeout) => {
                    let outbox = librarian.outbox.clone();
                    outbox.guarded(Work::Upkeep, || librarian.go_on());
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

/// Clips that are being deleted for good.
struct Losing {
    left: Vec<ClipId>,
    gone: usize,
    asked: Asked,
}

/// Whether every clip can be found by its words, and has its sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    MayBeMissing,
    Filed,
}

/// Whether every clip is compared with the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stories {
    MayBeNew(Asked),
    Known,
}

/// Who wants to know when all are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    ByReader,
    ByNobody,
}

impl Asked {
    fn work_of_stories(self) -> Work {
        match self {
            Self::ByReader => Work::Stories,
            Self::ByNobody => Work::Upkeep,
        }
    }
}

struct Librarian {
    library: Library,
    /// Imports that have begun and not ended.
    steps: BTreeMap<ImportId, ImportStep>,
    /// The library's revision when it was last looked at.
    revision: i64,
    words: Words,
    stories: Stories,
    /// It was told that the library is gone from its folder.
    is_gone: bool,
    /// When the Trash was looked through.
    trash: Option<Instant>,
    losing: Option<Losing>,
    lister: lister::Line,
    outbox: Outbox,
}

impl Librarian {
    /// How long to wait for the next task before doing what nobody waits for.
    fn patience(&self) -> Duration {
        let is_at_rest = self.words == Words::Filed && self.stories == Stories::Known;
        match self.losing {
            Some(_) => Duration::ZERO,
            None if is_at_rest => LOOK_EVERY,
            None => REST,
        }
    }

    /// Does some of what nobody waits for.
    fn go_on(&mut self) {
        if self.losing.is_some() {
            return self.lose_some();
        }
        self.look_for_files();
        self.file_words();
        self.find_stories();
        self.look_for_others();
        self.look_through_trash();
    }

    fn perform(&mut self, task: Task) {
        self.do_task(task);
        // Words may have changed; to see that they have not costs one look at an empty table.
        if self.stories == Stories::Known {
            self.stories = Stories::MayBeNew(Asked::ByNobody);
        }
    }

    fn do_task(&mut self, task: Task) {
        let of = task.work();
        match task {
            Task::Apply(op) => {
                let applied = self.library.apply(&op, now());
                self.tell(of, applied.map(Some), |applied| ChangedBy::Step(applied.name));
            }
            Task::GoOn(op) => {
                let applied = self.library.go_on(&op, now());
                self.tell(of, applied.map(Some), |applied| ChangedBy::Step(applied.name));
            }
            Task::Fill { clip, pictures } => {
                let filled = self.fill(clip, &pictures);
                self.tell(of, filled.map(Some), |applied| ChangedBy::Step(applied.name));
            }
            Task::Quietly(op) => match self.library.apply_quietly(&op, now()) {
                Ok(applied) => self.changed(ChangedBy::Quietly(applied.name), applied.changes),
                Err(error) => self.outbox.fail(of, &error),
            },
            Task::Undo => {
                let undone = self.library.undo(now());
                self.tell(of, undone, |applied| ChangedBy::Undo(applied.name));
            }
            Task::Redo => {
                let redone = self.library.redo(now());
                self.tell(of, redone, |applied| ChangedBy::Redo(applied.name));
            }
            Task::Purge(clips) => match clips.map_or_else(|| self.library.in_trash(), Ok) {
                Ok(clips) => self.lose(clips, Asked::ByReader),
                Err(error) => self.outbox.fail(of, &error),
            },
            Task::File { import, batch, into, reply } => {
                let filed = self.file(import, &batch, into);
                hand(&reply, filed);
            }
            Task::Replace { fresh, edits, reply } => {
                let replaced =
                    self.replace(fresh, edits).map_err(|error| told("articles were not replaced", &error));
                hand(&reply, replaced);
            }
            Task::FinishImport(import) => {
                let step = self.steps.remove(&import).unwrap_or_default();
                self.library.finish_import(step);
                self.changed(ChangedBy::Import(import), Changes::default());
            }
            Task::FindStories => self.stories = Stories::MayBeNew(Asked::ByReader),
        }
    }

    /// Bytes first: no article names a picture that is not kept.
    fn fill(&mut self, clip: ClipId, pictures: &[(u32, Arc<Vec<u8>>)]) -> Result<Applied, LibraryError> {
        let mut revisions = Vec::with_capacity(pictures.len());
        for (slot, bytes) in pictures {
            let picture = self.library.keep_picture(bytes)?;
            revisions.push(Revision::Fill { slot: *slot, picture });
        }
        self.library.apply(&Op::Revise { clip, revisions }, now())
    }

    /// One step of undo, whatever becomes of each.
    fn replace(&mut self, fresh: Vec<Fresh>, edits: Edits) -> Result<Vec<ClipId>, LibraryError> {
        let mut ops = Vec::with_capacity(fresh.len());
        for Fresh { clip, article, charset, pictures } in fresh {
            for (_, bytes) in &pictures {
                self.library.keep_picture(bytes)?;
            }
            ops.push(Op::ReplaceArticle { clip, article: Box::new(article), charset, edits });
        }
        let changes = self.library.apply(&Op::Several(ops), now())?.changes;
        let clips = changes.clips.clone();
        self.changed(ChangedBy::Extraction, changes);
        Ok(clips)
    }

    fn file(&mut self, import: ImportId, batch: &[NewClip], into: Option<CollectionId>) -> Filing {
        let step = self.steps.entry(import).or_default();
        let (filed, changes) = self
            .library
            .file(batch, into, step, now())
            .map_err(|error| told("a batch was not filed", &error))?;
        self.changed(ChangedBy::Import(import), changes);
        Ok(filed)
    }

    fn tell(
        &mut self,
        of: Work,
        applied: Result<Option<Applied>, LibraryError>,
        by: impl Fn(&Applied) -> ChangedBy,
    ) {
        match applied {
            Ok(Some(applied)) => self.changed(by(&applied), applied.changes),
            Ok(None) => self.outbox.post(JobEvent::NothingToUndo),
            Err(error) => self.outbox.fail(of, &error),
        }
    }

    /// Files the words of some clips that an older program, or another way of folding, left without.
    fn file_words(&mut self) {
        if self.words == Words::Filed {
            return;
        }
        // Whatever comes of it, an error is not tried again and again while the window is open.
        self.words = Words::Filed;
        let filed = self.library.index_some(FILED_AT_A_TIME);
        match filed.and_then(|left| Ok(left + self.library.sum_some(FILED_AT_A_TIME)?)) {
            Ok(0) => {}
            Ok(_) => self.words = Words::MayBeMissing,
            Err(error) => self.outbox.fail(Work::Upkeep, &error),
        }
        if self.words == Words::Filed {
            self.changed(ChangedBy::Others, Changes::default());
        }
    }

    /// Tells once that the library is gone from its folder.
    fn look_for_files(&mut self) {
        let gone = self.library.is_present().err();
        if let Some(error) = gone.as_ref().filter(|_| !self.is_gone) {
            self.outbox.fail(Work::Upkeep, error);
        }
        self.is_gone = gone.is_some();
    }

    /// Compares some of the clips that have not been compared with all others.
    fn find_stories(&mut self) {
        let Stories::MayBeNew(asked) = self.stories else { return };
        if self.words == Words::MayBeMissing {
            return;
        }
        // As with words, an error is not tried again and again.
        self.stories = Stories::Known;
        match self.library.compare_some(FILED_AT_A_TIME) {
            Ok(Compared { left, found }) => {
                if !found.is_empty() {
                    let changes = Changes { clips: found, ..Changes::default() };
                    self.changed(ChangedBy::Comparing, changes);
                }
                match (left, asked) {
                    (0, Asked::ByReader) => self.outbox.post(JobEvent::StoriesFound),
                    (0, Asked::ByNobody) => {}
                    _ => self.stories = Stories::MayBeNew(asked),
                }
            }
            Err(error) => self.outbox.fail(asked.work_of_stories(), &error),
        }
    }

    /// Lets go what has been in the Trash long enough, once in a while and when the window opens.
    fn look_through_trash(&mut self) {
        if self.words == Words::MayBeMissing || self.trash.is_some_and(|at| at.elapsed() < TRASH_EVERY) {
            return;
        }
        self.trash = Some(Instant::now());
        // A library that cannot be written keeps its Trash; whoever wants to change something hears of it then.
        if let Some(clips) = self.library.old_in_trash(now()).or_log("the Trash was not looked through")
            && !clips.is_empty()
        {
            self.lose(clips, Asked::ByNobody);
        }
    }

    /// Deletes clips for good: a few are gone at once; between more of them other tasks have their turn.
    fn lose(&mut self, mut clips: Vec<ClipId>, asked: Asked) {
        // Those that are still to go, go first.
        let gone = self.losing.take().map_or(0, |before| {
            clips.extend(before.left);
            before.gone
        });
        self.losing = Some(Losing { left: clips, gone, asked });
        self.lose_some();
    }

    fn lose_some(&mut self) {
        let Some(mut losing) = self.losing.take() else { return };
        let some = losing.left.split_off(losing.left.len().saturating_sub(PURGED_AT_A_TIME));
        let changes = match self.library.purge(&some) {
            Ok(changes) => changes,
            Err(error) if losing.asked == Asked::ByReader => {
                return self.outbox.fail(Work::Purge, &error);
            }
            Err(error) => return log::failed("old clips of the Trash were not let go", &error),
        };
        losing.gone += changes.clips.len();
        let by = match (losing.left.is_empty(), losing.asked) {
            (false, _) => ChangedBy::Losing,
            (true, Asked::ByReader) => ChangedBy::Purge(losing.gone),
            (true, Asked::ByNobody) => ChangedBy::Time(losing.gone),
        };
        if !losing.left.is_empty() {
            self.losing = Some(losing);
        }
        self.changed(by, changes);
    }

    fn look_for_others(&mut self) {
        let looked = self.library.revision().or_log("changes of others were not looked for");
        let revision = looked.unwrap_or(self.revision);
        if revision != self.revision {
            self.revision = revision;
            self.changed(ChangedBy::Others, Changes::default());
        }
    }

    fn changed(&self, by: ChangedBy, changes: Changes) {
        let (undo, redo) = (self.library.next_undo(), self.library.next_redo());
        // The lister hears of it first, so that it answers the window's next question with what is new.
        self.lister.send(match by {
            ChangedBy::Others => lister::Task::ChangedByOthers,
            _ => lister::Task::Changed(changes.clips.clone()),
        });
        self.outbox.post(JobEvent::Changed { by, changes, undo, redo });
    }
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;

    use super::*;
    use crate::jobs::pages;
    use crate::library::{Mark, Order, Scope, StepName};

    #[test]
    fn other_acts_have_their_turn_while_many_clips_go_for_good() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let many = 2 * PURGED_AT_A_TIME + 1;
        let filed =
            library.file(&pages::numbered(many + 1), None, &mut ImportStep::default(), now()).unwrap().0;
        let clips: Vec<ClipId> = filed.into_iter().map(Filed::clip).collect();
        let to_go = clips.get(1..).unwrap_or_default().to_vec();
        let (stays, last) = (clips.first().copied().unwrap(), to_go.first().copied().unwrap());
        library.apply(&Op::MoveToTrash { clips: to_go }, now()).unwrap();
        let reader = library.reader().unwrap();

        let (to_librarian, tasks) = unbounded();
        let (to_lister, _lists) = unbounded();
        let (events, posted) = unbounded();
        // All of them wait when the librarian begins.
        for task in [
            Task::Purge(None),
            Task::Apply(Op::Mark { clips: vec![stays], mark: Mark::Starred }),
            Task::Apply(Op::Restore { clips: vec![last] }),
        ] {
            to_librarian.send(task).unwrap();
        }
        let outbox = Outbox { events, wake: Arc::new(|| {}) };
        let run = thread(library, tasks, lister::Line::new(to_lister), outbox);
        let runs = std::thread::spawn(run);
        let mut told = Vec::new();
        while !told.iter().any(|by| matches!(by, ChangedBy::Purge(_))) {
            match posted.recv_timeout(Duration::from_mins(1)).unwrap() {
                JobEvent::Changed { by, .. } => told.push(by),
                other => panic!("{other:?}"),
            }
        }
        let expected = [
            ChangedBy::Losing,
            ChangedBy::Step(StepName::Mark(Mark::Starred)),
            ChangedBy::Step(StepName::Restore),
            ChangedBy::Losing,
            ChangedBy::Purge(many - 1),
        ];
        assert_eq!(told, expected);
        let left = |scope| reader.clip_ids(scope, Order::OldestAdded).unwrap();
        let kept = vec![stays, last];
        assert_eq!(
            (left(Scope::All), left(Scope::Trash)),
            (kept, vec![]),
            "what was restored meanwhile stays"
        );
        drop(to_librarian);
        runs.join().unwrap();
    }
}
