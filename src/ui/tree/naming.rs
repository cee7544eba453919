//! The text field in which a collection's name is typed, in the place where the collection stands.

use egui::{Key, TextEdit, Ui};

use crate::command::{CollectionId, Command, Commands, SavedSearchId, TagId};
use crate::ui::locale::Locale;

/// A name that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    pub named: Named,
    pub text: String,
    attention: Attention,
}

/// What gets the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    New { inside: Option<CollectionId> },
    Existing(CollectionId),
    Tag(TagId),
    NewSearch,
    Search(SavedSearchId),
}

/// A field takes the keyboard once; afterwards the user may leave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attention {
    Wanted,
    Had,
}

impl Naming {
    #[must_use]
    pub fn new(named: Named, text: String) -> Self {
        Self { named, text, attention: Attention::Wanted }
    }

    /// Draws the field over the width that is left. Enter or leaving it keeps the name, Escape does not.
    pub(super) fn ui(&mut self, ui: &mut Ui, locale: &Locale, commands: &mut Commands) {
        let hint = match self.named {
            Named::NewSearch | Named::Search(_) => "tree-new-search",
            _ => "tree-new-collection",
        };
        let field = TextEdit::singleline(&mut self.text)
            .hint_text(locale.text(hint))
            .desired_width(f32::INFINITY)
            .align(egui::Align2::LEFT_CENTER);
        let mut output = field.show(ui);
        let response = output.response.response.clone().accessible_name(locale.text("tree-name-field"));
        if self.attention == Attention::Wanted {
            self.attention = Attention::Had;
            response.request_focus();
            response.scroll_to_me(None);
            let all = egui::text::CCursorRange::select_all(&output.galley);
            output.state.cursor.set_char_range(Some(all));
            output.state.store(ui.ctx(), response.id);
        } else if response.lost_focus() {
            let escaped = ui.input(|input| input.key_pressed(Key::Escape));
            commands.push(if escaped { Command::StopNaming } else { Command::FinishName(self.text.clone()) });
        }
    }
}
