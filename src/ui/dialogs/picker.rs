//! One of many lines, chosen by some of its letters: the palette of commands, the jump box, a collection to file in.

use egui::{
    Align2, Area, Context, Frame, Id, Key, Margin, Modal, Modifiers, Order, Rect, Role, ScrollArea, Sense,
    TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::fuzzy::{Haystack, Needle};
use crate::command::{Clips, Command, Commands, TagName};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::parts::{self, RowState};
use crate::ui::theme::{Palette, size, space};

/// What is to be chosen from, what was typed, and which line is marked.
#[derive(Debug, Clone)]
pub struct Picker {
    kind: Kind,
    lines: Vec<(Line, Vec<Haystack>)>,
    typed: String,
    /// The lines that fit what was typed, best first.
    fitting: Vec<usize>,
    /// What would make something of the name that was typed.
    making: Option<Line>,
    /// Clips of the library that were found by what was typed.
    found: Vec<Line>,
    /// They are still looked for.
    asking: Asking,
    marked: usize,
    /// Points that the lines are scrolled by.
    scroll: f32,
    /// The mark was moved by a key: the line must be seen.
    follow: bool,
}

/// Whether what was typed is looked for outside the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Nothing,
    /// Someone should ask.
    Due,
    /// Someone has asked.
    Waits,
}

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Command,
    Place,
    /// A heading of the article.
    Heading,
    Collection {
        /// How many clips will be put there.
        clips: usize,
    },
    Tag {
        /// How many clips will get it.
        clips: usize,
    },
    /// A value of something; the key of what it is.
    Choice(&'static str),
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub words: String,
    /// Stands on the right: keys, or what kind of place it is.
    pub beside: String,
    pub icon: Option<Icon>,
    /// Other words that find it: the same in the other language.
    pub also: Vec<String>,
    pub choice: Choice,
}

/// What a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Runs(Command),
    /// Shown, so that one learns of it, but it can do nothing just now.
    NotNow,
}

const WIDTH: f32 = 560.0;
const ROW: f32 = 34.0;
const ROWS: f32 = 11.0;
/// So many rows are seen at least, lower ones where the window is low.
const LEAST_ROWS: f32 = 6.0;
const LOWEST_ROW: f32 = 20.0;
/// A window lower than this leaves no room around the box.
const LOW: f32 = 400.0;
/// In others the box stands so far below the top, or so large a part of the height.
const FROM_TOP: f32 = 72.0;
const FROM_TOP_PART: f32 = 0.1;

impl Picker {
    #[must_use]
    pub fn new(kind: Kind, lines: Vec<Line>) -> Self {
        let haystacks = |line: &Line| {
            std::iter::once(&line.words).chain(&line.also).map(|text| Haystack::new(text)).collect()
        };
        let lines: Vec<_> = lines
            .into_iter()
            .map(|line| {
                let found_by = haystacks(&line);
                (line, found_by)
            })
            .collect();
        let fitting = (0..lines.len()).collect();
        Self {
            kind,
            lines,
            typed: String::new(),
            fitting,
            making: None,
            found: Vec::new(),
            asking: Asking::Nothing,
            marked: 0,
            scroll: 0.0,
            follow: false,
        }
    }

    /// Looks again through all lines; those that fit equally well keep their order, what cannot be done comes last.
    fn look(&mut self, locale: &Locale) {
        let needle = Needle::new(&self.typed);
        let mut found: Vec<(bool, i32, usize)> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(at, (line, found_by))| {
                let best = found_by.iter().filter_map(|text| needle.score(text)).max()?;
                Some((
                    line.choice == Choice::NotNow && !self.typed.is_empty(),
                    if self.typed.trim().is_empty() { 0 } else { -best },
                    at,
                ))
            })
            .collect();
        found.sort_unstable();
        self.fitting = found.into_iter().map(|(_, _, at)| at).collect();
        self.making = self.made(locale);
        // What was found before stays while it fits, so that nothing flickers until the answer comes.
        self.found.retain(|line| needle.score(&Haystack::new(&line.words)).is_some());
        self.asking = Asking::Nothing;
        if self.kind == Kind::Place && !self.typed.trim().is_empty() {
            self.asking = Asking::Due;
        } else {
            self.found.clear();
        }
        self.marked = 0;
        self.scroll = 0.0;
    }

    /// What to look for in the headlines of the library, once for each change of what is typed.
    pub fn take_question(&mut self) -> Option<String> {
        let due = self.asking == Asking::Due;
        due.then(|| {
            self.asking = Asking::Waits;
            self.typed.clone()
        })
    }

    /// Offers the clips that were found for `typed`, below what else fits; more of them may come in another answer.
    /// One that is late is dropped.
    pub fn take_found(&mut self, typed: &str, found: Vec<Line>) {
        if self.asking == Asking::Due || self.typed != typed {
            return;
        }
        self.asking = Asking::Nothing;
        self.found = found;
        let fitting = &self.fitting;
        let is_there = |line: &Line| {
            fitting.iter().filter_map(|at| self.lines.get(*at)).any(|(there, _)| there.choice == line.choice)
        };
        self.found.retain(|line| !is_there(line));
        self.marked = self.marked.min(self.len().saturating_sub(1));
    }

    /// A new tag of the name that was typed, unless there is one of that name in any form of its characters.
    fn made(&self, locale: &Locale) -> Option<Line> {
        let name = TagName::parse(&self.typed).filter(|_| matches!(self.kind, Kind::Tag { .. }))?;
        let key = name.key();
        let is_it = |words: &str| TagName::parse(words).is_some_and(|other| other.key() == key);
        if self.lines.iter().any(|(line, _)| is_it(&line.words)) {
            return None;
        }
        Some(Line {
            words: locale.with("tags-new", &[("tag", name.as_str().into())]),
            beside: String::new(),
            icon: Some(Icon::Plus),
            also: Vec::new(),
            choice: Choice::Runs(Command::TagAs(Clips::Selected, name)),
        })
    }

    /// How many lines there are to choose from.
    fn len(&self) -> usize {
        self.fitting.len() + self.found.len() + usize::from(self.making.is_some())
    }

    fn line(&self, place: usize) -> Option<&Line> {
        if let Some(at) = self.fitting.get(place) {
            return self.lines.get(*at).map(|(line, _)| line);
        }
        self.found.iter().chain(&self.making).nth(place - self.fitting.len())
    }

    fn step(&mut self, down: usize, up: usize) {
        if down + up > 0 {
            let last = self.len().saturating_sub(1);
            self.marked = self.marked.saturating_add(down).saturating_sub(up).min(last);
            self.follow = true;
        }
    }
}

/// Draws the box over the window; Enter or a click runs a line, Escape closes.
pub fn picker_ui(ctx: &Context, picker: &mut Picker, locale: &Locale, commands: &mut Commands) {
    let room = ctx.content_rect();
    let width = WIDTH.min(room.width() - 2.0 * space::XL);
    let low = room.height() < LOW;
    let from_top = FROM_TOP.min(room.height() * FROM_TOP_PART);
    let id = Id::unique("picker");
    let area = Area::new(id)
        .kind(egui::UiKind::Modal)
        .order(Order::Foreground)
        .sense(Sense::hover())
        .anchor(Align2::CENTER_TOP, vec2(0.0, if low { space::XS } else { from_top }));
    let margin = if low { space::XS } else { space::S };
    let look = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(margin as i8));
    let response = Modal::new(id).area(area).frame(look).show(ctx, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = if low { 0.0 } else { space::XS };
        content_ui(ui, picker, locale, commands);
    });
    if response.should_close() {
        commands.push(Command::CloseDialog);
    }
}

fn content_ui(ui: &mut Ui, picker: &mut Picker, locale: &Locale, commands: &mut Commands) {
    let enter = keys(ui, picker);
    let heading = match picker.kind {
        Kind::Collection { clips } => Some(("choose-heading", clips)),
        Kind::Tag { clips } => Some(("tags-heading", clips)),
        Kind::Command | Kind::Place | Kind::Heading | Kind::Choice(_) => None,
    };
    if let Some((key, clips)) = heading {
        let heading = locale.with(key, &[("count", clips.into())]);
        ui.label(egui::RichText::new(heading).font(parts::title_font()).color(Palette::of(ui).ink));
    }
    field_ui(ui, picker, locale);
    let mut chosen = enter.then_some(picker.marked);
    if picker.len() == 0 && picker.asking == Asking::Nothing {
        nothing_ui(ui, picker, locale);
    } else if let Some(clicked) = lines_ui(ui, picker, locale) {
        chosen = Some(clicked);
    }
    if let Some(Choice::Runs(command)) = chosen.and_then(|place| picker.line(place)).map(|line| &line.choice)
    {
        // Closed first: the command may open another.
        commands.push(Command::CloseDialog);
        commands.push(command.clone());
    }
}

/// Taken before the field sees them. Returns whether the marked line is chosen.
fn keys(ui: &Ui, picker: &mut Picker) -> bool {
    let page = ROWS as usize - 1;
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
    let (page_up, page_down) = (pressed(Key::PageUp) * page, pressed(Key::PageDown) * page);
    picker.step(down + page_down, up + page_up);
    ui.input(|input| input.key_pressed(Key::Enter))
}

fn field_ui(ui: &mut Ui, picker: &mut Picker, locale: &Locale) {
    let hint = locale.text(match picker.kind {
        Kind::Command => "palette-field",
        Kind::Place => "jump-field",
        Kind::Heading => "outline-field",
        Kind::Collection { .. } => "choose-field",
        Kind::Tag { .. } => "tags-field",
        Kind::Choice(key) => key,
    });
    let low = ui.ctx().content_rect().height() < LOW;
    let margin = if low { space::XS } else { space::S };
    let field = TextEdit::singleline(&mut picker.typed)
        .hint_text(hint.as_str())
        .margin(Margin::symmetric(space::S as i8, margin as i8))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(hint);
    response.request_focus();
    if response.changed() {
        picker.look(locale);
    }
}

fn nothing_ui(ui: &mut Ui, picker: &Picker, locale: &Locale) {
    let key = match (picker.kind, picker.lines.is_empty()) {
        (Kind::Collection { .. }, true) => "choose-none",
        (Kind::Collection { .. }, false) => "choose-no-match",
        (Kind::Tag { .. }, _) => "tags-none",
        (Kind::Command, _) => "palette-no-match",
        (Kind::Place, _) => "jump-no-match",
        (Kind::Heading, _) => "outline-no-match",
        (Kind::Choice(_), _) => "choice-no-match",
    };
    let words = egui::RichText::new(locale.text(key)).color(Palette::of(ui).soft);
    Frame::NONE.inner_margin(Margin::same(space::S as i8)).show(ui, |ui| ui.label(words));
}

/// Draws the lines that can be seen; returns the one that is clicked.
fn lines_ui(ui: &mut Ui, picker: &mut Picker, locale: &Locale) -> Option<usize> {
    let (row, height) = heights(ui);
    if std::mem::take(&mut picker.follow) {
        let top = picker.marked as f32 * row;
        picker.scroll = picker.scroll.clamp((top + row - height).max(0.0), top);
    }
    let area = ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .animated(false)
        .vertical_scroll_offset(picker.scroll);
    ui.spacing_mut().item_spacing.y = 0.0;
    let output = area.show_rows(ui, row, picker.len(), |ui, places| {
        let mut clicked = None;
        for place in places {
            if let Some(line) = picker.line(place)
                && line_ui(ui, line, row, place == picker.marked, locale)
            {
                clicked = Some(place);
            }
        }
        clicked
    });
    picker.scroll = output.state.clamped_offset().y;
    output.inner
}

/// The height of a row and that of all rows that are seen, in the window's room below the field.
fn heights(ui: &Ui) -> (f32, f32) {
    let window = ui.ctx().content_rect();
    let below = window.bottom() - ui.cursor().top();
    let room = below - if window.height() < LOW { space::M } else { space::XL };
    let row = (room / LEAST_ROWS).floor().clamp(LOWEST_ROW, ROW);
    (row, room.clamp(row, row * ROWS))
}

fn line_ui(ui: &mut Ui, line: &Line, height: f32, marked: bool, locale: &Locale) -> bool {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    let enabled = line.choice != Choice::NotNow;
    let name = if enabled {
        line.words.clone()
    } else {
        locale.with("palette-not-now", &[("command", line.words.as_str().into())])
    };
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, enabled, marked, name.as_str());
        info.current_text_value = Some(line.beside.clone()).filter(|beside| !beside.is_empty());
        info
    });
    parts::row_background(ui, rect, palette, RowState::of(marked, true, response.hovered()));
    let ink = if enabled { palette.ink } else { palette.outline };
    let mut left = rect.left() + space::M;
    if let Some(icon) = line.icon {
        let at = Rect::from_center_size(
            pos2(left + size::ICON / 2.0, rect.center().y),
            vec2(size::ICON, size::ICON),
        );
        icon.paint(ui.painter(), at, if marked { palette.accent } else { palette.soft });
        left += size::ICON + space::S;
    }
    let beside = parts::one_line(ui, &line.beside, parts::small_font(), palette.soft, rect.width() * 0.4);
    let right = rect.right() - space::M - beside.size().x;
    ui.painter().galley(pos2(right, rect.center().y - beside.size().y / 2.0), beside, palette.soft);
    let words = parts::one_line(ui, &line.words, parts::body_font(), ink, right - space::M - left);
    ui.painter().galley(pos2(left, rect.center().y - words.size().y / 2.0), words, ink);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{CollectionId, Scope};
    use crate::ui::locale::Language;

    fn picker(lines: &[(&str, Option<&str>)]) -> Picker {
        let line = |(at, (words, also)): (usize, &(&str, Option<&str>))| Line {
            words: (*words).to_owned(),
            beside: String::new(),
            icon: None,
            also: also.iter().map(|also| (*also).to_owned()).collect(),
            choice: Choice::Runs(Command::Show(Scope::Collection(CollectionId(at as i64)))),
        };
        Picker::new(Kind::Command, lines.iter().enumerate().map(line).collect())
    }

    fn found(picker: &mut Picker, typed: &str) -> Vec<String> {
        typed.clone_into(&mut picker.typed);
        picker.look(&Locale::new(Language::English));
        (0..picker.fitting.len())
            .filter_map(|place| picker.line(place))
            .map(|line| line.words.clone())
            .collect()
    }

    #[test]
    fn any_part_of_a_path_finds_a_collection() {
        let mut picker = picker(&[("港口", None), ("港口 › Lighthouses", None), ("天气", None)]);
        assert_eq!(found(&mut picker, " light"), ["港口 › Lighthouses"]);
        assert_eq!(found(&mut picker, "港"), ["港口", "港口 › Lighthouses"]);
        assert_eq!(found(&mut picker, ""), ["港口", "港口 › Lighthouses", "天气"]);
    }

    #[test]
    fn a_command_is_found_by_its_name_in_the_other_language() {
        let mut picker = picker(&[("Move to Trash", Some("移到废纸篓")), ("Undo", Some("撤销"))]);
        assert_eq!(found(&mut picker, "撤"), ["Undo"]);
        assert_eq!(found(&mut picker, "廢紙簍"), ["Move to Trash"]);
    }

    #[test]
    fn a_name_that_no_tag_has_in_any_form_makes_one() {
        let mut picker = Picker { kind: Kind::Tag { clips: 1 }, ..picker(&[("產業", None)]) };
        assert_eq!(found(&mut picker, "产业"), ["產業"]);
        assert_eq!(picker.len(), 1, "it is the same tag");
        assert_eq!(found(&mut picker, "港口"), [""; 0]);
        let Some(Choice::Runs(Command::TagAs(_, name))) = picker.line(0).map(|line| &line.choice) else {
            panic!("a line makes the tag")
        };
        assert_eq!(name.as_str(), "港口");
    }

    #[test]
    fn the_mark_stops_at_both_ends() {
        let mut picker = picker(&[("One", None), ("Two", None)]);
        picker.step(0, 1);
        assert_eq!(picker.marked, 0);
        picker.step(10, 0);
        assert_eq!(picker.marked, 1);
    }
}
