//! Draws the report of an import: the rows on screen alone, whatever the number of pages.

use std::sync::Arc;

use egui::{Context, Label, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::super::frame;
use super::data::{ReportData, ReportLine, Verdict};
use crate::command::{ClipId, Command, Commands, Scope, StoryAct};
use crate::ui::icons::Icon;
use crate::ui::list::ListRow;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::search::language_words;
use crate::ui::theme::{Palette, size, space};

/// Gives the clips of some lines as the list shows them.
type Rows<'a> = dyn FnMut(&[ClipId]) -> Vec<Arc<ListRow>> + 'a;

const WIDTH: f32 = 620.0;
const ROW: f32 = 44.0;
const MOST_HEIGHT: f32 = 440.0;

pub fn report_ui(
    ctx: &Context,
    report: &mut ReportData,
    rows: &mut Rows<'_>,
    locale: &Locale,
    commands: &mut Commands,
) {
    let heading = locale.text(if report.left > 0 { "report-cancelled" } else { "report-heading" });
    frame::dialog(ctx, "report", WIDTH, &heading, commands, |ui, commands| {
        ui.label(report.summary(locale));
        if let Some(passed_over) = report.passed_over(locale) {
            ui.label(RichText::new(passed_over).color(Palette::of(ui).soft));
        }
        filter_ui(ui, report, locale);
        let height = frame::list_height(ui, MOST_HEIGHT);
        let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            area.show_rows(ui, ROW, report.shown(), |ui, places| {
                let lines = report.lines_at(places);
                let clips: Vec<ClipId> = lines.iter().filter_map(|line| line.verdict.clip()).collect();
                let rows = rows(&clips);
                for line in lines {
                    let row = rows.iter().find(|row| line.verdict.clip() == Some(row.id));
                    line_ui(ui, line, row.map(Arc::as_ref), locale, commands);
                }
            });
        });
        frame::foot(ui, |ui| {
            frame::close_button(ui, locale, commands);
            if ui.button(locale.text("report-copy")).clicked() {
                commands.push(Command::CopyText(report.as_text(locale)));
            }
            if report.tally().told_before > 0 && ui.button(locale.text("report-show-duplicates")).clicked() {
                commands.push(Command::CloseDialog);
                commands.push(Command::Show(Scope::Duplicates));
            }
        });
    });
}

/// Shows what needs a look alone, where that is some and not all.
fn filter_ui(ui: &mut Ui, report: &mut ReportData, locale: &Locale) {
    let doubtful = report.doubtful();
    if doubtful > 0 && doubtful < report.lines.len() {
        let words = locale.with("report-only-doubtful", &[("count", doubtful.into())]);
        ui.checkbox(&mut report.only_doubtful, words);
    }
}

fn line_ui(ui: &mut Ui, line: &ReportLine, row: Option<&ListRow>, locale: &Locale, commands: &mut Commands) {
    let palette = Palette::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), parts::hairline(palette));
    let (icon, colour) = match line.verdict {
        Verdict::Imported(_) if line.twin.is_some() => (Icon::Already, palette.soft),
        Verdict::Imported(_) => (Icon::Check, palette.soft),
        Verdict::WithoutText(_) => (Icon::Warning, palette.warning),
        Verdict::AlreadyHere(_) => (Icon::Already, palette.soft),
        Verdict::Failed(_) => (Icon::Warning, palette.error),
    };
    let at = pos2(rect.left() + size::ICON / 2.0, rect.center().y);
    icon.paint(ui.painter(), Rect::from_center_size(at, vec2(size::ICON, size::ICON)), colour);
    let words = Rect::from_min_max(pos2(rect.left() + size::ICON + space::M, rect.top() + 3.0), rect.max);
    // A child does not move what comes after it: all rows are equally high.
    let mut child = ui.new_child(UiBuilder::new().max_rect(words));
    child.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if let Some(clip) = line.verdict.clip()
            && ui.small_button(locale.text("command-show-clip")).clicked()
        {
            commands.push(Command::Reveal(clip));
            commands.push(Command::CloseDialog);
        }
        if let (Some(clip), Some(twin)) = (line.verdict.clip(), line.twin)
            && ui.small_button(locale.text("reader-compare")).clicked()
        {
            commands.push(Command::CloseDialog);
            commands.push(Command::Story(StoryAct::CompareThese(twin, clip)));
        }
        ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| words_ui(ui, line, row, locale));
    });
}

/// The headline of the clip, or the name of the file that has none; below what became of it.
fn words_ui(ui: &mut Ui, line: &ReportLine, row: Option<&ListRow>, locale: &Locale) {
    let palette = Palette::of(ui);
    let headline = row.map(|row| row.headline.as_str()).filter(|headline| !headline.is_empty());
    ui.add(Label::new(headline.unwrap_or(line.name())).truncate()).on_hover_text(&line.source);
    let (words, colour) = match (&line.verdict, row) {
        (Verdict::Failed(reason), _) => (reason.clone(), palette.error),
        (_, None) => (line.words(locale), palette.soft),
        (_, Some(row)) => (told(line, row, locale), palette.soft),
    };
    ui.add(Label::new(RichText::new(words.as_str()).font(parts::small_font()).color(colour)).truncate())
        .on_hover_text(words);
}

/// What became of a page, its language, its empty slots, and the file.
fn told(line: &ReportLine, row: &ListRow, locale: &Locale) -> String {
    let slots = [("empty", row.empty_slots.into()), ("slots", row.slots.into())];
    let slots = (row.empty_slots > 0).then(|| locale.with("report-slots", &slots));
    let language = (row.lang != crate::article::Lang::Unknown).then(|| language_words(&row.lang, locale));
    let name = (!row.headline.is_empty()).then(|| line.name().to_owned());
    let words = [Some(line.words(locale)), language, slots, name];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
