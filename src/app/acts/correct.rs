//! Commands that correct the extraction of the article that is open. Each is one revision, and one step of undo.

use super::super::App;
use super::super::front::Shown;
use crate::article::{Block, Correction, Revision, SiteRule, Verdict};
use crate::command::{Command, CorrectAct, Dialog};
use crate::import::LeftOut;
use crate::jobs::Decision;
use crate::library::{Op, Ranked};
use crate::ui::dialogs::{BlockSheet, FieldsSheet};
use crate::ui::reader::{MOST_TYPED_BYTES, Part};
use crate::ui::toasts::Toast;

impl App {
    pub(super) fn act_on_extraction(&mut self, act: CorrectAct) {
        match act {
            CorrectAct::Start => self.start_correcting(),
            CorrectAct::Stop => self.stop_correcting(),
            CorrectAct::LeaveOutHere => {
                if let Some(Part::Kept(block)) = self.reading.marked() {
                    self.act_on_extraction(CorrectAct::LeaveOut(block));
                }
            }
            CorrectAct::EditHere => match self.reading.marked() {
                Some(Part::Kept(block)) => self.act_on_extraction(CorrectAct::EditWords(block)),
                Some(Part::Head) => self.open_fields(),
                Some(Part::LeftOut(_)) | None => {}
            },
            CorrectAct::PutBack(number) => {
                if let Some(correction) = self.reading.left_out(number).map(put) {
                    self.correct(correction);
                }
            }
            CorrectAct::LeaveOut(at) => self.correct(Correction::DropBlock { at }),
            CorrectAct::EditWords(block) => self.open_block(block),
            CorrectAct::SplitAt { block, byte } => self.correct(Correction::Split { at: block, byte }),
            CorrectAct::SplitTyped => self.split_typed(),
            CorrectAct::JoinAbove(block) => {
                if let Some(at) = block.checked_sub(1) {
                    self.correct(Correction::MergeWithNext { at });
                }
            }
            CorrectAct::Make(at, kind) => self.correct(Correction::SetKind { at, kind }),
            CorrectAct::AlwaysLeaveOut(at) => {
                self.decide_for_block(at, Verdict::LeaveOut, Some(Correction::DropBlock { at }));
            }
            CorrectAct::AlwaysKeep(at) => self.decide_for_block(at, Verdict::Keep, None),
            CorrectAct::AlwaysPutBack(number) => {
                self.decide(
                    self.reading.left_out(number).map(|out| (out.block.clone(), Some(put(out)))),
                    Verdict::Keep,
                );
            }
            CorrectAct::AlwaysKeepOut(number) => {
                let block = self.reading.left_out(number).map(|out| out.block.clone());
                self.decide(block.map(|block| (block, None)), Verdict::LeaveOut);
            }
            CorrectAct::EditFields => self.open_fields(),
        }
    }

    fn correct(&mut self, correction: Correction) {
        self.correct_by(vec![correction]);
    }

    /// Corrections that are one to their reader. While one is on its way, what is on screen is no longer what the clip
    /// says, and blocks could be mistaken for one another.
    fn correct_by(&mut self, corrections: Vec<Correction>) {
        let Some(correcting) = self.reading.correcting.as_mut().filter(|of| !of.waits) else { return };
        correcting.waits = true;
        let revisions = corrections.into_iter().map(Revision::Correct).collect();
        let op = Op::Revise { clip: correcting.clip, revisions };
        self.backstage.apply(op, None);
    }

    fn decide_for_block(&mut self, at: usize, verdict: Verdict, correction: Option<Correction>) {
        let block = self.reading.corrected().and_then(|shown| shown.article.blocks.get(at).cloned());
        self.decide(block.map(|block| (block, correction)), verdict);
    }

    /// Asks how the block is known again on other pages of its site.
    fn decide(&mut self, what: Option<(Block, Option<Correction>)>, verdict: Verdict) {
        let (Some(correcting), Some((block, correction))) = (&mut self.reading.correcting, what) else {
            return;
        };
        correcting.waits = true;
        self.backstage.decide(Decision { clip: correcting.clip, block, verdict, correction });
    }

    /// What was decided is done and kept for the site, in one step; where the block cannot be known again, it is done
    /// here only.
    pub(in crate::app) fn take_decided(
        &mut self,
        decision: Decision,
        rule: Option<&SiteRule>,
        change: Option<Ranked<SiteRule>>,
    ) {
        let Decision { clip, correction, .. } = decision;
        let revisions = correction.map(|correction| vec![Revision::Correct(correction)]);
        let revise = revisions.map(|revisions| Op::Revise { clip, revisions });
        let words = match rule {
            Some(rule) => self.locale.with("toast-kept-for-site", &[("site", rule.host.as_str().into())]),
            None => self.locale.text("toast-not-kept-for-site"),
        };
        let rules = self.locale.text("command-site-rules");
        let toast = Toast::plain(words).with_action(rules, Command::Open(Dialog::SiteRules));
        match (change.map(Op::SiteRules), revise) {
            (Some(rule), Some(revise)) => {
                self.backstage.apply(Op::Several(vec![rule, revise]), Some(toast));
            }
            (Some(op), None) | (None, Some(op)) => self.backstage.apply(op, Some(toast)),
            (None, None) => {
                self.front.toasts.push(toast);
                self.correct_on();
            }
        }
    }

    fn open_block(&mut self, block: usize) {
        let Some(shown) = self.reading.corrected() else { return };
        if let Some(words) = shown.article.blocks.get(block).and_then(Block::words)
            && self.can_be_typed(words.len())
        {
            self.front.dialog = Some(Shown::Block(BlockSheet::new(block, words)));
        }
    }

    /// Whether so many bytes can stand in a field, which is laid out whole with each letter; if not, says so.
    pub(super) fn can_be_typed(&mut self, bytes: usize) -> bool {
        if bytes > MOST_TYPED_BYTES {
            self.front.toasts.push(Toast::plain(self.locale.text("toast-too-long-to-type")));
        }
        bytes <= MOST_TYPED_BYTES
    }

    fn open_fields(&mut self) {
        if let Some(shown) = self.reading.corrected() {
            let meta = &shown.article.meta;
            let lines = [&meta.headline, &meta.deck].into_iter().flatten();
            let bytes = lines.map(|line| line.value.len()).sum();
            let sheet = FieldsSheet::of(meta);
            if self.can_be_typed(bytes) {
                self.front.dialog = Some(Shown::Fields(sheet));
            }
        }
    }

    /// Keeps the words that were typed for a block.
    fn keep_block(&mut self, sheet: BlockSheet) {
        let BlockSheet { block, words, .. } = sheet;
        self.correct(Correction::SetText { at: block, text: words });
    }

    /// Keeps the fields that were typed, those that differ.
    fn keep_fields(&mut self, sheet: &FieldsSheet) {
        let Some(shown) = self.reading.corrected() else { return };
        let corrections: Vec<Correction> =
            sheet.changed(&shown.article.meta).into_iter().map(Correction::SetField).collect();
        if !corrections.is_empty() {
            self.correct_by(corrections);
        }
    }

    /// Closes the sheet of a block and splits it where the cursor stands.
    fn split_typed(&mut self) {
        if self.correction_waits() {
            return;
        }
        if let Some(Shown::Block(sheet)) = self.front.dialog.take() {
            let byte = sheet.place_of_split();
            let BlockSheet { block: at, words, before, .. } = sheet;
            let mut corrections = Vec::new();
            if words != before {
                corrections.push(Correction::SetText { at, text: words });
            }
            corrections.push(Correction::Split { at, byte });
            self.correct_by(corrections);
        }
    }

    /// The command that a sheet of a correction stands for.
    pub(super) fn keep_correction(&mut self, shown: Shown) {
        match shown {
            // Its words are kept once the clip can be corrected again.
            shown if self.correction_waits() => self.front.dialog = Some(shown),
            Shown::Block(sheet) => self.keep_block(sheet),
            Shown::Fields(sheet) => self.keep_fields(&sheet),
            other => self.front.dialog = Some(other),
        }
    }
}

/// Puts back what was left out, where it stood.
fn put(out: &LeftOut) -> Correction {
    Correction::PutBlock { before: out.before, block: Box::new(out.block.clone()) }
}
