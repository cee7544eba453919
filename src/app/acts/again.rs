//! Commands about pages that were kept: extracted again, in another charset; and about what articles were before.

use super::super::App;
use super::super::front::Shown;
use super::moment;
use crate::command::{AgainAct, ClipId, Command, VersionId};
use crate::import::CharsetPreview;
use crate::jobs::{Extracted, ReadIn};
use crate::library::{Difference, Made, Op, Said, Version};
use crate::log::OrLog as _;
use crate::ui::dialogs::{CharsetRow, CharsetsSheet, DifferenceRow, VersionRow, VersionsSheet};
use crate::ui::locale::Locale;
use crate::ui::reader::clean_text;
use crate::ui::toasts::Toast;

impl App {
    pub(super) fn act_again(&mut self, act: AgainAct) {
        match act {
            AgainAct::Extract(clips) => self.extract_again(clips),
            AgainAct::Stop => self.backstage.stop_extracting(),
            act => {
                if let Some(clip) = self.reading.clip() {
                    self.act_on_pages(clip, &act);
                }
            }
        }
    }

    fn act_on_pages(&mut self, clip: ClipId, act: &AgainAct) {
        match *act {
            AgainAct::Versions => {
                self.front.dialog = Some(Shown::Versions(VersionsSheet::default()));
                self.backstage.list_versions(clip);
            }
            AgainAct::Compare(version) => self.compare(clip, Some(version), None),
            AgainAct::With(other) => {
                if let Some(Shown::Versions(VersionsSheet { chosen, .. })) = self.front.dialog {
                    self.compare(clip, chosen, other);
                }
            }
            AgainAct::Restore(version) => {
                self.keep(Op::RestoreVersion { clip, version }, "toast-version-restored");
            }
            AgainAct::Remove(version) => {
                self.keep(Op::RemoveVersion { clip, version }, "toast-version-removed");
            }
            AgainAct::Charsets => {
                self.front.dialog = Some(Shown::Charsets(CharsetsSheet::default()));
                self.backstage.preview_charsets(clip);
            }
            AgainAct::UseCharset => self.use_charset(clip),
            // They are about other clips than the one that is open.
            AgainAct::Extract(_) | AgainAct::Stop => {}
        }
    }

    fn extract_again(&mut self, clips: crate::command::Clips) {
        let clips = self.clips(clips);
        self.backstage.extract_again(clips, ReadIn::AsBefore);
        self.front.toasts.push(Toast::plain(self.locale.text("toast-extracting")));
    }

    fn compare(&mut self, clip: ClipId, chosen: Option<VersionId>, other: Option<VersionId>) {
        let (Some(Shown::Versions(sheet)), Some(version)) = (&mut self.front.dialog, chosen) else { return };
        (sheet.chosen, sheet.with, sheet.differences) = (chosen, other, None);
        self.backstage.compare(clip, version, other);
    }

    fn use_charset(&mut self, clip: ClipId) {
        let Some(Shown::Charsets(sheet)) = self.front.dialog.take() else { return };
        let row = sheet.rows.unwrap_or_default().into_iter().nth(sheet.chosen);
        if let Some(row) = row {
            let read_in = row.charset.map_or(ReadIn::AsFound, ReadIn::Charset);
            self.backstage.extract_again(vec![clip], read_in);
        }
    }

    /// The versions of a clip were read.
    pub(in crate::app) fn take_versions(&mut self, clip: ClipId, versions: &[Version]) {
        if self.reading.clip() != Some(clip) {
            return;
        }
        let rows = versions.iter().map(|version| row(version, &self.locale)).collect();
        let Some(Shown::Versions(sheet)) = &mut self.front.dialog else { return };
        let is_there = |id: &VersionId| versions.iter().any(|version| version.id == *id);
        sheet.rows = Some(rows);
        sheet.with = sheet.with.filter(is_there);
        // One that is put back or let go is no longer among them.
        let (chosen, with) = (sheet.chosen.filter(is_there), sheet.with);
        sheet.chosen = None;
        self.compare(clip, chosen, with);
    }

    pub(in crate::app) fn take_differences(
        &mut self,
        (before, now): (VersionId, Option<VersionId>),
        differences: Vec<Difference>,
    ) {
        if let Some(Shown::Versions(sheet)) = &mut self.front.dialog
            && (sheet.chosen, sheet.with) == (Some(before), now)
        {
            sheet.differences = Some(difference_rows(differences));
        }
    }

    pub(in crate::app) fn take_charsets(
        &mut self,
        clip: ClipId,
        as_found: Vec<String>,
        previews: Vec<CharsetPreview>,
    ) {
        let now =
            self.backstage.reader().charset(clip).or_log("the charset of a clip was not read").flatten();
        let is_open = self.reading.clip() == Some(clip);
        let Some(Shown::Charsets(sheet)) = self.front.dialog.as_mut().filter(|_| is_open) else { return };
        let mut rows = vec![CharsetRow { charset: None, lines: as_found }];
        rows.extend(
            previews.into_iter().map(|preview| CharsetRow {
                charset: Some(preview.charset.to_owned()),
                lines: preview.lines,
            }),
        );
        for line in rows.iter_mut().flat_map(|row| &mut row.lines) {
            *line = clean_text(line);
        }
        sheet.chosen = rows.iter().position(|row| row.charset == now).unwrap_or_default();
        sheet.rows = Some(rows);
    }

    /// Says what became of clips whose pages were extracted again.
    pub(in crate::app) fn take_extracted(&mut self, extracted: &Extracted) {
        self.front.extracting = None;
        let Extracted { changed, same, kept_edits, without_page, left } = *extracted;
        let one = changed + same + kept_edits + without_page + left == 1;
        let words = match (one, changed, same, kept_edits) {
            (true, 1, ..) => self.locale.text("toast-extracted"),
            (true, _, 1, _) => self.locale.text("toast-extracted-same"),
            (true, .., 1) => self.locale.text("toast-extracted-edited"),
            (true, ..) => self.locale.text("toast-extracted-nothing"),
            _ => self.locale.with(
                "toast-extracted-several",
                &[
                    ("changed", changed.into()),
                    ("same", same.into()),
                    ("edited", kept_edits.into()),
                    ("none", without_page.into()),
                    ("left", left.into()),
                ],
            ),
        };
        let toast = Toast::plain(words);
        let undo = self.locale.text("command-undo");
        let has_changed = changed + kept_edits > 0;
        self.front.toasts.push(if has_changed { toast.with_action(undo, Command::Undo) } else { toast });
    }

    /// The dialog of versions follows what has changed.
    pub(in crate::app) fn relist_versions(&self) {
        if let (Some(Shown::Versions(_)), Some(clip)) = (&self.front.dialog, self.reading.clip()) {
            self.backstage.list_versions(clip);
        }
    }
}

fn row(version: &Version, locale: &Locale) -> VersionRow {
    let why = match (version.made, &version.charset) {
        (Made::Edited, _) => locale.text("version-edited"),
        (Made::Extracted, None) => locale.text("version-extracted"),
        (Made::Extracted, Some(charset)) => {
            locale.with("version-extracted-in", &[("charset", charset.as_str().into())])
        }
    };
    let headline = version.article.meta.headline().map(clean_text).unwrap_or_default();
    let words = [
        ("kept", moment(version.kept_at, locale).into()),
        ("why", why.into()),
        ("headline", headline.into()),
    ];
    VersionRow { id: version.id, words: locale.with("version-row", &words) }
}

/// Lines that are alike are shown where they stand beside one that is not.
const BESIDE: usize = 1;

fn difference_rows(differences: Vec<Difference>) -> Vec<DifferenceRow> {
    let differs: Vec<bool> = differences.iter().map(|line| line.said != Said::ByBoth).collect();
    let is_near = |at: usize| {
        let from = at.saturating_sub(BESIDE);
        differs.iter().skip(from).take(at + BESIDE + 1 - from).any(|differs| *differs)
    };
    let mut rows = Vec::new();
    for (at, Difference { said, line }) in differences.into_iter().enumerate() {
        let line = clean_text(&line);
        match (said, rows.last_mut()) {
            (Said::Before, _) => rows.push(DifferenceRow::Before(line)),
            (Said::Now, _) => rows.push(DifferenceRow::Now(line)),
            (Said::ByBoth, _) if is_near(at) => rows.push(DifferenceRow::Both(line)),
            (Said::ByBoth, Some(DifferenceRow::Alike(count))) => *count += 1,
            (Said::ByBoth, _) => rows.push(DifferenceRow::Alike(1)),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_far_from_any_difference_are_counted() {
        let line = |said, line: &str| Difference { said, line: line.to_owned() };
        let both = || line(Said::ByBoth, "alike");
        let rows =
            difference_rows(vec![both(), both(), both(), line(Said::Now, "new"), both(), both(), both()]);
        let expect = [
            DifferenceRow::Alike(2),
            DifferenceRow::Both("alike".into()),
            DifferenceRow::Now("new".into()),
            DifferenceRow::Both("alike".into()),
            DifferenceRow::Alike(2),
        ];
        assert_eq!(rows, expect);
    }
}
