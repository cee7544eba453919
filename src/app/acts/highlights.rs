//! Commands about marked words of the article that is open.

use egui::Context;

use super::super::App;
use super::super::notes::Then;
use crate::command::{ClipId, HighlightAct, HighlightId, Pane, Tint, Towards};
use crate::library::{Marking, Op};
use crate::log::OrLog as _;
use crate::text::anchor::Anchor;
use crate::ui::reader::Places;
use crate::ui::toasts::Toast;

impl App {
    pub(super) fn act_on_highlights(&mut self, act: HighlightAct) {
        match act {
            HighlightAct::Paint(tint) => self.paint(tint),
            HighlightAct::Remove => {
                if let Some(highlight) = self.reading.chosen() {
                    let remove = Marking::Remove { highlights: vec![highlight] };
                    self.keep(Op::Highlights(remove), "toast-highlight-removed");
                }
            }
            HighlightAct::Choose(highlight) => self.reading.choose(highlight),
            HighlightAct::Show(highlight) => self.show_highlight(highlight),
            HighlightAct::Step(towards) => {
                let forward = towards == Towards::End;
                if let Some(next) = self.reading.highlights().beside_chosen(forward) {
                    self.show_highlight(next);
                }
            }
        }
    }

    fn show_highlight(&mut self, highlight: HighlightId) {
        self.view.pane = Pane::Reader;
        self.reading.show_highlight(highlight);
    }

    /// Marks the words that are selected, or gives those that are chosen another colour.
    fn paint(&mut self, tint: Tint) {
        if self.reading.has_selection() {
            self.mark_selected(tint, Then::Choose);
        } else if let Some(highlight) = self.reading.chosen() {
            self.backstage.apply(Op::Highlights(Marking::Recolour { highlight, tint }), None);
        }
    }

    /// Marks the words that are selected, without those of the interface between them.
    pub(super) fn mark_selected(&mut self, tint: Tint, then: Then) {
        let (Some(reading), Some(selected)) = (self.reading.open.clone(), self.reading.reader.selection())
        else {
            return;
        };
        self.prepare(move |shop| {
            let clip = reading.clip;
            let found = shop.reader.clip(clip).or_log("the clip of marked words was not read");
            let article = found.flatten().map(|clip| clip.article);
            let anchor = article.and_then(|article| {
                let places = Places::new(&article, &reading);
                Anchor::of(&article, &places.selected(&selected)?)
            });
            move |app: &mut Self, _: &Context| app.mark(clip, anchor, tint, then)
        });
    }

    fn mark(&mut self, clip: ClipId, anchor: Option<Anchor>, tint: Tint, then: Then) {
        let Some(anchor) = anchor else {
            self.front.toasts.push(Toast::plain(self.locale.text("toast-highlight-nothing")));
            return;
        };
        if self.reading.clip() == Some(clip) {
            self.reading.expect(anchor.range(), then);
        }
        let add = Marking::Add { clip, anchor, tint, note: String::new() };
        self.backstage.apply(Op::Highlights(add), None);
    }
}
