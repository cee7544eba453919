//! Asks for a collection: type some of its name, go up and down, Enter.

use egui::{Context, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::frame;
use crate::command::{Clips, CollectionId, Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::parts::{self, RowState};
use crate::ui::theme::{Palette, space};
use crate::ui::tree::{CollectionPath, TreeData};

/// What was typed and which collection is marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choosing {
    pub typed: String,
    pub marked: usize,
    /// How many clips will be put there.
    pub clips: usize,
}

const WIDTH: f32 = 420.0;
const HEIGHT: f32 = 280.0;
const ROW: f32 = 30.0;

pub fn choose_collection_ui(
    ctx: &Context,
    choosing: &mut Choosing,
    data: &TreeData,
    locale: &Locale,
    commands: &mut Commands,
) {
    let heading = locale.with("choose-heading", &[("count", choosing.clips.into())]);
    frame::dialog(ctx, "choose collection", WIDTH, &heading, commands, |ui, commands| {
        let (up, down, enter) = keys(ui);
        field_ui(ui, choosing, locale);
        let matching = matching(&data.paths, &choosing.typed);
        let last = matching.len().saturating_sub(1);
        choosing.marked = choosing.marked.saturating_add(down).saturating_sub(up).min(last);
        if matching.is_empty() {
            ui.label(locale.text(if data.paths.is_empty() { "choose-none" } else { "choose-no-match" }));
        }
        let mut chosen = matching.get(choosing.marked).filter(|_| enter).map(|path| path.id);
        let area = ScrollArea::vertical().max_height(HEIGHT).auto_shrink([false, true]);
        area.show_rows(ui, ROW, matching.len(), |ui, places| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, path) in matching.iter().enumerate().skip(places.start).take(places.len()) {
                if row_ui(ui, path, place == choosing.marked) {
                    chosen = Some(path.id);
                }
            }
        });
        if let Some(id) = chosen {
            choose(id, commands);
        }
        frame::foot(ui, |ui| frame::close_button(ui, locale, commands));
    });
}

fn choose(id: CollectionId, commands: &mut Commands) {
    commands.push(Command::AddTo(Clips::Selected, id));
    commands.push(Command::CloseDialog);
}

/// Taken before the field sees them.
fn keys(ui: &Ui) -> (usize, usize, bool) {
    ui.input_mut(|input| {
        (
            usize::from(input.consume_key(Modifiers::NONE, Key::ArrowUp)),
            usize::from(input.consume_key(Modifiers::NONE, Key::ArrowDown)),
            input.key_pressed(Key::Enter),
        )
    })
}

fn field_ui(ui: &mut Ui, choosing: &mut Choosing, locale: &Locale) {
    let before = choosing.typed.clone();
    let hint = locale.text("choose-field");
    let field =
        TextEdit::singleline(&mut choosing.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY);
    ui.add(field).accessible_name(hint).request_focus();
    if before != choosing.typed {
        choosing.marked = 0;
    }
    ui.add_space(space::XS);
}

/// The collections whose path holds what was typed, in the order of the tree.
fn matching<'a>(paths: &'a [CollectionPath], typed: &str) -> Vec<&'a CollectionPath> {
    let typed = typed.trim().to_lowercase();
    paths.iter().filter(|path| path.names.join(" ").to_lowercase().contains(&typed)).collect()
}

fn row_ui(ui: &mut Ui, path: &CollectionPath, marked: bool) -> bool {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let words = path.names.join(" › ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, marked, words.as_str()));
    parts::row_background(ui, rect, palette, RowState::of(marked, true, response.hovered()));
    let galley = parts::one_line(ui, &words, parts::body_font(), palette.ink, rect.width() - 2.0 * space::M);
    let at = pos2(rect.left() + space::M, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.ink);
    if marked {
        response.scroll_to_me(None);
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_part_of_the_path_finds_a_collection() {
        let path = |id, names: &[&str]| CollectionPath {
            id: CollectionId(id),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            ids: Vec::new(),
        };
        let paths = [path(1, &["港口"]), path(2, &["港口", "Lighthouses"]), path(3, &["天气"])];
        let found = |typed| matching(&paths, typed).iter().map(|path| path.id.0).collect::<Vec<_>>();
        assert_eq!(found(" light"), [2]);
        assert_eq!(found("港"), [1, 2]);
        assert_eq!(found(""), [1, 2, 3]);
    }
}
