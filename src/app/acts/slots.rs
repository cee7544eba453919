//! Commands about the picture slots of the article that is open.

use egui::Context;

use super::super::bring::{Bring, Place, Purpose};
use super::super::front::Shown;
use super::super::services::Answer;
use super::super::{Answered, App};
use crate::article::{Revision, Turn};
use crate::command::{ClipId, Command, Fold, SlotAct, SlotsAct, Towards};
use crate::fetch::Given;
use crate::library::Op;
use crate::log::OrLog as _;
use crate::ui::dialogs::{SlotSheet, Typed};
use crate::ui::reader::Slot;

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
                if let Some(address) = self.reading.slot(slot).and_then(|slot| slot.address.clone()) {
                    self.bring(purpose, Bring::Address(address, Given::ByPage));
                }
            }
            SlotAct::AskAddress => self.open_sheet(clip, slot, Typed::Address(String::new())),
            SlotAct::EditWords => self.edit_words(clip, slot),
            SlotAct::TurnRight => self.revise(clip, Revision::Turn { slot, turn: Turn::Right }),
            SlotAct::TurnLeft => self.revise(clip, Revision::Turn { slot, turn: Turn::Left }),
            SlotAct::Shift(towards) => {
                let Some(at) = self.reading.block_of_slot(slot) else { return };
                let before = match towards {
                    Towards::Top => at.saturating_sub(1),
                    Towards::End => at + 2,
                };
                self.revise(clip, Revision::MoveSlot { slot, before });
            }
            SlotAct::ExchangeWithNext => self.revise(clip, Revision::Exchange { slot, with: slot + 1 }),
            SlotAct::Copy | SlotAct::SaveAs => {
                let Some(print) = self.reading.slot(slot).and_then(Slot::picture) else { return };
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

    /// Opens the sheet of caption and credit with what the article says now.
    fn edit_words(&mut self, clip: ClipId, slot: u32) {
        self.prepare(move |shop| {
            let found = shop.reader.clip(clip).or_log("the clip of a slot was not read");
            let article = found.flatten().map(|clip| clip.article).unwrap_or_default();
            let figure = article.figures().find(|figure| figure.slot == slot).cloned().unwrap_or_default();
            let (caption, credit) = (figure.caption.unwrap_or_default(), figure.credit.unwrap_or_default());
            move |app: &mut Self, _: &Context| {
                if app.can_be_typed(caption.len() + credit.len()) {
                    app.open_sheet(clip, slot, Typed::Words { caption, credit });
                }
            }
        });
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
        self.answer("toast-no-dialog-pictures", move |paths| {
            let bring = match chosen {
                Chosen::Folder => paths.into_iter().next().map(Bring::Folder),
                Chosen::Files => (!paths.is_empty()).then_some(Bring::Files(paths)),
            };
            bring.map(|bring| Answered::Bring(purpose, bring))
        })
    }
}

/// What the user was asked for.
#[derive(Clone, Copy)]
enum Chosen {
    Files,
    Folder,
}
