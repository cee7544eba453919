//! What an article was before: its versions, each compared with another or with what the clip says now.

use egui::{Button, ComboBox, Context, Frame, Label, Margin, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::frame;
use crate::command::{AgainAct, Command, Commands, VersionId};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

/// What the dialog shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VersionsSheet {
    /// Newest first; `None` while they are read.
    pub rows: Option<Vec<VersionRow>>,
    pub chosen: Option<VersionId>,
    /// What the chosen one is compared with; the clip as it is where this is none.
    pub with: Option<VersionId>,
    /// How they differ, once that is known.
    pub differences: Option<Vec<DifferenceRow>>,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    pub id: VersionId,
    /// When it was set aside, why it was made, and its headline.
    pub words: String,
}

/// A line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DifferenceRow {
    Both(String),
    /// Only the chosen version has it.
    Before(String),
    /// Only the other has it.
    Now(String),
    /// So many lines that are alike.
    Alike(usize),
}

const WIDTH: f32 = 720.0;
const LIST_HEIGHT: f32 = 150.0;
const COMPARISON_HEIGHT: f32 = 320.0;

/// Draws the dialog.
pub fn versions_ui(ctx: &Context, sheet: &VersionsSheet, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "versions", WIDTH, &locale.text("versions-heading"), commands, |ui, commands| {
        let soft = Palette::of(ui).soft;
        let rows = sheet.rows.as_deref().unwrap_or_default();
        let says = match &sheet.rows {
            None => "versions-reading",
            Some(rows) if rows.is_empty() => "versions-none",
            Some(_) => "versions-words",
        };
        ui.label(RichText::new(locale.text(says)).color(soft));
        let most = frame::list_height(ui, LIST_HEIGHT);
        ScrollArea::vertical().id_salt("versions").max_height(most).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for row in rows {
                    if ui.selectable_label(sheet.chosen == Some(row.id), &row.words).clicked() {
                        commands.push(Command::Again(AgainAct::Compare(row.id)));
                    }
                }
            },
        );
        if sheet.chosen.is_some() {
            with_ui(ui, sheet, rows, locale, commands);
            differences_ui(ui, sheet, locale);
        }
        foot_ui(ui, sheet.chosen, locale, commands);
    });
}

/// The choice of what the version is compared with.
fn with_ui(
    ui: &mut Ui,
    sheet: &VersionsSheet,
    rows: &[VersionRow],
    locale: &Locale,
    commands: &mut Commands,
) {
    let now = locale.text("versions-now");
    let words = |id: Option<VersionId>| {
        let row = id.and_then(|id| rows.iter().find(|row| row.id == id));
        row.map_or_else(|| now.clone(), |row| row.words.clone())
    };
    ui.horizontal(|ui| {
        let label = ui.label(locale.text("versions-with"));
        let others = rows.iter().filter(|row| Some(row.id) != sheet.chosen).map(|row| Some(row.id));
        ComboBox::from_id_salt("versions with")
            .selected_text(words(sheet.with))
            .width(ui.available_width() - space::S)
            .truncate()
            .show_ui(ui, |ui| {
                for other in std::iter::once(None).chain(others) {
                    if ui.selectable_label(sheet.with == other, words(other)).clicked() {
                        commands.push(Command::Again(AgainAct::With(other)));
                    }
                }
            })
            .response
            .labelled_by(label.id);
    });
}

fn differences_ui(ui: &mut Ui, sheet: &VersionsSheet, locale: &Locale) {
    let palette = Palette::of(ui);
    let look = Frame::NONE.fill(palette.paper).inner_margin(Margin::same(space::M as i8));
    look.corner_radius(size::CORNER).show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt("differences")
            .max_height(frame::list_height(ui, COMPARISON_HEIGHT))
            .auto_shrink([false, true])
            .show(ui, |ui| match sheet.differences.as_deref() {
                None => {
                    ui.label(locale.text("versions-comparing"));
                }
                Some(rows)
                    if !rows
                        .iter()
                        .any(|row| matches!(row, DifferenceRow::Before(_) | DifferenceRow::Now(_))) =>
                {
                    ui.label(locale.text("versions-alike"));
                }
                Some(rows) => rows.iter().for_each(|row| difference_ui(ui, row, locale)),
            });
    });
}

/// A line with its sign: what went is struck through, what came has a ground.
fn difference_ui(ui: &mut Ui, row: &DifferenceRow, locale: &Locale) {
    let palette = Palette::of(ui);
    let (words, name) = match row {
        DifferenceRow::Alike(count) => {
            let words = locale.with("versions-alike-lines", &[("count", (*count).into())]);
            (RichText::new(words.as_str()).color(palette.soft).font(parts::small_font()), words)
        }
        DifferenceRow::Both(line) => (RichText::new(line).color(palette.soft), line.clone()),
        DifferenceRow::Before(line) => (
            RichText::new(format!("− {line}")).color(palette.soft).strikethrough(),
            locale.with("versions-before", &[("line", line.as_str().into())]),
        ),
        DifferenceRow::Now(line) => (
            RichText::new(format!("+ {line}")).color(palette.ink).background_color(palette.mark),
            locale.with("versions-after", &[("line", line.as_str().into())]),
        ),
    };
    let response = ui.add(Label::new(words).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}

fn foot_ui(ui: &mut Ui, chosen: Option<VersionId>, locale: &Locale, commands: &mut Commands) {
    frame::foot(ui, |ui| {
        frame::close_button(ui, locale, commands);
        for act in [AgainAct::Restore, AgainAct::Remove] {
            let command = |id| Command::Again(act(id));
            let label = menu::label(&command(chosen.unwrap_or(VersionId(0))), locale);
            if ui.add_enabled(chosen.is_some(), Button::new(label)).clicked()
                && let Some(id) = chosen
            {
                commands.push(command(id));
            }
        }
    });
}
