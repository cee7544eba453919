//! Commands about the picture slots of the article that is open.

use std::path::PathBuf;

use super::super::bring::{Bring, Place, Purpose};
use super::super::front::Shown;
use super::super::services::Answer;
use super::super::{Answered, App};
use crate::article::{Article, Figure, Revision, Turn};
use crate::command::{ClipId, Command, Fold, SlotAct, SlotsAct, Towards};
use crate::fetch::Given;
use crate::library::Op;
use crate::ui::dialogs::{SlotSheet, Typed};

impl App {
    pub(super) fn act_on_slots(&mut self, command: Command) {
        let Some(clip) = self.reading.clip() else { return };
        match command {
            Command::Slot(slot, act) => self.act_on_slot(clip, slot, act),
            Command::Slots(act) => self.act_on_all_slots(clip, act),
            Command::DropPictures(paths) => {
                self.bring(Purpose { clip, place: Place::UnderPointer }, Bring::Files(paths));
            }
            Command::KeepSheet => self.keep_sheet(),
            _ => {}
        }
    }

    fn act_on_all_slots(&mut self, clip: ClipId, act: SlotsAct) {
        match act {
            SlotsAct::Add => {
                let before = self.reading.block_here();
                self.revise(clip, Revision::AddSlot { before });
            }
            SlotsAct::AddBefore(before) => self.revise(clip, Revision::AddSlot { before }),
            SlotsAct::Fill => self.choose_pictures(Purpose { clip, place: Place::BestFit }),
            SlotsAct::FillFromFolder => {
                let title = self.locale.text("command-fill-from-folder");
                let purpose = Purpose { clip, place: Place::BestFit };
                self.services.dialogs.choose_folder(&title, self.answer_for(purpose, Chosen::Folder));
            }
            SlotsAct::Strip(fold) => self.view.strip = fold == Fold::Open,
        }
    }

    fn act_on_slot(&mut self, clip: ClipId, slot: u32, act: SlotAct) {
        let purpose = Purpose { clip, place: Place::Slot(slot) };
        match act {
            SlotAct::Choose => self.choose_pictures(purpose),
            SlotAct::Paste => self.bring(purpose, Bring::Clipboard),
            SlotAct::Load => {
                if let Some(address) = self.figure(clip, slot).and_then(|figure| figure.source) {
                    self.bring(purpose, Bring::Address(address, Given::ByPage));
                }
            }
            SlotAct::AskAddress => self.open_sheet(clip, slot, Typed::Address(String::new())),
            SlotAct::EditWords => {
                let figure = self.figure(clip, slot).unwrap_or_default();
                let caption = figure.caption.unwrap_or_default();
                let credit = figure.credit.unwrap_or_default();
                self.open_sheet(clip, slot, Typed::Words { caption, credit });
            }
            SlotAct::TurnRight => self.revise(clip, Revision::Turn { slot, turn: Turn::Right }),
            SlotAct::TurnLeft => self.revise(clip, Revision::Turn { slot, turn: Turn::Left }),
            SlotAct::Shift(towards) => {
                let article = self.article(clip).unwrap_or_default();
                let Some(at) = article.block_of_slot(slot) else { return };
                let before = match towards {
                    Towards::Top => at.saturating_sub(1),
                    Towards::End => at + 2,
                };
                self.revise(clip, Revision::MoveSlot { slot, before });
            }
            SlotAct::ExchangeWithNext => self.revise(clip, Revision::Exchange { slot, with: slot + 1 }),
            SlotAct::Copy | SlotAct::SaveAs => {
                let Some(print) = self.figure(clip, slot).and_then(|figure| figure.print()) else { return };
                match act {
                    SlotAct::Copy => self.copy_picture(print),
                    _ => self.save_picture(slot, print),
                }
            }
            SlotAct::Clear => self.revise(clip, Revision::Clear { slot }),
            SlotAct::Remove => self.revise(clip, Revision::RemoveSlot { slot }),
        }
    }

    fn revise(&mut self, clip: ClipId, revision: Revision) {
        self.backstage.apply(Op::Revise { clip, revisions: vec![revision] }, None);
    }

    pub(super) fn article(&self, clip: ClipId) -> Option<Article> {
        self.backstage.reader().clip(clip).ok().flatten().map(|clip| clip.article)
    }

    fn figure(&self, clip: ClipId, slot: u32) -> Option<Figure> {
        let article = self.article(clip)?;
        article.figures().find(|figure| figure.slot == slot).cloned()
    }

    fn open_sheet(&mut self, clip: ClipId, slot: u32, typed: Typed) {
        self.front.dialog = Some(Shown::Slot(SlotSheet { clip, slot, typed, begun: false }));
    }

    /// Keeps what the sheet that is open holds, and closes it.
    fn keep_sheet(&mut self) {
        match self.front.dialog.take() {
            Some(Shown::Filling(filling)) => self.keep_filling(filling),
            Some(Shown::Slot(SlotSheet { clip, slot, typed: Typed::Words { caption, credit }, .. })) => {
                let revisions = vec![
                    Revision::SetCaption { slot, words: Some(caption) },
                    Revision::SetCredit { slot, words: Some(credit) },
                ];
                self.backstage.apply(Op::Revise { clip, revisions }, None);
            }
            Some(Shown::Slot(SlotSheet { clip, slot, typed: Typed::Address(address), .. })) => {
                let purpose = Purpose { clip, place: Place::Slot(slot) };
                self.bring(purpose, Bring::Address(address, Given::Typed));
            }
            Some(other) => self.keep_correction(other),
            None => {}
        }
    }

    fn choose_pictures(&mut self, purpose: Purpose) {
        let title = self.locale.text("command-fill-slots");
        self.services.dialogs.choose_pictures(&title, self.answer_for(purpose, Chosen::Files));
    }

    fn answer_for(&self, purpose: Purpose, chosen: Chosen) -> Answer {
        let (sender, wake) = (self.answers.sender.clone(), self.answers.wake.clone());
        Answer::new(move |paths: Vec<PathBuf>| {
            let bring = match chosen {
                Chosen::Folder => paths.into_iter().next().map(Bring::Folder),
                Chosen::Files => (!paths.is_empty()).then_some(Bring::Files(paths)),
            };
            // The window may be gone by now.
            let _ = bring.map(|bring| sender.send(Answered::Bring(purpose, bring)));
            wake();
        })
    }
}

/// What the user was asked for.
#[derive(Clone, Copy)]
enum Chosen {
    Files,
    Folder,
}
