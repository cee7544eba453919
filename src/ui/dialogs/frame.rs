//! The frame of every dialog: heading, content, buttons at the foot.

use egui::{Align, Context, Frame, Id, Layout, Margin, Modal, RichText, Ui, vec2};

use crate::command::{Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

/// Shows a dialog of so many points' width; Escape and a click beside it close it.
pub(super) fn dialog(
    ctx: &Context,
    name: &str,
    width: f32,
    heading: &str,
    commands: &mut Commands,
    content: impl FnOnce(&mut Ui, &mut Commands),
) {
    let width = width.min(ctx.content_rect().width() - 2.0 * space::XL);
    let look = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(space::XL as i8));
    let response = Modal::new(Id::unique(name)).frame(look).show(ctx, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = space::S;
        let ink = Palette::of(ui).ink;
        ui.label(RichText::new(heading).heading().color(ink));
        ui.add_space(space::XS);
        content(ui, commands);
    });
    if response.should_close() {
        commands.push(Command::CloseDialog);
    }
}

/// The buttons at the foot, on the right; `content` adds them from right to left.
pub(super) fn foot(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.add_space(space::S);
    // No higher than a button: a dialog that was higher for a moment must not stay so.
    let size = vec2(ui.available_width(), size::CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), content);
}

/// The button that leaves all as it is.
pub(super) fn cancel_button(ui: &mut Ui, locale: &Locale, commands: &mut Commands) {
    if ui.button(locale.text("command-cancel")).clicked() {
        commands.push(Command::CloseDialog);
    }
}

/// The button that only closes.
pub(super) fn close_button(ui: &mut Ui, locale: &Locale, commands: &mut Commands) {
    if parts::accent_button(ui, &locale.text("command-close")).clicked() {
        commands.push(Command::CloseDialog);
    }
}
