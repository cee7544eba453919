//! Rules: what is done by itself with clips that come in, and again when a reader asks for it.

use jiff::Timestamp;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use super::op::{Changes, Op};
use super::ranked::{self, Kind, Ranked};
use super::search::among;
use super::{ClipId, CollectionId, LibraryError, Mark, RuleId, TagId, undo};
use crate::article::Lang;

/// Clips that fit all that is asked for get all that is given. A rule that asks for nothing is for every clip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    pub state: RuleState,
    /// Words of the source; empty for any source.
    pub source: String,
    /// In the language of searches; empty for any words.
    pub words: String,
    /// None for any language.
    pub lang: Option<Lang>,
    /// A collection or a tag that is gone by now is passed over.
    pub collection: Option<CollectionId>,
    pub tags: Vec<TagId>,
    pub marks: Vec<Mark>,
}

/// Whether a rule is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    #[default]
    On,
    Off,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            state: RuleState::On,
            source: String::new(),
            words: String::new(),
            lang: None,
            collection: None,
            tags: Vec::new(),
            marks: Vec::new(),
        }
    }
}

impl Kind for Rule {
    type Id = RuleId;
    const TABLE: &'static str = "rule";

    fn id(number: i64) -> RuleId {
        RuleId(number)
    }

    fn number(id: RuleId) -> i64 {
        id.0
    }

    fn gone(id: RuleId) -> LibraryError {
        LibraryError::NoRule(id)
    }
}

impl Rule {
    /// What is done with the clips that fit.
    fn ops(&self, clips: &[ClipId]) -> Vec<Op> {
        let clips = || clips.to_vec();
        let mut ops: Vec<Op> = Vec::new();
        ops.extend(self.collection.map(|collection| Op::AddToCollection { clips: clips(), collection }));
        ops.extend(self.tags.iter().map(|tag| Op::AddTag { clips: clips(), tag: *tag }));
        ops.extend(self.marks.iter().map(|mark| Op::Mark { clips: clips(), mark: *mark }));
        ops
    }
}

/// Does with every clip that is not in the Trash what the rules say.
pub(super) fn run_on_all(db: &Transaction, now: Timestamp) -> Result<(Op, Changes), LibraryError> {
    let mut select = db.prepare("SELECT id FROM clip WHERE trashed_at IS NULL ORDER BY added_at, id")?;
    let clips: Vec<ClipId> =
        select.query_map([], |row| row.get(0).map(ClipId))?.collect::<rusqlite::Result<_>>()?;
    run(db, &clips, now)
}

/// Does with these clips what the rules say, one rule after the other.
pub(super) fn run(db: &Transaction, clips: &[ClipId], now: Timestamp) -> Result<(Op, Changes), LibraryError> {
    let mut rules = ranked::all::<Rule>(db)?;
    rules.retain(|(_, rule)| rule.state == RuleState::On);
    let (mut inverses, mut changes) = (Vec::new(), Changes::default());
    if rules.is_empty() || clips.is_empty() {
        return Ok((Op::Several(inverses), changes));
    }
    let mut among = among::Among::new(db, clips)?;
    for (_, rule) in &rules {
        let fitting = among.fitting(&rule.source, &rule.words, rule.lang.as_ref())?;
        if fitting.is_empty() {
            continue;
        }
        for op in rule.ops(&fitting) {
            match undo::perform(db, &op, now) {
                Ok((inverse, touched)) => {
                    inverses.push(inverse);
                    changes.merge(touched);
                }
                Err(LibraryError::NoCollection(_) | LibraryError::NoTag(_)) => {}
                Err(error) => return Err(error),
            }
        }
        // A later rule may ask for what this one has given.
        among.refresh()?;
    }
    inverses.reverse();
    changes.clips.sort();
    changes.clips.dedup();
    Ok((Op::Several(inverses), changes))
}

/// Rules that give `from` give `into` instead.
pub(super) fn replace_tag(db: &Transaction, from: TagId, into: TagId) -> Result<(Op, Changes), LibraryError> {
    let (mut inverses, mut changes) = (Vec::new(), Changes::default());
    for (id, mut rule) in ranked::all::<Rule>(db)? {
        if !rule.tags.contains(&from) {
            continue;
        }
        rule.tags.retain(|tag| *tag != into);
        rule.tags.iter_mut().filter(|tag| **tag == from).for_each(|tag| *tag = into);
        let (inverse, touched) = ranked::perform(db, &Ranked::Change { id, to: rule })?;
        inverses.push(Op::Rules(inverse));
        changes.rules.extend(touched);
    }
    Ok((Op::Several(inverses), changes))
}
