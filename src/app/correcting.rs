//! The article that is open is corrected: a job reads what its pages have beside it, and the reader shows both.

use std::sync::Arc;

use egui::Context;

use super::App;
use super::reading::ReadingRoom;
use crate::article::Article;
use crate::command::{ClipId, Pane};
use crate::import::{LeftOut, Reason, ToCorrect};
use crate::library::StepName;
use crate::ui::locale::Locale;
use crate::ui::reader::{LeftBlock, Reading};

/// A clip while it is corrected.
#[derive(Debug)]
pub(super) struct Correcting {
    pub(super) clip: ClipId,
    /// What is shown; nothing until the pages were read.
    pub(super) shown: Option<Shown>,
    /// A change is on its way, and what is on screen is no longer what the clip says.
    pub(super) waits: bool,
}

/// The article as it stands, and what its pages have beside it.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) article: Article,
    pub(super) left_out: Vec<LeftOut>,
}

impl ReadingRoom {
    /// The clip has changed: what is on screen may no longer be what it says.
    pub(super) fn correct_later(&mut self) {
        if let Some(correcting) = &mut self.correcting {
            correcting.waits = true;
        }
    }
}

impl App {
    pub(super) fn start_correcting(&mut self) {
        if let Some(clip) = self.reading.clip() {
            self.view.pane = Pane::Reader;
            self.reading.correcting = Some(Correcting { clip, shown: None, waits: true });
            self.backstage.read_to_correct(clip);
        }
    }

    /// Shows the article alone again, where one was in it.
    pub(super) fn stop_correcting(&mut self) {
        if self.reading.correcting.take().is_some() {
            self.reading.keeps_block = Some(self.reading.block_here());
            self.reading.forget();
        }
    }

    /// Whether what is on screen is not what the clip says: no correction is begun.
    pub(super) fn correction_waits(&self) -> bool {
        self.reading.correcting.as_ref().is_some_and(|of| of.waits)
    }

    /// Takes in what the clip says and what its pages have beside it.
    pub(super) fn take_to_correct(&mut self, clip: ClipId, found: Option<ToCorrect>) {
        if self.reading.correcting.as_ref().is_none_or(|of| of.clip != clip) {
            return;
        }
        let Some(ToCorrect { article, left_out, put_back }) = found else {
            return self.stop_correcting();
        };
        let turn = self.preparer.articles.next();
        self.prepare(move |shop| {
            // What became the headline or a caption is not missing.
            let is_missing = |out: &LeftOut| !matches!(out.reason, Reason::Headline | Reason::Caption);
            let left_out: Vec<LeftOut> = left_out.into_iter().filter(is_missing).collect();
            let blocks: Vec<LeftBlock> = left_out.iter().map(|out| block(out, &shop.locale)).collect();
            let reading = Reading::to_correct(clip, &article, &blocks, &put_back, &shop.locale);
            move |app: &mut Self, _: &Context| {
                if turn.is_newest() {
                    app.show_to_correct(reading, Shown { article, left_out });
                }
            }
        });
    }

    fn show_to_correct(&mut self, reading: Reading, shown: Shown) {
        let Some(correcting) = self.reading.correcting.as_mut().filter(|of| of.clip == reading.clip) else {
            return;
        };
        correcting.waits = false;
        let is_first = correcting.shown.replace(shown).is_none();
        let here = is_first.then(|| self.reading.block_here());
        if let Some(item) = here.filter(|block| *block > 0).and_then(|block| reading.starts.get(block)) {
            self.reading.go_to_item(*item);
        }
        let before = self.reading.show(Arc::new(reading));
        self.preparer.let_go(before);
    }

    /// What was waited for has failed or changed nothing: what is on screen is what there is.
    pub(super) fn correct_on(&mut self) {
        match &mut self.reading.correcting {
            Some(Correcting { shown: None, .. }) => self.stop_correcting(),
            Some(correcting) => correcting.waits = false,
            None => {}
        }
    }
}

/// Whether this is a change that is made while an article is corrected, and for which the next correction waits.
pub(super) fn corrects(step: StepName) -> bool {
    matches!(
        step,
        StepName::PutBlock
            | StepName::DropBlock
            | StepName::EditText
            | StepName::SplitBlock
            | StepName::MergeBlocks
            | StepName::ChangeKind
            | StepName::EditField
            | StepName::EditArticle
            | StepName::KeepForSite
    )
}

fn block(out: &LeftOut, locale: &Locale) -> LeftBlock {
    let reason = locale.text(reason_key(out.reason));
    let by_reader = out.reason == Reason::Reader;
    LeftBlock { before: out.before, reason, block: out.block.clone(), by_reader }
}

/// The reason in the words of the interface.
fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Outside => "left-out-outside",
        Reason::Marked(_) => "left-out-marked",
        Reason::Links => "left-out-links",
        Reason::OtherArticles => "left-out-other-articles",
        Reason::Repeated => "left-out-repeated",
        Reason::Headline => "left-out-headline",
        Reason::MetaLine => "left-out-meta-line",
        Reason::Boilerplate => "left-out-boilerplate",
        Reason::AfterEnd => "left-out-after-end",
        Reason::BeforeStart => "left-out-before-start",
        Reason::OtherScript => "left-out-other-script",
        Reason::Caption => "left-out-caption",
        Reason::Decoration => "left-out-decoration",
        Reason::InPlace => "left-out-in-place",
        Reason::ShortLines => "left-out-short-lines",
        Reason::Markup => "left-out-markup",
        Reason::SiteRule(_) => "left-out-site-rule",
        Reason::Reader => "left-out-reader",
    }
}
