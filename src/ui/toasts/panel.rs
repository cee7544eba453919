//! Draws the messages above the status line, and asks for the one repaint at which the next one goes.

use std::time::Duration;

use egui::{Align2, Area, Button, Context, Frame, Id, Label, Margin, Order, RichText, Ui, vec2};

use super::{Toast, Toasts, Tone};
use crate::command::Commands;
use crate::ui::icons::Icon;
use crate::ui::theme::{Palette, size, space};

/// Above the status line.
const FROM_FOOT: f32 = 44.0;
const WIDTH: f32 = 460.0;

/// Draws what there is to say.
pub fn toasts_ui(ctx: &Context, toasts: &mut Toasts, commands: &mut Commands) {
    let now = ctx.input(|input| input.time);
    let mut hovered = false;
    if !toasts.is_empty() {
        let area = Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -FROM_FOOT))
            .show(ctx, |ui| {
                for toast in toasts.iter() {
                    toast_ui(ui, toast, commands);
                    ui.add_space(space::S);
                }
            });
        hovered = area.response.contains_pointer();
    }
    if let Some(seconds) = toasts.tick(now, hovered) {
        ctx.request_repaint_after(Duration::from_secs_f64(seconds.max(0.0)));
    }
}

fn toast_ui(ui: &mut Ui, toast: &Toast, commands: &mut Commands) {
    let palette = Palette::of(ui);
    let margin = Margin { left: space::L as i8, right: space::S as i8, top: 6, bottom: 6 };
    Frame::popup(ui.style()).inner_margin(margin).show(ui, |ui| {
        ui.set_max_width(WIDTH);
        ui.horizontal(|ui| {
            if toast.tone == Tone::Failure {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(size::ICON), egui::Sense::hover());
                Icon::Warning.paint(ui.painter(), rect, palette.error);
            }
            ui.add(Label::new(toast.text.as_str()).wrap());
            ui.add_space(space::S);
            if let Some(action) = &toast.action {
                let words = RichText::new(&action.label).color(palette.accent);
                if ui.add(Button::new(words).frame_when_inactive(false)).clicked() {
                    commands.push(action.command.clone());
                }
            }
        });
    });
}
