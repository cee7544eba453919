//! What can be done with a block of the article, in a menu at the pointer or below the block.

use egui::{Button, Popup, Pos2, Response, Role, SetOpenCommand, TextWrapMode, Ui, WidgetInfo};

use crate::article::Kind;
use crate::command::{Command, CorrectAct};
use crate::ui::keys;
use crate::ui::menu::{self, roomy};

use super::super::desk::Desk;
use super::data::{Part, Stop};

const WIDTH: f32 = 240.0;

/// How the menu was opened.
pub(super) struct Opened {
    /// By the pointer, here; else by a key.
    pub(super) pointer: Option<Pos2>,
    /// Where the words can be parted near the pointer, in bytes, and how they go on there.
    pub(super) split: Option<(usize, String)>,
    /// The site of the page.
    pub(super) site: Option<String>,
    pub(super) is_new: bool,
}

/// The menu of a stop; `opens` when it is asked for.
pub(super) fn menu_ui(response: &Response, at: usize, stop: &Stop, opens: bool, desk: &mut Desk<'_>) {
    let popup = Popup::menu(response).open_memory(opens.then_some(SetOpenCommand::Bool(true)));
    if !popup.is_open() && !opens {
        desk.marker.menu_closed(at);
        return;
    }
    let Some(opened) = desk.marker.opened.take() else { return };
    let popup = match opened.pointer {
        Some(at) => popup.at_position(at),
        None => popup,
    };
    let Opened { pointer, split, site, is_new } = opened;
    popup.show(|ui| {
        ui.set_min_width(WIDTH);
        roomy(ui);
        let first = match stop.part {
            Part::Kept(block) => Some(acts_ui(ui, block, stop, split.as_ref(), desk)),
            Part::LeftOut(number) => Some(act_ui(ui, CorrectAct::PutBack(number), None, desk)),
            Part::Head => None,
        };
        // Keys go on in the menu that a key has opened.
        if let Some(first) = first.filter(|_| is_new && pointer.is_none()) {
            first.request_focus();
        }
        site_ui(ui, stop, site.as_deref(), desk);
        if let Part::Kept(block) = stop.part
            && !stop.kinds.is_empty()
        {
            ui.separator();
            kinds_ui(ui, block, stop, desk);
        }
    });
    desk.marker.opened = Some(Opened { pointer, split, site, is_new: false });
}

/// What can be decided for all pages of the site.
fn site_ui(ui: &mut Ui, stop: &Stop, site: Option<&str>, desk: &mut Desk<'_>) {
    let Some(site) = site.filter(|_| !stop.site_acts.is_empty()) else { return };
    ui.separator();
    for act in &stop.site_acts {
        let words = act.site_label().map(|label| desk.locale.with(label, &[("site", site.into())]));
        act_ui(ui, *act, words, desk);
    }
}

fn acts_ui(
    ui: &mut Ui,
    block: usize,
    stop: &Stop,
    split: Option<&(usize, String)>,
    desk: &mut Desk<'_>,
) -> Response {
    let first = act_ui(ui, CorrectAct::LeaveOut(block), None, desk);
    if stop.words.is_some() {
        act_ui(ui, CorrectAct::EditWords(block), None, desk);
    }
    if let Some((byte, goes_on)) = split {
        let words = desk.locale.with("correct-split-before", &[("words", goes_on.as_str().into())]);
        act_ui(ui, CorrectAct::SplitAt { block, byte: *byte }, Some(words), desk);
    }
    if stop.joins_above {
        act_ui(ui, CorrectAct::JoinAbove(block), None, desk);
    }
    first
}

fn act_ui(ui: &mut Ui, act: CorrectAct, words: Option<String>, desk: &mut Desk<'_>) -> Response {
    let command = Command::Correct(act);
    let words = words.unwrap_or_else(|| menu::label(&command, desk.locale));
    let face = command.face();
    let keys = face.and_then(|face| face.shortcuts.first().copied());
    let keys = keys.map(|keys| keys::written(ui.ctx(), keys)).unwrap_or_default();
    let response = ui.add(Button::new(words.as_str()).shortcut_text(keys).wrap_mode(TextWrapMode::Extend));
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, words.as_str()));
    if response.clicked() {
        desk.commands.push(command);
        ui.close();
    }
    response
}

/// What the block can be, with a mark at what it is.
fn kinds_ui(ui: &mut Ui, block: usize, stop: &Stop, desk: &mut Desk<'_>) {
    for kind in &stop.kinds {
        let is_now = Some(*kind) == stop.kind;
        let command = Command::Correct(CorrectAct::Make(block, *kind));
        let words = match kind {
            Kind::Caption => desk.locale.text("correct-make-caption"),
            _ => menu::label(&command, desk.locale),
        };
        if menu::radio_ui(ui, &words, is_now).clicked() {
            if !is_now {
                desk.commands.push(command);
            }
            ui.close();
        }
    }
}
