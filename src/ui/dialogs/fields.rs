//! The fields of an article, to be typed anew: headline, people, papers, dates as one writes them.

use egui::{Context, Key, RichText, TextEdit, Ui};

use super::frame;
use crate::article::{Field, FieldValue, Meta, When};
use crate::command::{Command, Commands};
use crate::text::date::typed_date;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::Palette;

const WIDTH: f32 = 620.0;

/// What is typed for each field, in the order of [`Field::ALL`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldsSheet {
    typed: Vec<(Field, String)>,
    begun: bool,
}

impl FieldsSheet {
    #[must_use]
    pub fn of(meta: &Meta) -> Self {
        Self { typed: Field::ALL.map(|field| (field, field.typed(meta))).into(), begun: false }
    }

    /// The fields that say something else than these.
    #[must_use]
    pub fn changed(&self, meta: &Meta) -> Vec<FieldValue> {
        let differs = |(field, typed): &&(Field, String)| typed.trim() != field.typed(meta);
        self.typed.iter().filter(differs).filter_map(|(field, typed)| value(*field, typed)).collect()
    }

    fn is_sound(&self) -> bool {
        self.typed.iter().all(|(field, typed)| value(*field, typed).is_some())
    }
}

/// What was typed for a field; nothing where it should be a date and is none.
fn value(field: Field, typed: &str) -> Option<FieldValue> {
    if !field.is_date() {
        let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        return Some(FieldValue::Words(field, words));
    }
    match typed.trim() {
        "" => Some(FieldValue::Date(field, None)),
        typed => Some(FieldValue::Date(field, Some(typed_date(typed)?))),
    }
}

/// Draws the form; Enter in a field, or the button, keeps it.
pub fn fields_sheet_ui(ctx: &Context, sheet: &mut FieldsSheet, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "fields sheet", WIDTH, &locale.text("fields-heading"), commands, |ui, commands| {
        let is_first = !std::mem::replace(&mut sheet.begun, true);
        let mut entered = false;
        for (at, (field, typed)) in sheet.typed.iter_mut().enumerate() {
            entered |= field_ui(ui, *field, typed, is_first && at == 0, locale);
        }
        let is_sound = sheet.is_sound();
        frame::foot(ui, |ui| {
            let keep = ui
                .add_enabled_ui(is_sound, |ui| parts::accent_button(ui, &locale.text("slot-words-keep")))
                .inner;
            if is_sound && (keep.clicked() || entered) {
                commands.push(Command::KeepSheet);
            }
            frame::cancel_button(ui, locale, commands);
        });
    });
}

fn field_ui(ui: &mut Ui, field: Field, typed: &mut String, takes_focus: bool, locale: &Locale) -> bool {
    let name = locale.text(key(field));
    frame::row(ui, &name, |ui| {
        let edit = TextEdit::singleline(typed).desired_width(f32::INFINITY);
        let response = ui.add(edit.background_color(Palette::of(ui).inset)).accessible_name(name.as_str());
        if takes_focus {
            response.request_focus();
        }
        if field.is_date() && !typed.trim().is_empty() {
            date_ui(ui, typed_date(typed), locale);
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    })
}

/// How a date is read, or that none is.
fn date_ui(ui: &mut Ui, date: Option<When>, locale: &Locale) {
    let palette = Palette::of(ui);
    let (words, colour) = match date {
        Some(date) => (locale.when(&date), palette.soft),
        None => (locale.text("fields-no-date"), palette.error),
    };
    ui.label(RichText::new(words).font(parts::small_font()).color(colour));
}

fn key(field: Field) -> &'static str {
    match field {
        Field::Headline => "field-headline",
        Field::Deck => "field-deck",
        Field::Byline => "field-byline",
        Field::Source => "field-source",
        Field::Publisher => "field-publisher",
        Field::Section => "field-section",
        Field::Place => "field-place",
        Field::Published => "field-published",
        Field::Updated => "field-updated",
    }
}
