//! Two clips of one story side by side: which of them is kept, or that they are two stories.

use std::sync::Arc;

use egui::{
    Button, Context, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect, RichText, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::command::{ClipId, Command, Commands, Side, StoryAct};
use crate::ui::compare::{Compare, Texts, legend_ui};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

/// What the view shows.
#[derive(Default)]
pub struct StoryView {
    /// `None` until the two are laid beside each other.
    pub shown: Option<Pair>,
}

/// Two clips beside each other.
pub struct Pair {
    pub left: Head,
    pub right: Head,
    /// Of how many pairs that are taken for one story it is the how manieth, counted from 0.
    pub place: Option<(usize, usize)>,
    /// How much of the words both have, in percent, if they are taken for one story.
    pub alike: Option<u16>,
    compare: Compare,
}

/// What stands above a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub clip: ClipId,
    /// Paper and day.
    pub source: String,
    /// Where it is filed, its tags, star and note.
    pub belongings: String,
}

/// Texts become hard to follow in wider columns.
const MOST_WIDTH: f32 = 1320.0;
const HEAD: f32 = 84.0;
const FOOT: f32 = 40.0;

impl StoryView {
    /// Shows these two; the same texts stay where they are scrolled to.
    pub fn show(&mut self, mut pair: Pair) {
        if let Some(before) = self.shown.take()
            && before.clips() == pair.clips()
            && before.compare.texts() == pair.compare.texts()
        {
            pair.compare = before.compare;
        }
        self.shown = Some(pair);
    }
}

impl Pair {
    #[must_use]
    pub fn new(
        left: Head,
        right: Head,
        texts: Texts,
        place: Option<(usize, usize)>,
        alike: Option<u16>,
    ) -> Self {
        Self { left, right, place, alike, compare: Compare::new(Arc::new(texts)) }
    }

    #[must_use]
    pub fn clips(&self) -> (ClipId, ClipId) {
        (self.left.clip, self.right.clip)
    }
}

/// Draws the view over the window; Escape closes it.
pub fn story_ui(ctx: &Context, view: &mut StoryView, locale: &Locale, commands: &mut Commands) {
    let room = ctx.content_rect().shrink(space::XL);
    let margin = space::XL;
    let inner = vec2(room.width().min(MOST_WIDTH), room.height()) - vec2(2.0, 2.0) * margin;
    let look = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(margin as i8));
    let response = Modal::new(Id::unique("story")).frame(look).show(ctx, |ui| {
        ui.set_min_size(inner);
        ui.set_max_size(inner);
        let whole = Rect::from_min_size(ui.max_rect().min, inner);
        match &mut view.shown {
            Some(pair) => pair_ui(ui, pair, whole, locale, commands),
            None => {
                ui.label(RichText::new(locale.text("compare-waits")).color(Palette::of(ui).soft));
            }
        }
    });
    if response.should_close() {
        commands.push(Command::CloseDialog);
    }
}

fn pair_ui(ui: &mut Ui, pair: &mut Pair, whole: Rect, locale: &Locale, commands: &mut Commands) {
    take_keys(ui, pair, commands);
    let palette = Palette::of(ui);
    let title = Rect::from_min_size(whole.min, vec2(whole.width(), size::CONTROL_HEIGHT));
    title_ui(ui, pair, title, locale, commands);
    let heads = Rect::from_min_size(pos2(whole.left(), title.bottom() + space::M), vec2(whole.width(), HEAD));
    let columns = Compare::columns(heads, ui);
    for (side, column) in [Side::Left, Side::Right].into_iter().zip(columns) {
        head_ui(ui, pair, side, column, locale, commands);
    }
    ui.painter().hline(whole.x_range(), heads.bottom(), parts::hairline(palette));
    let foot = Rect::from_min_max(pos2(whole.left(), whole.bottom() - FOOT), whole.max);
    let body = Rect::from_min_max(
        pos2(whole.left(), heads.bottom() + space::M),
        pos2(whole.right(), foot.top() - space::S),
    );
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt(pair.clips()), |ui| {
        ui.set_clip_rect(body.expand(2.0).intersect(ui.clip_rect()));
        pair.compare.ui(ui, locale);
    });
    ui.painter().hline(whole.x_range(), foot.top(), parts::hairline(palette));
    ui.scope_builder(UiBuilder::new().max_rect(foot.with_min_y(foot.top() + space::S)), |ui| {
        foot_ui(ui, pair, locale, commands);
    });
}

/// Keys of the view; arrows up and down scroll the texts.
fn take_keys(ui: &Ui, pair: &Pair, commands: &mut Commands) {
    let command_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    let mut keys = vec![
        (command_shift, Key::Z, Command::Redo),
        (Modifiers::COMMAND, Key::Z, Command::Undo),
        (Modifiers::NONE, Key::L, Command::Story(StoryAct::Keep(Side::Left))),
        (Modifiers::NONE, Key::R, Command::Story(StoryAct::Keep(Side::Right))),
        (Modifiers::NONE, Key::ArrowRight, Command::Story(StoryAct::Next)),
        (Modifiers::NONE, Key::ArrowLeft, Command::Story(StoryAct::Previous)),
    ];
    if pair.alike.is_some() {
        keys.push((Modifiers::NONE, Key::N, Command::Story(StoryAct::Part)));
    }
    for (modifiers, key, command) in keys {
        if ui.input_mut(|input| input.consume_key(modifiers, key)) {
            commands.push(command);
        }
    }
}

/// What is shown, and the way to the other pairs.
fn title_ui(ui: &mut Ui, pair: &Pair, rect: Rect, locale: &Locale, commands: &mut Commands) {
    let palette = Palette::of(ui);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            let step = |ui: &mut Ui, icon: Icon, act: StoryAct, commands: &mut Commands| {
                let command = Command::Story(act);
                let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), egui::Sense::hover());
                if parts::icon_button(ui, rect, icon, &menu::label(&command, locale)).clicked() {
                    commands.push(command);
                }
            };
            if let Some((at, of)) = pair.place {
                step(ui, Icon::ChevronRight, StoryAct::Next, commands);
                let place = [("at", (at + 1).into()), ("of", of.into())];
                ui.label(RichText::new(locale.with("compare-place", &place)).color(palette.soft));
                step(ui, Icon::ChevronLeft, StoryAct::Previous, commands);
            }
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let words = match pair.alike {
                    Some(percent) => {
                        locale.with("compare-same-story", &[("percent", u32::from(percent).into())])
                    }
                    None => locale.text("compare-heading"),
                };
                ui.add(egui::Label::new(RichText::new(words).heading().color(palette.ink)).truncate());
            });
        });
    });
}

/// Paper and day of a text, what its reader has given to it, and what can be done with it.
fn head_ui(ui: &mut Ui, pair: &Pair, side: Side, rect: Rect, locale: &Locale, commands: &mut Commands) {
    let palette = Palette::of(ui);
    let head = if side == Side::Left { &pair.left } else { &pair.right };
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let source = RichText::new(&head.source).font(parts::bold_font()).color(palette.accent);
        ui.add(egui::Label::new(source).truncate());
        let belongings = RichText::new(&head.belongings).font(parts::small_font()).color(palette.soft);
        ui.add(egui::Label::new(belongings).truncate()).on_hover_text(&head.belongings);
        ui.horizontal(|ui| {
            let keys = if side == Side::Left { "L" } else { "R" };
            act_ui(ui, StoryAct::Keep(side), ("compare-keep", Some(keys)), &head.source, locale, commands);
            act_ui(ui, StoryAct::Show(side), ("compare-show", None), &head.source, locale, commands);
        });
    });
}

/// A button under short words, called in full by the command and the paper.
fn act_ui(
    ui: &mut Ui,
    act: StoryAct,
    (words, keys): (&str, Option<&str>),
    source: &str,
    locale: &Locale,
    commands: &mut Commands,
) {
    let command = Command::Story(act);
    let button = Button::new(locale.text(words));
    let mut response = ui.add(match keys {
        Some(keys) => button.shortcut_text(keys),
        None => button,
    });
    let name = format!("{}: {source}", menu::label(&command, locale));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
    if let Some(tip) = command.face().and_then(|face| face.tip) {
        response = response.on_hover_text(locale.text(tip));
    }
    if response.clicked() {
        commands.push(command);
    }
}

/// What the grounds mean, and what can be done with both.
fn foot_ui(ui: &mut Ui, pair: &Pair, locale: &Locale, commands: &mut Commands) {
    ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
        if parts::accent_button(ui, &locale.text("command-close")).clicked() {
            commands.push(Command::CloseDialog);
        }
        if pair.alike.is_some() {
            let command = Command::Story(StoryAct::Part);
            let words = menu::label(&command, locale);
            let response = ui.add(Button::new(words.as_str()).shortcut_text("N"));
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, words.as_str()));
            if response.on_hover_text(locale.text("command-part-stories-tip")).clicked() {
                commands.push(command);
            }
        }
        ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| legend_ui(ui, locale));
    });
}
