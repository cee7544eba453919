//! Applies operations, and keeps their inverses: that is all of undo and redo.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Transaction, TransactionBehavior};

use super::op::{Changes, Op};
use super::step::StepName;
use super::sums::Reach;
use super::{
    Library, LibraryError, clips, collections, highlights, likeness, originals, ranked, rules, sums, tags,
};

/// Steps that can be undone; older ones are forgotten.
const MOST_STEPS: usize = 200;

/// A step of the past or, after an undo, of the future.
#[derive(Debug)]
struct Step {
    name: StepName,
    /// What takes the library across this step.
    op: Op,
}

/// The inverses of what was done, and of what was undone.
#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    pub name: StepName,
    pub changes: Changes,
}

impl History {
    /// Remembers how to take a new step back; what was undone before can no longer be redone.
    pub(super) fn push(&mut self, name: StepName, inverse: Op) {
        self.undone.clear();
        self.done.push(Step { name, op: inverse });
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
    }

    /// The pictures that some step would put back.
    pub(super) fn pictures(&self) -> BTreeSet<[u8; 32]> {
        self.done.iter().chain(&self.undone).flat_map(|step| step.op.pictures()).collect()
    }
}

impl Library {
    /// Applies one operation in one transaction. It can be undone, unless it changed nothing.
    pub fn apply(&mut self, op: &Op, now: Timestamp) -> Result<Applied, LibraryError> {
        let name = op.name();
        let (inverse, changes) = self.transact(op, now)?;
        if !changes.is_empty() {
            self.history.push(name, inverse);
        }
        Ok(Applied { name, changes })
    }

    /// Applies an operation that goes on with the last one, such as a note that is typed further: taken back, both are.
    /// After anything else it is a step of its own.
    pub fn go_on(&mut self, op: &Op, now: Timestamp) -> Result<Applied, LibraryError> {
        let name = op.name();
        let (inverse, changes) = self.transact(op, now)?;
        let last = self.history.done.last().filter(|_| self.history.undone.is_empty());
        if !changes.is_empty() && !last.is_some_and(|step| step.op.takes_back_as_much(&inverse)) {
            self.history.push(name, inverse);
        }
        Ok(Applied { name, changes })
    }

    /// Applies an operation that is no step of its own: what a reader did not ask for, such as that a clip was read
    /// because it was open. What can be undone stays what it was.
    pub fn apply_quietly(&mut self, op: &Op, now: Timestamp) -> Result<Applied, LibraryError> {
        let (_, changes) = self.transact(op, now)?;
        Ok(Applied { name: op.name(), changes })
    }

    /// Takes the last step back. `None` if there is none.
    pub fn undo(&mut self, now: Timestamp) -> Result<Option<Applied>, LibraryError> {
        let Some(step) = self.history.done.pop() else { return Ok(None) };
        self.cross(step, now, |history| (&mut history.done, &mut history.undone))
    }

    /// Takes the last undone step again. `None` if there is none.
    pub fn redo(&mut self, now: Timestamp) -> Result<Option<Applied>, LibraryError> {
        let Some(step) = self.history.undone.pop() else { return Ok(None) };
        self.cross(step, now, |history| (&mut history.undone, &mut history.done))
    }

    /// What [`Library::undo`] would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<StepName> {
        self.history.done.last().map(|step| step.name)
    }

    /// What [`Library::redo`] would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<StepName> {
        self.history.undone.last().map(|step| step.name)
    }

    /// Applies a step's inverse and puts its inverse on the other stack; a step that fails stays where it was,
    /// unless what it needs is gone for good.
    fn cross(
        &mut self,
        step: Step,
        now: Timestamp,
        sides: impl Fn(&mut History) -> (&mut Vec<Step>, &mut Vec<Step>),
    ) -> Result<Option<Applied>, LibraryError> {
        if !self.has_all(&step.op.pictures())? {
            return Err(LibraryError::PictureGone);
        }
        match self.transact(&step.op, now) {
            Ok((inverse, changes)) => {
                sides(&mut self.history).1.push(Step { name: step.name, op: inverse });
                Ok(Some(Applied { name: step.name, changes }))
            }
            Err(error) => {
                if !error.is_for_good() {
                    sides(&mut self.history).0.push(step);
                }
                Err(error)
            }
        }
    }

    /// Whether the bytes of all these pictures are there.
    fn has_all(&self, pictures: &[[u8; 32]]) -> Result<bool, LibraryError> {
        for hash in pictures {
            if !originals::holds(&self.store.originals, hash)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn transact(&mut self, op: &Op, now: Timestamp) -> Result<(Op, Changes), LibraryError> {
        let transaction = self.store.words.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (inverse, changes) = perform(&transaction, op, now)?;
        if !changes.is_empty() {
            sums::seal(&transaction, &changes.clips, Reach::of(op))?;
        }
        transaction.commit()?;
        self.presence.look()?;
        Ok((inverse, changes))
    }
}

/// Performs an operation inside a transaction; returns its inverse and what it touched.
pub(super) fn perform(db: &Transaction, op: &Op, now: Timestamp) -> Result<(Op, Changes), LibraryError> {
    match op {
        Op::MoveToTrash { clips } => clips::trash::trash(db, clips, now),
        Op::Restore { clips } => clips::trash::restore(db, clips),
        Op::ReturnToTrash { clips } => clips::trash::return_to_trash(db, clips),
        Op::CreateCollection { name, place } => collections::create::create(db, name, *place),
        Op::RenameCollection { collection, name } => collections::rename::rename(db, *collection, name),
        Op::MoveCollection { collection, place } => collections::place::move_to(db, *collection, *place),
        Op::DeleteCollection { collection } => collections::delete::delete(db, *collection),
        Op::ReviveCollections(removed) => collections::delete::revive(db, removed),
        Op::AddToCollection { clips, collection } => collections::members::add(db, clips, *collection),
        Op::RemoveFromCollection { clips, collection } => {
            collections::members::remove(db, clips, *collection)
        }
        Op::PutBackIntoCollection { places, collection } => {
            collections::members::put_back(db, places, *collection)
        }
        Op::ReorderInCollection { clips, collection, before } => {
            collections::reorder::reorder(db, clips, *collection, *before)
        }
        Op::SetPositions { places, collection } => {
            collections::reorder::set_positions(db, places, *collection)
        }
        Op::SetLook { collection, look } => collections::look::set(db, *collection, *look),
        Op::Mark { clips, mark } => clips::mark::mark(db, clips, *mark),
        Op::Unmark { clips, mark } => clips::mark::unmark(db, clips, *mark),
        Op::SetNote { clip, note } => clips::note::set(db, *clip, note),
        Op::Highlights(marking) => highlights::perform(db, marking, now),
        Op::Tag { clips, name } => tags::members::tag(db, clips, name),
        Op::AddTag { clips, tag } => tags::members::add(db, clips, *tag),
        Op::RemoveTag { clips, tag } => tags::members::remove(db, clips, *tag),
        Op::CreateTag { name, colour } => tags::change::create(db, name, *colour),
        Op::RenameTag { tag, name } => tags::change::rename(db, *tag, name),
        Op::RecolourTag { tag, colour } => tags::change::recolour(db, *tag, *colour),
        Op::MergeTags { from, into } => tags::merge::merge(db, *from, *into),
        Op::DeleteTag { tag } => tags::delete::delete(db, *tag),
        Op::ReviveTag(removed) => tags::delete::revive(db, removed),
        Op::Searches(change) => {
            let (inverse, touched) = ranked::perform(db, change)?;
            let searches = touched.into_iter().collect();
            Ok((Op::Searches(inverse), Changes { searches, ..Changes::default() }))
        }
        Op::Rules(change) => {
            let (inverse, touched) = ranked::perform(db, change)?;
            let rules = touched.into_iter().collect();
            Ok((Op::Rules(inverse), Changes { rules, ..Changes::default() }))
        }
        Op::SiteRules(change) => {
            let (inverse, touched) = ranked::perform(db, change)?;
            let site_rules = touched.into_iter().collect();
            Ok((Op::SiteRules(inverse), Changes { site_rules, ..Changes::default() }))
        }
        Op::RunRules { clips } => rules::run(db, clips, now),
        Op::RunRulesOnAll => rules::run_on_all(db, now),
        Op::MergeClips { keep, others } => likeness::acts::merge(db, *keep, others, now),
        Op::PartStories { pairs } => likeness::acts::part(db, pairs),
        Op::JoinStories { pairs } => likeness::acts::join(db, pairs),
        Op::Revise { clip, revisions } => clips::revise::revise(db, *clip, revisions),
        Op::ReplaceArticle { clip, article, charset, edits } => {
            clips::versions::replace(db, *clip, article, (charset.as_deref(), *edits), now)
        }
        Op::RestoreVersion { clip, version } => clips::versions::restore(db, *clip, *version, now),
        Op::RemoveVersion { clip, version } => clips::versions::remove(db, *clip, *version),
        Op::ReviveVersion(removed) => clips::versions::revive(db, removed),
        Op::PutBackArticle { clip, replaces, standing } => {
            clips::revise::put_back(db, *clip, *replaces, standing)
        }
        Op::Several(ops) => several(db, ops, now),
    }
}

/// One after the other; taken back in the opposite order.
fn several(db: &Transaction, ops: &[Op], now: Timestamp) -> Result<(Op, Changes), LibraryError> {
    let mut inverses = Vec::with_capacity(ops.len());
    let mut changes = Changes::default();
    for op in ops {
        let (inverse, touched) = perform(db, op, now)?;
        inverses.push(inverse);
        changes.merge(touched);
    }
    inverses.reverse();
    Ok((Op::Several(inverses), changes))
}
