//! The form in which a rule is written.

use egui::{ComboBox, Grid, TextEdit, Ui};

use super::data::{self, Draft, LANGS, MARKS, RulesData};
use crate::ui::locale::Locale;
use crate::ui::menu;

const FIELD: f32 = 300.0;

/// Draws the fields; what is typed goes into the draft.
pub(super) fn form_ui(ui: &mut Ui, draft: &mut Draft, data: &RulesData<'_>, locale: &Locale) {
    Grid::new("rule form").num_columns(2).spacing([20.0, 10.0]).show(ui, |ui| {
        ui.label(locale.text("rule-source"));
        let source = text_ui(ui, &mut draft.rule.source, &locale.text("rule-source"), "");
        if !std::mem::replace(&mut draft.begun, true) {
            source.request_focus();
        }
        ui.end_row();
        ui.label(locale.text("rule-words"));
        text_ui(ui, &mut draft.rule.words, &locale.text("rule-words"), &locale.text("rule-words-hint"));
        ui.end_row();
        ui.label(locale.text("rule-lang"));
        lang_ui(ui, draft, locale);
        ui.end_row();
        ui.label(locale.text("rule-collection"));
        collection_ui(ui, draft, data, locale);
        ui.end_row();
        ui.label(locale.text("rule-tags"));
        tags_ui(ui, draft, data, locale);
        ui.end_row();
        ui.label(locale.text("rule-marks"));
        ui.horizontal(|ui| {
            for (mark, key) in MARKS {
                let mut on = draft.rule.marks.contains(&mark);
                if ui.checkbox(&mut on, locale.text(key)).changed() {
                    draft.toggle_mark(mark);
                }
            }
        });
        ui.end_row();
    });
}

fn text_ui(ui: &mut Ui, text: &mut String, name: &str, hint: &str) -> egui::Response {
    ui.add(TextEdit::singleline(text).hint_text(hint).desired_width(FIELD)).accessible_name(name)
}

fn lang_ui(ui: &mut Ui, draft: &mut Draft, locale: &Locale) {
    let any = locale.text("rule-any-language");
    let chosen = draft.rule.lang.as_ref().map_or_else(|| any.clone(), |lang| data::lang_words(lang, locale));
    ComboBox::from_id_salt("rule language").selected_text(chosen).width(FIELD).show_ui(ui, |ui| {
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
    ComboBox::from_id_salt("rule collection").selected_text(chosen).width(FIELD).show_ui(ui, |ui| {
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
