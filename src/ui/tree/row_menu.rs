//! The context menus of the tree.

use egui::Ui;

use super::{Branch, TreeData, TreeRow};
use crate::command::{
    CollectionId, Colour, Command, Commands, Destination, Fold, Look, Symbol, TagId, Which,
};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::theme::label_colour;

/// Signs that are offered besides the first character of the name; the bundled fonts have them all.
pub const SIGNS: [&str; 10] = ["★", "●", "■", "▲", "◆", "♥", "♪", "☎", "☀", "☂"];

/// The context menu of a collection.
pub(super) fn of_collection(
    ui: &mut Ui,
    row: &TreeRow,
    id: CollectionId,
    data: &TreeData,
    locale: &Locale,
    commands: &mut Commands,
) {
    menu::roomy(ui);
    let mut item = |ui: &mut Ui, command: Command, on: bool| menu::item_ui(ui, command, on, locale, commands);
    item(ui, Command::NewCollection { inside: Some(id) }, true);
    item(ui, Command::StartRename(Which::This(id)), true);
    ui.separator();
    for to in [Destination::Up, Destination::Down, Destination::Out] {
        item(ui, Command::MoveCollection(id, to), data.landing(id, to).is_some());
    }
    let fold = row.branch;
    move_into_ui(ui, id, data, locale, commands);
    ui.separator();
    look_ui(ui, row, id, locale, commands);
    ui.separator();
    match fold {
        Branch::Leaf => {}
        Branch::Open => menu::item_ui(ui, Command::Fold(id, Fold::Close), true, locale, commands),
        Branch::Closed => menu::item_ui(ui, Command::Fold(id, Fold::Open), true, locale, commands),
    }
    menu::item_ui(ui, Command::DeleteCollection(Which::This(id)), true, locale, commands);
}

/// Two submenus: the colour, and the sign in place of the folder.
fn look_ui(ui: &mut Ui, row: &TreeRow, id: CollectionId, locale: &Locale, commands: &mut Commands) {
    let now = row.look;
    ui.menu_button(locale.text("collection-colour"), |ui| {
        menu::roomy(ui);
        for colour in std::iter::once(None).chain(Colour::ALL.map(Some)) {
            if colour_ui(ui, colour, colour == now.colour, locale).clicked() {
                commands.push(Command::SetLook(id, Look { colour, ..now }));
                ui.close();
            }
        }
    });
    ui.menu_button(locale.text("collection-sign"), |ui| {
        menu::roomy(ui);
        let first = Symbol::parse(&row.name);
        let signs = SIGNS.iter().map(|sign| Symbol::parse(sign));
        for symbol in [None, first].into_iter().chain(signs) {
            let words =
                symbol.map_or_else(|| locale.text("collection-no-sign"), |symbol| symbol.char().to_string());
            if menu::radio_ui(ui, &words, symbol == now.symbol).clicked() {
                commands.push(Command::SetLook(id, Look { symbol, ..now }));
                ui.close();
            }
        }
    });
}

/// A submenu with every collection that this one may be moved into.
fn move_into_ui(ui: &mut Ui, id: CollectionId, data: &TreeData, locale: &Locale, commands: &mut Commands) {
    ui.menu_button(locale.text("command-move-into"), |ui| {
        menu::roomy(ui);
        for path in &data.paths {
            let to = Destination::Into(path.id);
            if data.landing(id, to).is_some() && ui.button(path.names.join(" › ")).clicked() {
                commands.push(Command::MoveCollection(id, to));
            }
        }
    });
}

/// The context menu of a tag.
pub(super) fn of_tag(ui: &mut Ui, id: TagId, data: &TreeData, locale: &Locale, commands: &mut Commands) {
    menu::roomy(ui);
    menu::item_ui(ui, Command::RenameTag(id), true, locale, commands);
    ui.menu_button(locale.text("tags-colour"), |ui| {
        menu::roomy(ui);
        let now = data.tags.iter().find(|tag| tag.id == id).and_then(|tag| tag.colour);
        for colour in std::iter::once(None).chain(Colour::ALL.map(Some)) {
            if colour_ui(ui, colour, colour == now, locale).clicked() {
                commands.push(Command::RecolourTag(id, colour));
                ui.close();
            }
        }
    });
    if data.tags.len() > 1 {
        ui.menu_button(locale.text("tags-merge-into"), |ui| {
            menu::roomy(ui);
            for other in data.tags.iter().filter(|other| other.id != id) {
                if ui.button(&other.name).clicked() {
                    commands.push(Command::MergeTags { from: id, into: other.id });
                    ui.close();
                }
            }
        });
    }
    ui.separator();
    menu::item_ui(ui, Command::DeleteTag(id), true, locale, commands);
}

/// A colour with its name, or none.
fn colour_ui(ui: &mut Ui, colour: Option<Colour>, chosen: bool, locale: &Locale) -> egui::Response {
    let words = match colour {
        Some(colour) => locale.text(colour_key(colour)),
        None => locale.text("colour-none"),
    };
    let response = menu::radio_ui(ui, &words, chosen);
    if let Some(colour) = colour.filter(|_| !chosen) {
        let at = menu::sign_rect(response.rect);
        Icon::Tag.paint(ui.painter(), at, label_colour(ui, colour));
    }
    response
}

/// The key of a colour's name in the locale files.
#[must_use]
pub fn colour_key(colour: Colour) -> &'static str {
    match colour {
        Colour::Red => "colour-red",
        Colour::Orange => "colour-orange",
        Colour::Yellow => "colour-yellow",
        Colour::Green => "colour-green",
        Colour::Teal => "colour-teal",
        Colour::Blue => "colour-blue",
        Colour::Purple => "colour-purple",
        Colour::Pink => "colour-pink",
        Colour::Grey => "colour-grey",
    }
}
