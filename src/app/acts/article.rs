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
            Command::CopyArticle(form) => {
                if let Some(text) = self.reading.copied(form) {
                    self.copy(ctx, text);
                }
            }
            Command::GoToItem(item) => {
                self.view.pane = Pane::Reader;
                self.reading.go_to_item(item);
            }
            _ => {}
        }
    }
}
