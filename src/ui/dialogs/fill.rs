//! Several pictures for the slots of an article, shown before they are kept: each with the slot it will fill.

use egui::{ComboBox, Context, Rect, RichText, ScrollArea, Sense, Ui, vec2};

use super::frame;
use crate::article::Print;
use crate::command::{ClipId, Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::pictures::Pictures;
use crate::ui::theme::{Palette, space};

const WIDTH: f32 = 640.0;
const THUMBNAIL: egui::Vec2 = vec2(96.0, 72.0);
const SLOT_WIDTH: f32 = 280.0;
/// Rows that are seen without scrolling.
const MOST_HEIGHT: f32 = 420.0;

/// The pictures and where each will go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FillSheet {
    pub clip: ClipId,
    pub rows: Vec<FillRow>,
    /// The slots by number, with what stands beside each.
    pub slots: Vec<(u32, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FillRow {
    pub name: String,
    pub print: Print,
    /// None: the picture is left out.
    pub slot: Option<u32>,
}

impl FillSheet {
    /// Lets a picture fill a slot; one that was to fill it is left out.
    pub fn choose(&mut self, row: usize, slot: Option<u32>) {
        for (at, other) in self.rows.iter_mut().enumerate() {
            if at == row {
                other.slot = slot;
            } else if slot.is_some() && other.slot == slot {
                other.slot = None;
            }
        }
    }

    /// How many pictures will be kept.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.rows.iter().filter(|row| row.slot.is_some()).count()
    }

    fn words(&self, slot: Option<u32>, locale: &Locale) -> String {
        let named = |slot: u32| self.slots.iter().find(|(number, _)| *number == slot);
        slot.and_then(named).map_or_else(|| locale.text("fill-leave-out"), |(_, words)| words.clone())
    }
}

/// Draws the sheet.
pub fn fill_ui(
    ctx: &Context,
    sheet: &mut FillSheet,
    pictures: &Pictures,
    locale: &Locale,
    commands: &mut Commands,
) {
    frame::dialog(ctx, "fill", WIDTH, &locale.text("fill-heading"), commands, |ui, commands| {
        ui.label(RichText::new(locale.text("fill-how")).color(Palette::of(ui).soft));
        ui.add_space(space::XS);
        ScrollArea::vertical().max_height(frame::list_height(ui, MOST_HEIGHT)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            for row in 0..sheet.rows.len() {
                row_ui(ui, sheet, row, pictures, locale);
            }
        });
        let chosen = sheet.chosen();
        frame::foot(ui, |ui| {
            let keep = locale.with("fill-keep", &[("count", chosen.into())]);
            ui.add_enabled_ui(chosen > 0, |ui| {
                if parts::accent_button(ui, &keep).clicked() {
                    commands.push(Command::KeepSheet);
                }
            });
            frame::cancel_button(ui, locale, commands);
        });
    });
}

fn row_ui(ui: &mut Ui, sheet: &mut FillSheet, at: usize, pictures: &Pictures, locale: &Locale) {
    let Some(row) = sheet.rows.get(at).cloned() else { return };
    ui.horizontal(|ui| {
        thumbnail_ui(ui, row.print, pictures);
        ui.vertical(|ui| {
            ui.add_space(space::S);
            let ink = Palette::of(ui).ink;
            let room = ui.available_width();
            let name = parts::one_line(ui, &row.name, parts::bold_font(), ink, room);
            ui.label(name);
            let mut chosen = row.slot;
            let combo = ComboBox::from_id_salt(("fill", at))
                .width(SLOT_WIDTH)
                .selected_text(sheet.words(row.slot, locale))
                .show_ui(ui, |ui| {
                    for slot in sheet.slots.iter().map(|(slot, _)| Some(*slot)).chain([None]) {
                        ui.selectable_value(&mut chosen, slot, sheet.words(slot, locale));
                    }
                });
            let name = locale.with("fill-slot-of", &[("name", row.name.as_str().into())]);
            let shown = sheet.words(row.slot, locale);
            combo.response.widget_info(|| {
                let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name.as_str());
                info.current_text_value = Some(shown.clone());
                info
            });
            if chosen != row.slot {
                sheet.choose(at, chosen);
            }
        });
    });
    ui.add_space(space::S);
}

fn thumbnail_ui(ui: &mut Ui, print: Print, pictures: &Pictures) {
    let (rect, _) = ui.allocate_exact_size(THUMBNAIL, Sense::hover());
    ui.painter().rect_filled(rect, 2.0, Palette::of(ui).inset);
    if let Some(texture) = pictures.ready(print) {
        let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        let place = crate::ui::pictures::fit(texture.size_vec2(), rect);
        ui.painter().image(texture.id(), place, whole, egui::Color32::WHITE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::PictureHash;

    #[test]
    fn a_slot_is_filled_by_one_picture_only() {
        let row = |slot| FillRow { name: String::new(), print: PictureHash([0; 32]).into(), slot };
        let mut sheet = FillSheet {
            clip: ClipId(1),
            rows: vec![row(Some(1)), row(Some(2)), row(None)],
            slots: Vec::new(),
        };
        sheet.choose(2, Some(1));
        let slots: Vec<_> = sheet.rows.iter().map(|row| row.slot).collect();
        assert_eq!((slots, sheet.chosen()), (vec![None, Some(2), Some(1)], 2));
    }
}
