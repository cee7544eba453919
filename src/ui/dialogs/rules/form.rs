//! The form in which a rule is written.

use egui::{ComboBox, TextEdit, Ui};

use super::data::{self, Draft, LANGS, MARKS, RulesData};
use crate::ui::dialogs::frame;
use crate::ui::locale::Locale;
use crate::ui::menu;

const FIELD: f32 = 300.0;

/// Draws the fields; what is typed goes into the draft.
pub(super) fn form_ui(ui: &mut Ui, draft: &mut Draft, data: &RulesData<'_>, locale: &Locale) {
    let source = row(ui, "rule-source", locale, |ui, name| text_ui(ui, &mut draft.rule.source, name, ""));
    if !std::mem::replace(&mut draft.begun, true) {
        source.request_focus();
    }
    row(ui, "rule-words", locale, |ui, name| {
        text_ui(ui, &mut draft.rule.words, name, &locale.text("rule-words-hint"));
    });
    row(ui, "rule-lang", locale, |ui, _| lang_ui(ui, draft, locale));
    row(ui, "rule-collection", locale, |ui, _| collection_ui(ui, draft, data, locale));
    row(ui, "rule-tags", locale, |ui, _| tags_ui(ui, draft, data, locale));
    row(ui, "rule-marks", locale, |ui, _| {
        for (mark, key) in MARKS {
            let mut on = draft.rule.marks.contains(&mark);
            if ui.checkbox(&mut on, locale.text(key)).changed() {
                draft.toggle_mark(mark);
            }
        }
    });
}

/// A row of the form, called by the message of this key.
fn row<T>(ui: &mut Ui, key: &str, locale: &Locale, content: impl FnOnce(&mut Ui, &str) -> T) -> T {
    let name = locale.text(key);
    frame::row(ui, &name, |ui| content(ui, &name))
}

/// How wide a field is.
fn width(ui: &Ui) -> f32 {
    FIELD.min(ui.available_width())
}

fn text_ui(ui: &mut Ui, text: &mut String, name: &str, hint: &str) -> egui::Response {
    ui.add(TextEdit::singleline(text).hint_text(hint).desired_width(width(ui))).accessible_name(name)
}

fn lang_ui(ui: &mut Ui, draft: &mut Draft, locale: &Locale) {
    let any = locale.text("rule-any-language");
    let chosen = draft.rule.lang.as_ref().map_or_else(|| any.clone(), |lang| data::lang_words(lang, locale));
    ComboBox::from_id_salt("rule language").selected_text(chosen).width(width(ui)).show_ui(ui, |ui| {
        ui.selectable_value(&mut draft.rule.lang, None, any);
        for lang in LANGS {
            let words = data::lang_words(&lang, locale);
            ui.selectable_value(&mut draft.rule.lang, Some(lang), words);
        }
    });
}

fn collection_ui(ui: &mut Ui, draft: &mut Draft, data: &RulesData<'_>, locale: &Locale) {
    let none = locale.text("rule-no-collection");
    let chosen = draft.rule.collection.map_or_else(
        || none.clone(),
        |id| data.collection_name(id).unwrap_or_else(|| locale.text("rule-gone")),
    );
    ComboBox::from_id_salt("rule collection").selected_text(chosen).width(width(ui)).show_ui(ui, |ui| {
        ui.selectable_value(&mut draft.rule.collection, None, none);
        for path in data.collections {
            ui.selectable_value(&mut draft.rule.collection, Some(path.id), path.names.join(" › "));
        }
    });
}

fn tags_ui(ui: &mut Ui, draft: &mut Draft, data: &RulesData<'_>, locale: &Locale) {
    let names: Vec<&str> = draft.rule.tags.iter().filter_map(|tag| data.tag_name(*tag)).collect();
    let words = if names.is_empty() { locale.text("rule-no-tags") } else { names.join(", ") };
    ui.menu_button(words, |ui| {
        menu::roomy(ui);
        if data.tags.is_empty() {
            ui.label(locale.text("rule-tags-none-yet"));
        }
        for tag in data.tags {
            let on = draft.rule.tags.contains(&tag.id);
            if menu::counted_check_ui(ui, tag.name.as_str(), tag.clips, on).clicked() {
                draft.toggle_tag(tag.id);
            }
        }
    });
}
