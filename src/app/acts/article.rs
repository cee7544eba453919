//! Commands about the article that is read: going to a part of it, taking its words.

use egui::Context;

use super::super::App;
use crate::command::{Command, Pane};

impl App {
    pub(super) fn act_on_article(&mut self, ctx: &Context, command: &Command) {
        match *command {
            Command::SelectArticle => {
                self.view.pane = Pane::Reader;
                self.reading.select_all();
            }
            Command::CopyArticle(form) => match self.reading.copied(form) {
                Some(copied) if copied.is_short() => self.copy(ctx, copied.text()),
                Some(copied) => self.prepare(move |_| {
                    let text = copied.text();
                    move |app: &mut Self, ctx: &Context| app.copy(ctx, text)
                }),
                None => {}
            },
            Command::GoToItem(item) => {
                self.view.pane = Pane::Reader;
                self.reading.go_to_item(item);
            }
            _ => {}
        }
    }
}
