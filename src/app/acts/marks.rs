//! Commands that mark and tag clips, and those about the tags themselves.

use std::collections::BTreeSet;

use super::super::App;
use crate::command::{ClipId, Clips, Command, Mark, Scope, TagId};
use crate::library::{Op, TagName};
use crate::ui::dialogs::{Choice, Kind, Line};
use crate::ui::icons::Icon;
use crate::ui::tree::{Named, Naming, TagLabel};

/// The tags of so many selected clips are read to tell which of them all have.
const MOST_LOOKED_AT: usize = 200;

impl App {
    pub(super) fn act_on_marks(&mut self, command: Command) {
        match command {
            Command::Mark(clips, mark) => {
                let clips = self.clips(clips);
                let words = self.counted(marked(mark), &clips, None);
                self.mark_clips(clips, words, |clips| Op::Mark { clips, mark });
            }
            Command::Unmark(clips, mark) => {
                let clips = self.clips(clips);
                let words = self.counted(unmarked(mark), &clips, None);
                self.mark_clips(clips, words, |clips| Op::Unmark { clips, mark });
            }
            Command::ChooseTag => self.choose_tag(),
            Command::AddTag(clips, tag) => {
                let name = self.scope_name(Scope::Tag(tag));
                self.change_tags(clips, "toast-tagged", name, |clips| Op::AddTag { clips, tag });
            }
            Command::RemoveTag(clips, tag) => {
                let name = self.scope_name(Scope::Tag(tag));
                self.change_tags(clips, "toast-untagged", name, |clips| Op::RemoveTag { clips, tag });
            }
            Command::TagAs(clips, name) => {
                // A comma parts two tags, of whatever script.
                let parts = name.as_str().split([',', '，', '、']);
                let names: Vec<TagName> = parts.filter_map(TagName::parse).collect();
                self.change_tags(clips, "toast-tagged", name.to_string(), |clips| {
                    let tag = |name: &TagName| Op::Tag { clips: clips.clone(), name: name.clone() };
                    match names.as_slice() {
                        [] => Op::Tag { clips, name },
                        [one] => tag(one),
                        several => Op::Several(several.iter().map(tag).collect()),
                    }
                });
            }
            Command::RenameTag(tag) => {
                let name = self.scope_name(Scope::Tag(tag));
                self.front.naming = Some(Naming::new(Named::Tag(tag), name));
            }
            Command::RecolourTag(tag, colour) => self.backstage.apply(Op::RecolourTag { tag, colour }, None),
            Command::MergeTags { from, into } => self.merge_tags(from, into),
            Command::DeleteTag(tag) => {
                let name = self.scope_name(Scope::Tag(tag));
                let words = self.locale.with("toast-tag-deleted", &[("tag", name.into())]);
                self.change_clips(Op::DeleteTag { tag }, words);
            }
            _ => {}
        }
    }

    /// The name that was typed for a tag; that of another tag makes the two one.
    pub(super) fn rename_tag(&mut self, tag: TagId, name: &str) {
        let Some(name) = TagName::parse(name) else { return };
        let key = name.key();
        let same = |label: &&TagLabel| {
            label.id != tag && TagName::parse(&label.name).is_some_and(|other| other.key() == key)
        };
        match self.shelf.tree.tags.iter().find(same).map(|label| label.id) {
            Some(into) => self.merge_tags(tag, into),
            None if self.shelf.tag_name(tag) == Some(name.as_str()) => {}
            None => self.backstage.apply(Op::RenameTag { tag, name }, None),
        }
    }

    fn merge_tags(&mut self, from: TagId, into: TagId) {
        let names = [("tag", self.scope_name(Scope::Tag(from))), ("into", self.scope_name(Scope::Tag(into)))];
        let words = self.locale.with("toast-tags-merged", &names.map(|(key, name)| (key, name.into())));
        if self.view.scope == Scope::Tag(from) {
            self.show(Scope::Tag(into));
        }
        self.change_clips(Op::MergeTags { from, into }, words);
    }

    /// One clip shows its mark itself; what happens to several, or leaves the list, is said.
    fn mark_clips(&mut self, clips: Vec<ClipId>, words: String, op: impl FnOnce(Vec<ClipId>) -> Op) {
        let is_said = clips.len() > 1 || self.view.scope != Scope::All;
        let op = op(clips);
        if is_said {
            self.change_clips(op, words);
        } else {
            self.backstage.apply(op, None);
        }
    }

    fn change_tags(&mut self, clips: Clips, key: &str, tag: String, op: impl FnOnce(Vec<ClipId>) -> Op) {
        let clips = self.clips(clips);
        let words = self.locale.with(key, &[("count", clips.len().into()), ("tag", tag.into())]);
        self.change_clips(op(clips), words);
    }

    /// A tag that all selected clips have can be taken away, the others given, a new one made by its name.
    fn choose_tag(&mut self) {
        let (all, some) = self.tags_of_selected();
        let mut lines = Vec::new();
        for label in &self.shelf.tree.tags {
            let line = |beside: &str, icon: Icon, command: Command| Line {
                words: label.name.clone(),
                beside: self.locale.text(beside),
                icon: Some(icon),
                also: Vec::new(),
                choice: Choice::Runs(command),
            };
            let (add, remove) =
                (Command::AddTag(Clips::Selected, label.id), Command::RemoveTag(Clips::Selected, label.id));
            if all.contains(&label.id) {
                lines.push(line("tags-take-away", Icon::Check, remove));
            } else if some.contains(&label.id) {
                lines.push(line("tags-on-some", Icon::Tag, add));
                lines.push(line("tags-take-away", Icon::Cross, remove));
            } else {
                lines.push(Line { beside: String::new(), ..line("tags-take-away", Icon::Tag, add) });
            }
        }
        self.pick(Kind::Tag { clips: self.shelf.chosen().len() }, lines);
    }

    /// The tags that all selected clips have, and those that some have; of very many clips only the one that was
    /// selected last is looked at, for a frame must not wait.
    fn tags_of_selected(&mut self) -> (BTreeSet<TagId>, BTreeSet<TagId>) {
        let chosen = self.shelf.chosen();
        let selected = chosen.len();
        let looked_at: Vec<ClipId> = match selected {
            ..=MOST_LOOKED_AT => chosen.iter().collect(),
            _ => chosen.lead().into_iter().collect(),
        };
        let rows = self.shelf.rows.of(&looked_at, self.backstage.reader());
        let tags: Vec<BTreeSet<TagId>> = rows.iter().map(|row| row.tags.iter().copied().collect()).collect();
        let some: BTreeSet<TagId> = tags.iter().flatten().copied().collect();
        let on_all = |tag: &TagId| tags.len() == selected && tags.iter().all(|of| of.contains(tag));
        some.into_iter().partition(on_all)
    }
}

fn marked(mark: Mark) -> &'static str {
    match mark {
        Mark::Starred => "toast-starred",
        Mark::Read => "toast-marked-read",
        Mark::Archived => "toast-archived",
    }
}

fn unmarked(mark: Mark) -> &'static str {
    match mark {
        Mark::Starred => "toast-unstarred",
        Mark::Read => "toast-marked-unread",
        Mark::Archived => "toast-unarchived",
    }
}
