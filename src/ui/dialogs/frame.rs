//! The frame of every dialog: a heading, content that scrolls where the window is too low for it, buttons at the foot
//! that are always to be seen.

use egui::{
    Align, Context, Frame, Id, Label, Layout, Margin, Modal, Rangef, Rect, RichText, ScrollArea, Ui,
    UiBuilder, UiStackInfo, pos2, vec2,
};

use crate::command::{Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::theme::{Palette, size, space};

/// A window lower than this leaves no room for wide margins.
const LOW: f32 = 480.0;
/// The content keeps this much, so that a row can be read in the lowest window.
const LEAST: f32 = 48.0;
/// Between the content and the buttons.
const ABOVE_FOOT: f32 = space::L;
/// Names stand above what they name in a dialog that is narrower than this.
const NARROW: f32 = 440.0;
/// The room of a name that stands beside what it names.
const NAME: f32 = 140.0;
/// The tag by which the foot finds its [`Room`].
const ROOM: &str = "room of a dialog";

/// What a dialog leaves for its content.
#[derive(Debug, Clone, Copy)]
struct Room {
    /// Where the height of the foot is kept.
    foot: Id,
    across: Rangef,
    /// The content ends here at the latest.
    bottom: f32,
    height: f32,
}

/// Shows a dialog of so many points' width; Escape and a click beside it close it.
pub(super) fn dialog(
    ctx: &Context,
    name: &str,
    width: f32,
    heading: &str,
    commands: &mut Commands,
    content: impl FnOnce(&mut Ui, &mut Commands),
) {
    let window = ctx.content_rect();
    let inside = if window.height() < LOW { space::M } else { space::XL };
    let outside = inside.min(space::XL) / 2.0;
    let width = width.min(window.width() - 2.0 * (inside + outside));
    let look = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(inside as i8));
    let id = Id::unique(name);
    let foot = id.with("foot");
    let response = Modal::new(id).frame(look).show(ctx, |ui| {
        ui.set_width(width);
        // Not what is left below where the dialog stood before it had its size.
        ui.set_max_height(window.height());
        ui.spacing_mut().item_spacing.y = space::S;
        let top = ui.cursor().top();
        let ink = Palette::of(ui).ink;
        ui.label(RichText::new(heading).heading().color(ink));
        ui.add_space(space::XS);
        let below = foot_height(ui, foot) + ABOVE_FOOT;
        let above = ui.cursor().top() - top;
        let height = (window.height() - 2.0 * (inside + outside) - above - below).max(LEAST);
        let across = Rangef::new(ui.cursor().left(), ui.cursor().left() + width);
        let room = Room { foot, across, bottom: ui.cursor().top() + height, height };
        let info = UiStackInfo::default().with_tag_value(ROOM, room);
        ui.scope_builder(UiBuilder::new().ui_stack_info(info), |ui| {
            let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
            area.show(ui, |ui| content(ui, commands));
        });
        ui.add_space(below - ui.spacing().item_spacing.y);
    });
    if response.should_close() {
        commands.push(Command::CloseDialog);
    }
}

/// The height that a list may have in a dialog: `most`, less where the window is low.
pub(super) fn list_height(ui: &Ui, most: f32) -> f32 {
    /// The rest is for what stands above and below the list.
    const PART: f32 = 0.8;
    room(ui).map_or(most, |room| most.min(room.height * PART))
}

/// The buttons below the content, on the right; `content` adds them from right to left. They stay where they are while
/// the content is scrolled.
pub(super) fn foot(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let Some(room) = room(ui) else { return };
    let end = (ui.cursor().top() - ui.spacing().item_spacing.y).min(room.bottom);
    let known = foot_height(ui, room.foot);
    let from = pos2(room.across.min, end + ABOVE_FOOT);
    let rect = Rect::from_min_size(from, vec2(room.across.span(), known));
    let layout = Layout::right_to_left(Align::Min).with_main_wrap(true);
    let mut foot = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    foot.set_clip_rect(ui.ctx().content_rect());
    content(&mut foot);
    let height = foot.min_rect().height().max(size::CONTROL_HEIGHT).ceil();
    if (height - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(room.foot, height));
        ui.ctx().request_repaint();
    }
}

/// A row of a form: its name stands beside the content, in a narrow dialog above it.
pub(super) fn row<T>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> T) -> T {
    let wrapped = |ui: &mut Ui| ui.horizontal_wrapped(content).inner;
    if ui.available_width() < NARROW {
        ui.label(name);
        return wrapped(ui);
    }
    ui.horizontal(|ui| {
        let beside = vec2(NAME, size::CONTROL_HEIGHT);
        ui.allocate_ui_with_layout(beside, Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(NAME);
            ui.add(Label::new(name).wrap());
        });
        ui.vertical(wrapped).inner
    })
    .inner
}

fn room(ui: &Ui) -> Option<Room> {
    ui.stack().iter().find_map(|above| above.tags().get_downcast::<Room>(ROOM).copied())
}

/// The height that the buttons had when they were last drawn.
fn foot_height(ui: &Ui, foot: Id) -> f32 {
    ui.data(|data| data.get_temp(foot)).unwrap_or(size::CONTROL_HEIGHT)
}

/// The button that leaves all as it is.
pub(super) fn cancel_button(ui: &mut Ui, locale: &Locale, commands: &mut Commands) {
    if ui.button(locale.text("command-cancel")).clicked() {
        commands.push(Command::CloseDialog);
    }
}

/// The button that only closes.
pub(super) fn close_button(ui: &mut Ui, locale: &Locale, commands: &mut Commands) {
    // No accent: nothing happens that one should think of.
    if ui.button(locale.text("command-close")).clicked() {
        commands.push(Command::CloseDialog);
    }
}
