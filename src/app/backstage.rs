//! The window's line to the worker threads, and its own read-only connection. No panel comes here.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use super::services::Wake;
use crate::command::{ClipId, CollectionId, VersionId};
use crate::import::Source;
use crate::jobs::{BesideWanted, Decision, ImportId, Job, JobEvent, Jobs, ReadIn, StartFailure};
use crate::library::backup::{Backup, Brought};
use crate::library::search::Search;
use crate::library::{Mark, Op, Reader, StepName};
use crate::ui::locale::Language;
use crate::ui::pictures::Wanted;
use crate::ui::toasts::Toast;
use crate::ui::welcome;

/// Everything that happens away from the window's thread.
pub(super) struct Backstage {
    jobs: Jobs,
    reader: Reader,
    /// What to say when the changes that were asked for have been made, in their order.
    awaited: VecDeque<(StepName, Option<Toast>)>,
    imports: Imports,
    pub(super) undo: Option<StepName>,
    pub(super) redo: Option<StepName>,
}

/// Imports are counted, so that all that run can be cancelled.
#[derive(Debug, Default)]
struct Imports {
    begun: u64,
    running: Vec<ImportId>,
    /// Those of them that were cancelled.
    cancelled: Vec<ImportId>,
}

impl Backstage {
    /// Opens the library and starts the threads.
    pub(super) fn start(folder: &Path, wake: Wake) -> Result<Self, StartFailure> {
        let welcome = Language::ALL.map(|language| welcome::page(language).as_bytes());
        let jobs = Jobs::start_beside(Brought::new(welcome), folder, wake)?;
        let reader = Reader::open(folder)?;
        let imports = Imports::default();
        Ok(Self { jobs, reader, awaited: VecDeque::new(), imports, undo: None, redo: None })
    }

    pub(super) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// What has arrived since the last time.
    pub(super) fn events(&self) -> Vec<JobEvent> {
        self.jobs.events.try_iter().collect()
    }

    pub(super) fn list(&self, question: Search) {
        self.jobs.send(Job::List(question));
    }

    /// Asks for the words around the hits in these clips.
    pub(super) fn excerpts(&self, search: &Search, clips: Vec<ClipId>) {
        self.jobs.send(Job::Excerpts(search.clone(), clips));
    }

    /// Asks for clips with these words in their headline.
    pub(super) fn headed(&self, typed: String) {
        self.jobs.send(Job::Headed(typed));
    }

    pub(super) fn import(&mut self, sources: Vec<Source>, into: Option<CollectionId>) -> ImportId {
        self.imports.begun += 1;
        let import = ImportId(self.imports.begun);
        self.imports.running.push(import);
        self.jobs.send(Job::Import(import, sources, into));
        import
    }

    pub(super) fn cancel_imports(&mut self) {
        for import in &self.imports.running {
            self.jobs.send(Job::CancelImport(*import));
        }
        self.imports.cancelled.clone_from(&self.imports.running);
    }

    /// Whether an import was cancelled and has not ended yet.
    pub(super) fn is_cancelled(&self, import: ImportId) -> bool {
        self.imports.cancelled.contains(&import)
    }

    /// An import has ended; returns whether others still run.
    pub(super) fn import_ended(&mut self, import: ImportId) -> bool {
        self.imports.running.retain(|running| *running != import);
        self.imports.cancelled.retain(|cancelled| *cancelled != import);
        !self.imports.running.is_empty()
    }

    /// Makes a change; `toast` is shown when it is made.
    pub(super) fn apply(&mut self, op: Op, toast: Option<Toast>) {
        self.awaited.push_back((op.name(), toast));
        self.jobs.send(Job::Apply(op));
    }

    /// Asks for what the pages of a clip have beside its article.
    pub(super) fn read_to_correct(&self, clip: ClipId) {
        self.jobs.send(Job::ToCorrect(clip));
    }

    pub(super) fn extract_again(&self, clips: Vec<ClipId>, read_in: ReadIn) {
        self.jobs.send(Job::ExtractAgain(clips, read_in));
    }

    pub(super) fn stop_extracting(&self) {
        self.jobs.send(Job::StopExtracting);
    }

    pub(super) fn list_versions(&self, clip: ClipId) {
        self.jobs.send(Job::ListVersions(clip));
    }

    /// Compares a version with another, or with what the clip says now.
    pub(super) fn compare(&self, clip: ClipId, before: VersionId, now: Option<VersionId>) {
        self.jobs.send(Job::Compare { clip, before, now });
    }

    pub(super) fn preview_charsets(&self, clip: ClipId) {
        self.jobs.send(Job::PreviewCharsets(clip));
    }

    /// Makes a change that goes on with the last one: both are one step.
    pub(super) fn go_on(&mut self, op: Op) {
        self.awaited.push_back((op.name(), None));
        self.jobs.send(Job::GoOn(op));
    }

    /// Asks how a block is known again on other pages of its site.
    pub(super) fn decide(&self, decision: Decision) {
        self.jobs.send(Job::Decide(decision));
    }

    /// Marks what was read.
    pub(super) fn mark_read(&self, clip: ClipId) {
        self.jobs.send(Job::Quietly(Op::Mark { clips: vec![clip], mark: Mark::Read }));
    }

    /// Puts pictures into slots; `toast` is shown when it is done.
    pub(super) fn fill(&mut self, clip: ClipId, pictures: Vec<(u32, Arc<Vec<u8>>)>, toast: Option<Toast>) {
        self.awaited.push_back((StepName::of_fill(pictures.len()), toast));
        self.jobs.send(Job::Fill { clip, pictures });
    }

    /// A change has failed: nothing is to be said of it when another of its name is made.
    pub(super) fn failed(&mut self, name: StepName) {
        if let Some(at) = self.awaited.iter().position(|(awaited, _)| *awaited == name) {
            self.awaited.remove(at);
        }
    }

    /// What to say of a change that has been made. Those before it have failed, and said so themselves.
    pub(super) fn made(&mut self, name: StepName) -> Option<Toast> {
        while let Some((awaited, toast)) = self.awaited.pop_front() {
            if awaited == name {
                return toast;
            }
        }
        None
    }

    /// Makes those changes that there are.
    pub(super) fn apply_all(&mut self, ops: impl IntoIterator<Item = Op>) {
        ops.into_iter().for_each(|op| self.apply(op, None));
    }

    /// Deletes clips of the Trash for good, all of them where none are named.
    pub(super) fn purge(&self, clips: Option<Vec<ClipId>>) {
        self.jobs.send(Job::Purge(clips));
    }

    /// Compares the clips that have not been compared with all others.
    pub(super) fn find_stories(&self) {
        self.jobs.send(Job::FindStories);
    }

    /// Lays two clips beside each other.
    pub(super) fn beside(&self, wanted: BesideWanted) {
        self.jobs.send(Job::Beside(wanted));
    }

    pub(super) fn undo(&mut self) {
        self.jobs.send(Job::Undo);
    }

    pub(super) fn redo(&mut self) {
        self.jobs.send(Job::Redo);
    }

    pub(super) fn back_up(&self) {
        self.jobs.send(Job::BackUp);
    }

    pub(super) fn check(&self) {
        self.jobs.send(Job::Check);
    }

    pub(super) fn stop_checking(&self) {
        self.jobs.send(Job::StopChecking);
    }

    pub(super) fn list_backups(&self) {
        self.jobs.send(Job::ListBackups);
    }

    pub(super) fn preview_backup(&self, backup: Backup) {
        self.jobs.send(Job::PreviewBackup(backup));
    }

    pub(super) fn picture(&self, wanted: Wanted) {
        self.jobs.send(Job::Picture { print: wanted.print, max_side_px: wanted.max_side_px });
    }

    pub(super) fn film(&self, wanted: Wanted) {
        self.jobs.send(Job::Film { print: wanted.print, max_side_px: wanted.max_side_px });
    }
    /// Waits for this change alone.
    #[cfg(test)]
    pub(super) fn await_only(&mut self, name: StepName, toast: Toast) {
        self.awaited = VecDeque::from([(name, Some(toast))]);
    }
}
