//! Keys, drops and pastes of one frame become commands.
//!
//! Only called where the window is drawn: while it is hidden egui shows the last frame's input again.

use std::path::PathBuf;

use egui::{Context, Event, Key, Modifiers};

use crate::article::PixelSize;
use crate::command::{
    CollectionId, Command, Commands, CorrectAct, Destination, Fold, Held, HighlightAct, Pane, Pointed, Scope,
    Shortcut, Situation, Step, Towards, Which,
};
use crate::pictures::{Pixels, is_called_picture};
use crate::ui::keys;
use crate::ui::parts;
use crate::ui::tree::{Branch, TreeData};

/// Where keys go just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    Pane(Pane),
    /// A name is being typed, or an input method composes.
    Text,
    /// A dialog or a menu has the keyboard.
    Overlay,
}

impl Focus {
    pub(super) fn of(ctx: &Context, pane: Pane) -> Self {
        if ctx.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ctx) {
            Self::Overlay
        } else if ctx.text_edit_focused() || composing(ctx) {
            Self::Text
        } else {
            Self::Pane(pane)
        }
    }
}

/// Alt, as long as it may mean the menus.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum AltKey {
    #[default]
    Up,
    /// It is held alone.
    Alone,
    /// Something else was done while it was held.
    Used,
}

impl AltKey {
    /// Takes this frame in; returns whether Alt was pressed and let go with nothing else between.
    pub(super) fn is_tapped(&mut self, ctx: &Context) -> bool {
        let mut is_tapped = false;
        ctx.input(|input| {
            for event in &input.events {
                let before = *self;
                *self = match event {
                    Event::PointerMoved(_) | Event::MouseMoved(_) => before,
                    Event::ModifiersChanged(held) if !held.alt => {
                        is_tapped |= before == Self::Alone;
                        Self::Up
                    }
                    Event::ModifiersChanged(held) if *held == Modifiers::ALT && before != Self::Used => {
                        Self::Alone
                    }
                    _ if before == Self::Up && !input.modifiers.alt => Self::Up,
                    _ => Self::Used,
                };
            }
            if !input.focused {
                *self = Self::Up;
            }
        });
        is_tapped
    }
}

/// Pushes what the pressed keys ask for and takes those keys out of egui's sight.
pub(super) fn read_keys(
    ctx: &Context,
    focus: Focus,
    situation: &Situation,
    tree: &TreeData,
    commands: &mut Commands,
) {
    if focus == Focus::Overlay {
        return;
    }
    let known = Command::with_keys();
    let pressable = focus_is_pressable(ctx);
    let deletes = parts::focus_takes_delete(ctx);
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            if (*key == Key::Space && pressable) || (*key == Key::Delete && deletes) {
                return true;
            }
            // One key may give and take: what makes sense just now is meant.
            let asked = folding(*key, *modifiers, focus, situation, tree).or_else(|| {
                let by_key = known.iter().filter(|command| is_asked_for(command, *key, *modifiers, focus));
                let mut meant = by_key.map(|command| in_pane(command.clone(), *key, focus, situation));
                meant.find(|command| situation.allows(command))
            });
            let Some(command) = asked else { return true };
            commands.push(command);
            false
        });
    });
}

/// The files that were let go over the window.
pub(super) fn dropped_files(ctx: &Context) -> Vec<PathBuf> {
    ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect())
}

/// How many files hover over the window.
pub(super) fn hovering_files(ctx: &Context) -> usize {
    ctx.input(|input| input.raw.hovered_files.len())
}

/// Whether all files that hover over the window are called like pictures.
pub(super) fn hovers_pictures(ctx: &Context) -> bool {
    ctx.input(|input| {
        let files = &input.raw.hovered_files;
        files.iter().all(|file| file.path.as_deref().is_some_and(is_called_picture))
    })
}

/// Takes the picture of a paste, unless a text field has the keyboard.
pub(super) fn take_pasted_picture(ctx: &Context, focus: Focus) -> Option<Pixels> {
    if !matches!(focus, Focus::Pane(_)) {
        return None;
    }
    let mut pasted = None;
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::PasteImage(image) => {
                pasted = Some(std::sync::Arc::clone(image));
                false
            }
            _ => true,
        });
    });
    let image = pasted?;
    let [width, height] = image.size.map(|side| side as u32);
    let rgba = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    Some(Pixels { size_px: PixelSize { width, height }, rgba })
}

/// Takes the text of a paste, unless a text field wants it.
pub(super) fn take_paste(ctx: &Context, focus: Focus) -> Option<String> {
    if !matches!(focus, Focus::Pane(_)) {
        return None;
    }
    let mut pasted = None;
    ctx.input_mut(|input| {
        input.events.retain_mut(|event| match event {
            Event::Paste(text) => {
                pasted = Some(std::mem::take(text));
                false
            }
            _ => true,
        });
    });
    pasted
}

/// Space presses what has the focus, where that can be pressed.
fn focus_is_pressable(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    focused.is_some_and(|response| response.sense.senses_click())
}

fn composing(ctx: &Context) -> bool {
    ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Ime(_))))
}

fn is_asked_for(command: &Command, key: Key, modifiers: Modifiers, focus: Focus) -> bool {
    // Arrows and page keys scroll the article while the reader has the keys; J and K still choose clips.
    let scrolls = focus == Focus::Pane(Pane::Reader) && matches!(command, Command::Step(..));
    let shortcuts = command.face().map_or(&[][..], |face| face.shortcuts);
    shortcuts.iter().any(|shortcut| {
        let letter = matches!(shortcut.key, crate::command::Key::Letter(_));
        matches(*shortcut, key, modifiers)
            && !(focus == Focus::Text && shortcut.is_for_typing())
            && (!scrolls || letter)
    })
}

fn matches(shortcut: Shortcut, key: Key, modifiers: Modifiers) -> bool {
    let Some(wanted) = keys::keyboard_shortcut(shortcut) else { return false };
    // On many keyboards signs are typed with Shift.
    let sign = match key {
        Key::Slash => true,
        Key::Plus | Key::Equals | Key::Minus | Key::Comma => shortcut.held == Held::Command,
        _ => false,
    };
    let held = if sign {
        modifiers.matches_logically(wanted.modifiers)
    } else {
        modifiers.matches_exact(wanted.modifiers)
    };
    wanted.logical_key == key && held
}

/// While an article is corrected, keys in the reader are about its blocks. In the tree, Delete is about the collection
/// or the tag; in the reader about marked words, where some are chosen, and what is looked for is in the article.
fn in_pane(command: Command, key: Key, focus: Focus, situation: &Situation) -> Command {
    let corrects = situation.correcting && focus == Focus::Pane(Pane::Reader);
    match (command, focus) {
        (Command::Correct(CorrectAct::Start), _) if situation.correcting => {
            Command::Correct(CorrectAct::Stop)
        }
        (Command::StopLooking, _) if corrects && !situation.finding => Command::Correct(CorrectAct::Stop),
        (Command::MoveToTrash(_), _) if corrects => Command::Correct(CorrectAct::LeaveOutHere),
        (Command::StartRename(Which::Shown), _) if corrects => Command::Correct(CorrectAct::EditHere),
        (Command::MoveToTrash(_), Focus::Pane(Pane::Tree)) => match situation.scope {
            Scope::Tag(id) => Command::DeleteTag(id),
            _ => Command::DeleteCollection(Which::Shown),
        },
        (Command::MoveToTrash(_), Focus::Pane(Pane::Reader)) if situation.pointed == Pointed::Marked => {
            Command::Highlight(HighlightAct::Remove)
        }
        (Command::StartRename(Which::Shown), _) => match situation.scope {
            Scope::Tag(id) => Command::RenameTag(id),
            _ => Command::StartRename(Which::Shown),
        },
        (Command::Find, Focus::Pane(Pane::Reader)) if key == Key::F && situation.reading => {
            Command::FindInArticle
        }
        (Command::SelectAll, Focus::Pane(Pane::Reader)) if situation.reading => Command::SelectArticle,
        (Command::StopLooking, Focus::Pane(Pane::Reader)) if situation.finding => Command::StopFinding,
        (Command::Shift(towards), Focus::Pane(Pane::Tree)) => match situation.scope {
            Scope::Collection(id) => Command::MoveCollection(id, beside(towards)),
            _ => Command::Shift(towards),
        },
        (command, _) => command,
    }
}

fn beside(towards: Towards) -> Destination {
    match towards {
        Towards::Top => Destination::Up,
        Towards::End => Destination::Down,
    }
}

/// With Alt, right moves the collection that is shown into the one above it, left out of the one around it.
fn nesting(key: Key, id: CollectionId, tree: &TreeData) -> Option<Command> {
    let to = match key {
        Key::ArrowRight => Destination::Into(tree.sibling_before(id)?),
        Key::ArrowLeft => Destination::Out,
        _ => return None,
    };
    tree.landing(id, to).map(|_| Command::MoveCollection(id, to))
}

/// Left and right fold the collection that is shown, or go to the one around it.
fn folding(
    key: Key,
    modifiers: Modifiers,
    focus: Focus,
    situation: &Situation,
    tree: &TreeData,
) -> Option<Command> {
    if focus != Focus::Pane(Pane::Tree) {
        return None;
    }
    let row = tree.row(situation.scope)?;
    let id = row.collection()?;
    if modifiers.matches_exact(Modifiers::ALT) {
        return nesting(key, id, tree);
    }
    if !modifiers.is_none() {
        return None;
    }
    match (key, row.branch) {
        (Key::ArrowRight, Branch::Closed) => Some(Command::Fold(id, Fold::Open)),
        (Key::ArrowRight, Branch::Open) => Some(Command::Step(Step::Down, crate::command::Reach::Only)),
        (Key::ArrowLeft, Branch::Open) => Some(Command::Fold(id, Fold::Close)),
        (Key::ArrowLeft, _) => row.place.parent.map(|parent| Command::Show(Scope::Collection(parent))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Reach;

    fn asked(focus: Focus, modifiers: Modifiers, key: Key) -> Vec<Command> {
        let ctx = Context::default();
        let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let raw = egui::RawInput { events: vec![event], ..egui::RawInput::default() };
        let mut commands = Commands::default();
        let situation = Situation {
            scope: Scope::All,
            listed: 2,
            selected: 1,
            marks: crate::command::Marks::default(),
            looking: false,
            reading: false,
            strip: false,
            pointed: Pointed::Nothing,
            highlights: 0,
            correcting: false,
            twins: false,
            hits: 0,
            finding: false,
            by_hand: false,
            can_undo: true,
            can_redo: true,
            importing: false,
            has_report: false,
        };
        let mut output =
            ctx.run_ui(raw, |ui| read_keys(ui.ctx(), focus, &situation, &TreeData::default(), &mut commands));
        output.textures_delta.clear();
        commands.take()
    }

    #[test]
    fn redo_is_not_mistaken_for_undo() {
        let list = Focus::Pane(Pane::List);
        assert_eq!(asked(list, Modifiers::COMMAND, Key::Z), [Command::Undo]);
        assert_eq!(asked(list, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z), [Command::Redo]);
    }

    #[test]
    fn letters_are_letters_in_a_text_field_and_steps_outside() {
        assert_eq!(asked(Focus::Text, Modifiers::NONE, Key::J), []);
        assert_eq!(asked(Focus::Overlay, Modifiers::NONE, Key::Delete), []);
        let down = Command::Step(Step::Down, Reach::Only);
        assert_eq!(asked(Focus::Pane(Pane::List), Modifiers::NONE, Key::J), [down]);
        assert_eq!(asked(Focus::Text, Modifiers::COMMAND, Key::O), [Command::ImportPages]);
    }

    #[test]
    fn arrows_scroll_the_article_and_letters_still_choose_clips() {
        let reader = Focus::Pane(Pane::Reader);
        assert_eq!(asked(reader, Modifiers::NONE, Key::ArrowDown), []);
        assert_eq!(asked(reader, Modifiers::NONE, Key::K), [Command::Step(Step::Up, Reach::Only)]);
    }

    #[test]
    fn a_plus_typed_with_shift_zooms_in() {
        let zoom = Command::Zoom(crate::command::Zoom::In);
        let held = Modifiers::COMMAND | Modifiers::SHIFT;
        assert_eq!(asked(Focus::Pane(Pane::List), held, Key::Plus), [zoom]);
    }
}
