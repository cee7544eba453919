//! The keyboard shortcuts in groups, from the same table that the keys are read by, and a field that finds some.

use egui::{Context, Label, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::frame;
use super::fuzzy::{Haystack, Needle};
use crate::command::{Command, Commands};
use crate::ui::keys;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

const WIDTH: f32 = 480.0;
const HEIGHT: f32 = 460.0;
/// Keys have so much of a row.
const KEYS_PART: f32 = 0.42;

/// A group with its name, and its rows: words and keys.
type Group = (String, Vec<(String, String)>);

/// Draws the sheet; `typed` is what is looked for in it.
pub fn shortcuts_ui(ctx: &Context, typed: &mut String, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "shortcuts", WIDTH, &locale.text("command-shortcuts"), commands, |ui, commands| {
        let hint = locale.text("keys-field");
        let field = TextEdit::singleline(typed).hint_text(hint.as_str()).desired_width(f32::INFINITY);
        let response = ui.add(field.background_color(Palette::of(ui).inset)).accessible_name(hint);
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        let groups = fitting(groups(ctx, locale), typed);
        // The sheet keeps its size, however few rows fit.
        let height = frame::list_height(ui, HEIGHT);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false).show(
            ui,
            |ui| {
                if groups.is_empty() {
                    ui.label(RichText::new(locale.text("keys-none")).color(Palette::of(ui).soft));
                }
                for (name, rows) in &groups {
                    group_ui(ui, name, rows);
                }
            },
        );
        frame::foot(ui, |ui| frame::close_button(ui, locale, commands));
    });
}

fn group_ui(ui: &mut Ui, name: &str, rows: &[(String, String)]) {
    let palette = Palette::of(ui);
    ui.label(RichText::new(name).font(parts::bold_font()).color(palette.ink));
    for (words, keys) in rows {
        let width = ui.available_width();
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL_HEIGHT - space::XS);
            ui.allocate_ui(vec2(width * (1.0 - KEYS_PART), size::CONTROL_HEIGHT - space::XS), |ui| {
                ui.set_width(width * (1.0 - KEYS_PART) - space::S);
                ui.add(Label::new(words).truncate());
            });
            ui.add(Label::new(RichText::new(keys).color(palette.soft)).truncate());
        });
    }
    ui.add_space(space::S);
}

/// A row for each label, with all the keys of its commands.
fn groups(ctx: &Context, locale: &Locale) -> Vec<Group> {
    Command::by_keys().into_iter().map(|(name, all)| (locale.text(name), rows(ctx, &all, locale))).collect()
}

fn rows(ctx: &Context, commands: &[Command], locale: &Locale) -> Vec<(String, String)> {
    let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
    for face in commands.iter().filter_map(Command::face) {
        let keys = face.shortcuts.iter().map(|keys| keys::written(ctx, *keys));
        match lines.iter_mut().find(|(label, _)| *label == face.label) {
            Some((_, there)) => there.extend(keys),
            None => lines.push((face.label, keys.collect())),
        }
    }
    lines.into_iter().map(|(label, keys)| (locale.text(label), keys.join("   "))).collect()
}

/// What has the letters that were typed in its words, its keys or the name of its group; groups without any are left
/// out.
fn fitting(groups: Vec<Group>, typed: &str) -> Vec<Group> {
    let needle = Needle::new(typed);
    let fits = |text: &str| needle.score(&Haystack::new(text)).is_some();
    let mut fitting = Vec::new();
    for (name, mut rows) in groups {
        let whole = fits(&name);
        rows.retain(|(words, keys)| whole || fits(words) || fits(keys));
        if !rows.is_empty() {
            fitting.push((name, rows));
        }
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<String> {
        let row = |words: &str, keys: &str| (words.to_owned(), keys.to_owned());
        let groups = vec![
            ("Clips".to_owned(), vec![row("Star", "S"), row("移到废纸篓", "Delete")]),
            ("Window".to_owned(), vec![row("Next pane", "F6")]),
        ];
        fitting(groups, typed).into_iter().flat_map(|(_, rows)| rows).map(|(words, _)| words).collect()
    }

    #[test]
    fn words_keys_and_groups_find_shortcuts() {
        assert_eq!(found("pane"), ["Next pane"]);
        assert_eq!(found("F6"), ["Next pane"]);
        assert_eq!(found("廢紙"), ["移到废纸篓"]);
        assert_eq!(found("clips"), ["Star", "移到废纸篓"]);
        assert_eq!(found("zeppelin"), [""; 0]);
        assert_eq!(found(" ").len(), 3);
    }
}
