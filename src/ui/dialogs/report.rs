//! What became of each page of an import: imported, already here, failed with the reason.

use egui::{Context, Label, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::frame;
use crate::command::{ClipId, Command, Commands, Scope, StoryAct};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

/// The report of one import, lines in the order of the sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportData {
    pub lines: Vec<ReportLine>,
    /// Pages that were not read because the user stopped it.
    pub left: usize,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// Its path, or what stands for one.
    pub source: String,
    pub verdict: Verdict,
    /// A clip that was here before and tells the story of the new one.
    pub twin: Option<ClipId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Imported(ClipId),
    AlreadyHere(ClipId),
    /// Why, in one sentence.
    Failed(String),
}

/// How many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    imported: usize,
    already_here: usize,
    failed: usize,
    /// New ones whose story was here before.
    told_before: usize,
}

const WIDTH: f32 = 620.0;
const ROW: f32 = 44.0;
const MOST_HEIGHT: f32 = 440.0;

impl ReportData {
    fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for line in &self.lines {
            tally.told_before += usize::from(line.twin.is_some());
            match line.verdict {
                Verdict::Imported(_) => tally.imported += 1,
                Verdict::AlreadyHere(_) => tally.already_here += 1,
                Verdict::Failed(_) => tally.failed += 1,
            }
        }
        tally
    }

    /// Whether something did not go as wished.
    #[must_use]
    pub fn needs_reading(&self) -> bool {
        self.left > 0 || self.tally().failed > 0 || self.lines.is_empty()
    }

    /// One line that sums it up.
    #[must_use]
    pub fn summary(&self, locale: &Locale) -> String {
        let tally = self.tally();
        let summary = locale.with(
            "report-summary",
            &[
                ("imported", tally.imported.into()),
                ("already", tally.already_here.into()),
                ("failed", tally.failed.into()),
            ],
        );
        if tally.told_before == 0 {
            return summary;
        }
        let told = locale.with("report-told-before", &[("count", tally.told_before.into())]);
        locale.with("report-summary-told", &[("summary", summary.into()), ("told", told.into())])
    }

    /// The whole report to be copied, a line a page, tabs between.
    #[must_use]
    pub fn as_text(&self, locale: &Locale) -> String {
        let mut text = self.summary(locale);
        for line in &self.lines {
            text.push('\n');
            text.push_str(&line.words(locale));
            text.push('\t');
            text.push_str(&line.source);
            if let Verdict::Failed(reason) = &line.verdict {
                text.push('\t');
                text.push_str(reason);
            }
        }
        text
    }

    /// Failures first, then what was here in some way: they are what one looks for.
    fn sorted(&self) -> Vec<&ReportLine> {
        let mut lines: Vec<&ReportLine> = self.lines.iter().collect();
        lines.sort_by_key(|line| match line.verdict {
            Verdict::Failed(_) => 0,
            Verdict::AlreadyHere(_) => 1,
            Verdict::Imported(_) if line.twin.is_some() => 2,
            Verdict::Imported(_) => 3,
        });
        lines
    }
}

impl ReportLine {
    #[must_use]
    pub fn words(&self, locale: &Locale) -> String {
        match self.twin {
            Some(_) => locale.text("report-same-story"),
            None => self.verdict.words(locale),
        }
    }
}

impl Verdict {
    fn words(&self, locale: &Locale) -> String {
        locale.text(match self {
            Self::Imported(_) => "report-imported",
            Self::AlreadyHere(_) => "report-already-here",
            Self::Failed(_) => "report-failed",
        })
    }

    /// The clip, new or found.
    #[must_use]
    pub fn clip(&self) -> Option<ClipId> {
        match self {
            Self::Imported(clip) | Self::AlreadyHere(clip) => Some(*clip),
            Self::Failed(_) => None,
        }
    }
}

pub fn report_ui(ctx: &Context, report: &ReportData, locale: &Locale, commands: &mut Commands) {
    let heading = locale.text(if report.left > 0 { "report-cancelled" } else { "report-heading" });
    frame::dialog(ctx, "report", WIDTH, &heading, commands, |ui, commands| {
        ui.label(if report.lines.is_empty() {
            locale.text("report-nothing")
        } else {
            report.summary(locale)
        });
        let lines = report.sorted();
        let height = frame::list_height(ui, MOST_HEIGHT);
        let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            area.show_rows(ui, ROW, lines.len(), |ui, places| {
                for line in lines.iter().skip(places.start).take(places.len()) {
                    line_ui(ui, line, locale, commands);
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

fn line_ui(ui: &mut Ui, line: &ReportLine, locale: &Locale, commands: &mut Commands) {
    let palette = Palette::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), parts::hairline(palette));
    let (icon, colour) = match line.verdict {
        Verdict::Imported(_) if line.twin.is_some() => (Icon::Already, palette.soft),
        Verdict::Imported(_) => (Icon::Check, palette.soft),
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
        ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| source_ui(ui, line, locale));
    });
}

fn source_ui(ui: &mut Ui, line: &ReportLine, locale: &Locale) {
    let palette = Palette::of(ui);
    let name = line.source.rsplit(['/', '\\']).next().unwrap_or(&line.source);
    ui.add(Label::new(name).truncate()).on_hover_text(&line.source);
    let (words, colour) = match &line.verdict {
        Verdict::Failed(reason) => (reason.clone(), palette.error),
        _ => (line.words(locale), palette.soft),
    };
    ui.add(Label::new(RichText::new(words.as_str()).font(parts::small_font()).color(colour)).truncate())
        .on_hover_text(words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::locale::Language;

    fn line(source: &str, verdict: Verdict, twin: Option<ClipId>) -> ReportLine {
        ReportLine { source: source.to_owned(), verdict, twin }
    }

    #[test]
    fn the_copied_report_has_a_line_a_page_with_its_reason() {
        let report = ReportData {
            lines: vec![
                line("a.html", Verdict::Imported(ClipId(1)), None),
                line("b.html", Verdict::AlreadyHere(ClipId(1)), None),
                line("c.pdf", Verdict::Failed("Not a page".into()), None),
            ],
            left: 0,
        };
        let text = report.as_text(&Locale::new(Language::English));
        assert_eq!(
            text,
            "1 imported, 1 already here, 1 failed\nImported\ta.html\nAlready here\tb.html\nFailed\tc.pdf\tNot a page"
        );
    }

    #[test]
    fn new_clips_whose_story_is_here_are_counted() {
        let lines = vec![
            line("a.html", Verdict::Imported(ClipId(3)), Some(ClipId(1))),
            line("b.html", Verdict::Imported(ClipId(4)), None),
        ];
        let report = ReportData { lines, left: 0 };
        assert_eq!(
            report.summary(&Locale::new(Language::English)),
            "2 imported, 0 already here, 0 failed; 1 tells a story that is here already"
        );
    }
}
