//! What the report of an import says: what became of each page, what wants a look, what was passed over. Nothing is
//! drawn here.

use crate::command::ClipId;
use crate::ui::locale::Locale;

/// The report of one import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportData {
    /// In the order of the sources.
    pub lines: Vec<ReportLine>,
    /// Pages that were not filed because the user stopped it.
    pub left: usize,
    /// Files of folders that are no pages, the most of a kind first.
    pub skipped: Vec<PassedOver>,
    /// Only what needs a look is shown.
    pub(super) only_doubtful: bool,
    /// Places of `lines` as they are shown: what one looks for comes first.
    order: Vec<usize>,
    tally: Tally,
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

/// Files of one kind that are no pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The message that names the kind with its number.
    pub key: &'static str,
    /// What their names end in, where that is all that is known of them.
    pub ending: Option<String>,
    pub files: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Imported(ClipId),
    /// Imported, though no text was found on the page.
    WithoutText(ClipId),
    AlreadyHere(ClipId),
    /// Why, in one sentence.
    Failed(String),
}

/// How many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    imported: usize,
    without_text: usize,
    already_here: usize,
    failed: usize,
    /// New ones whose story was here before.
    pub(super) told_before: usize,
}

/// So many kinds of files are named; the rest are others.
const MOST_KINDS: usize = 5;

impl ReportData {
    #[must_use]
    pub fn new(lines: Vec<ReportLine>, left: usize, skipped: Vec<PassedOver>) -> Self {
        let mut order: Vec<usize> = (0..lines.len()).collect();
        order.sort_by_key(|at| lines.get(*at).map(ReportLine::rank));
        let tally = Tally::of(&lines);
        Self { lines, left, skipped, only_doubtful: false, order, tally }
    }

    pub(super) fn tally(&self) -> Tally {
        self.tally
    }

    /// How many pages need a look: those that failed or have no text.
    pub(super) fn doubtful(&self) -> usize {
        self.tally.failed + self.tally.without_text
    }

    /// How many lines are shown.
    pub(super) fn shown(&self) -> usize {
        // They come first.
        if self.only_doubtful { self.doubtful() } else { self.order.len() }
    }

    /// The lines at these places of what is shown.
    pub(super) fn lines_at(&self, places: std::ops::Range<usize>) -> Vec<&ReportLine> {
        let places = self.order.get(places).unwrap_or_default();
        places.iter().filter_map(|at| self.lines.get(*at)).collect()
    }

    /// Whether something did not go as wished.
    #[must_use]
    pub fn needs_reading(&self) -> bool {
        self.left > 0 || self.doubtful() > 0 || self.lines.is_empty()
    }

    /// One line that sums it up.
    #[must_use]
    pub fn summary(&self, locale: &Locale) -> String {
        let tally = self.tally;
        if self.lines.is_empty() && self.left == 0 {
            return locale.text("report-nothing");
        }
        let summary = locale.with(
            "report-summary",
            &[
                ("imported", (tally.imported + tally.without_text).into()),
                ("already", tally.already_here.into()),
                ("failed", tally.failed.into()),
            ],
        );
        let further = [
            ("report-left", self.left),
            ("report-without-text", tally.without_text),
            ("report-told-before", tally.told_before),
        ];
        further.into_iter().filter(|(_, count)| *count > 0).fold(summary, |summary, (key, count)| {
            let further = locale.with(key, &[("count", count.into())]);
            locale.with("report-and", &[("summary", summary.into()), ("further", further.into())])
        })
    }

    /// What was passed over in folders, by kind.
    #[must_use]
    pub fn passed_over(&self, locale: &Locale) -> Option<String> {
        let (named, others) = self.skipped.split_at(self.skipped.len().min(MOST_KINDS));
        let mut words: Vec<String> = named.iter().map(|kind| kind.words(locale)).collect();
        let others: usize = others.iter().map(|kind| kind.files).sum();
        if others > 0 {
            words.push(locale.with("skipped-others", &[("count", others.into())]));
        }
        let kinds = words.join(&locale.text("skipped-between"));
        let count: usize = self.skipped.iter().map(|kind| kind.files).sum();
        (count > 0)
            .then(|| locale.with("report-skipped", &[("count", count.into()), ("kinds", kinds.into())]))
    }

    /// The whole report to be copied, a line a page, tabs between.
    #[must_use]
    pub fn as_text(&self, locale: &Locale) -> String {
        let mut text = self.summary(locale);
        if let Some(passed_over) = self.passed_over(locale) {
            text.push('\n');
            text.push_str(&passed_over);
        }
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
}

impl Tally {
    fn of(lines: &[ReportLine]) -> Self {
        let mut tally = Self::default();
        for line in lines {
            tally.told_before += usize::from(line.twin.is_some());
            match line.verdict {
                Verdict::Imported(_) => tally.imported += 1,
                Verdict::WithoutText(_) => tally.without_text += 1,
                Verdict::AlreadyHere(_) => tally.already_here += 1,
                Verdict::Failed(_) => tally.failed += 1,
            }
        }
        tally
    }
}

impl ReportLine {
    #[must_use]
    pub fn words(&self, locale: &Locale) -> String {
        match (&self.verdict, self.twin) {
            (Verdict::Imported(_), Some(_)) => locale.text("report-same-story"),
            (verdict, _) => verdict.words(locale),
        }
    }

    /// The file's name without its folders.
    pub(super) fn name(&self) -> &str {
        self.source.rsplit(['/', '\\']).next().unwrap_or(&self.source)
    }

    /// What failed first, then what has no text, then what was here in some way: they are what one looks for.
    fn rank(&self) -> u8 {
        match self.verdict {
            Verdict::Failed(_) => 0,
            Verdict::WithoutText(_) => 1,
            Verdict::AlreadyHere(_) => 2,
            Verdict::Imported(_) if self.twin.is_some() => 3,
            Verdict::Imported(_) => 4,
        }
    }
}

impl Verdict {
    fn words(&self, locale: &Locale) -> String {
        locale.text(match self {
            Self::Imported(_) => "report-imported",
            Self::WithoutText(_) => "report-imported-without-text",
            Self::AlreadyHere(_) => "report-already-here",
            Self::Failed(_) => "report-failed",
        })
    }

    /// The clip, new or found.
    #[must_use]
    pub fn clip(&self) -> Option<ClipId> {
        match self {
            Self::Imported(clip) | Self::WithoutText(clip) | Self::AlreadyHere(clip) => Some(*clip),
            Self::Failed(_) => None,
        }
    }
}

impl PassedOver {
    fn words(&self, locale: &Locale) -> String {
        let ending = self.ending.as_deref().map(|ending| ("ending", ending.into()));
        let args: Vec<_> = [("count", self.files.into())].into_iter().chain(ending).collect();
        locale.with(self.key, &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::locale::Language;

    fn line(source: &str, verdict: Verdict, twin: Option<ClipId>) -> ReportLine {
        ReportLine { source: source.to_owned(), verdict, twin }
    }

    fn report(lines: Vec<ReportLine>) -> ReportData {
        ReportData::new(lines, 0, Vec::new())
    }

    #[test]
    fn the_copied_report_has_a_line_a_page_with_its_reason() {
        let report = report(vec![
            line("a.html", Verdict::Imported(ClipId(1)), None),
            line("b.html", Verdict::AlreadyHere(ClipId(1)), None),
            line("c.pdf", Verdict::Failed("Not a page".into()), None),
        ]);
        let text = report.as_text(&Locale::new(Language::English));
        assert_eq!(
            text,
            "1 imported, 1 already here, 1 failed\nImported\ta.html\nAlready here\tb.html\nFailed\tc.pdf\tNot a page"
        );
    }

    #[test]
    fn new_clips_whose_story_is_here_are_counted() {
        let report = report(vec![
            line("a.html", Verdict::Imported(ClipId(3)), Some(ClipId(1))),
            line("b.html", Verdict::Imported(ClipId(4)), None),
        ]);
        assert_eq!(
            report.summary(&Locale::new(Language::English)),
            "2 imported, 0 already here, 0 failed; 1 tells a story that is here already"
        );
    }

    #[test]
    fn what_needs_a_look_comes_first_and_can_be_shown_alone() {
        let mut report = report(vec![
            line("good.html", Verdict::Imported(ClipId(1)), None),
            line("form.html", Verdict::WithoutText(ClipId(2)), None),
            line("noise.html", Verdict::Failed("This is a file of data".into()), None),
        ]);
        let names = |report: &ReportData| {
            let lines = report.lines_at(0..report.shown());
            lines.iter().map(|line| line.source.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&report), ["noise.html", "form.html", "good.html"]);
        report.only_doubtful = true;
        assert_eq!(names(&report), ["noise.html", "form.html"]);
        let summary = report.summary(&Locale::new(Language::English));
        assert_eq!(summary, "2 imported, 0 already here, 1 failed; 1 without text");
    }

    #[test]
    fn what_was_left_and_what_was_passed_over_is_told_by_number_and_kind() {
        let kind =
            |key, ending: Option<&str>, files| PassedOver { key, ending: ending.map(str::to_owned), files };
        let skipped = vec![
            kind("skipped-pdf", None, 12),
            kind("skipped-pictures", None, 9),
            kind("skipped-word", None, 1),
            kind("skipped-called", Some("enex"), 1),
            kind("skipped-no-ending", None, 1),
            kind("skipped-sounds", None, 1),
            kind("skipped-films", None, 1),
        ];
        let report = ReportData::new(Vec::new(), 7, skipped);
        let (english, chinese) = (Locale::new(Language::English), Locale::new(Language::SimplifiedChinese));
        assert_eq!(report.summary(&english), "0 imported, 0 already here, 0 failed; 7 pages were left");
        assert_eq!(
            report.passed_over(&english).unwrap(),
            "26 files that are no pages were passed over: 12 PDF, 9 pictures, 1 Word, 1 .enex, 1 without an ending, 2 others"
        );
        assert_eq!(
            report.passed_over(&chinese).unwrap(),
            "略过 26 个不是网页的文件：12 个 PDF、9 张图片、1 个 Word、1 个 .enex、1 个没有扩展名、2 个其他文件"
        );
    }
}
