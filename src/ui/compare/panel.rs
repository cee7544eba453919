//! Draws two texts side by side, the rows that can be seen, and scrolls them together.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::data::{Text, Texts};
use super::laid::{LaidPassage, LaidRow, estimate};
use crate::text::beside::{DifferenceKind, Passage};
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::reader::Looks;
use crate::ui::theme::{Palette, size, space};

/// Two texts side by side, as far as they were laid out.
pub struct Compare {
    texts: Arc<Texts>,
    looks: Option<Looks>,
    rows: Vec<Option<LaidRow>>,
    heights: Vec<f32>,
    /// Points to scroll before drawing.
    scroll: f32,
    offset: f32,
}

/// Between the columns.
const GUTTER: f32 = space::XXL;
/// A step of the arrow keys.
const STEP: f32 = 60.0;
/// Drawn above and below what is seen, so that the Tab key and screen readers find what stands there.
const OVERSCAN: f32 = 160.0;

impl Compare {
    #[must_use]
    pub fn new(texts: Arc<Texts>) -> Self {
        Self { texts, looks: None, rows: Vec::new(), heights: Vec::new(), scroll: 0.0, offset: 0.0 }
    }

    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Where the two columns stand in a room of this width.
    #[must_use]
    pub fn columns(room: Rect, ui: &Ui) -> [Rect; 2] {
        let bar = ui.spacing().scroll.allocated_width();
        let width = ((room.width() - bar - GUTTER) / 2.0).floor().max(1.0);
        let column = |left: f32| Rect::from_min_size(pos2(left, room.top()), vec2(width, room.height()));
        [column(room.left()), column(room.left() + width + GUTTER)]
    }

    /// Draws the texts over all that is left of `ui`; arrow and page keys scroll them.
    pub fn ui(&mut self, ui: &mut Ui, locale: &Locale) {
        let room = ui.available_rect_before_wrap();
        let [left, right] = Self::columns(room, ui);
        self.keep_looks(ui, left.width());
        self.take_keys(ui, room.height());
        let middle = f32::midpoint(left.right(), right.left());
        ui.painter().vline(middle, room.y_range(), parts::hairline(Palette::of(ui)));
        let mut area = ScrollArea::vertical().id_salt("side by side").auto_shrink(false).animated(false);
        if self.scroll != 0.0 {
            let most = (self.heights.iter().sum::<f32>() - room.height()).max(0.0);
            area = area.vertical_scroll_offset((self.offset + self.scroll).clamp(0.0, most));
            self.scroll = 0.0;
        }
        let output = area.show_viewport(ui, |ui, viewport| self.rows_ui(ui, viewport, [left, right], locale));
        self.offset = output.state.clamped_offset().y;
    }

    /// Lays out anew what changed since the last frame.
    fn keep_looks(&mut self, ui: &Ui, column: f32) {
        let looks = Looks::of(ui, column);
        if self.looks.as_ref() == Some(&looks) {
            return;
        }
        self.rows = std::iter::repeat_with(|| None).take(self.texts.rows.len()).collect();
        self.heights = self.texts.rows.iter().map(|row| estimate(&self.texts, row, column)).collect();
        self.looks = Some(looks);
    }

    fn take_keys(&mut self, ui: &Ui, page: f32) {
        let whole = self.heights.iter().sum::<f32>();
        let page = page - STEP;
        for (key, by) in [
            (Key::ArrowDown, STEP),
            (Key::ArrowUp, -STEP),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Home, -whole),
            (Key::End, whole),
        ] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.scroll += by;
            }
        }
    }

    fn rows_ui(&mut self, ui: &mut Ui, viewport: Rect, columns: [Rect; 2], locale: &Locale) {
        let origin = ui.max_rect().min;
        let (from, to) = (viewport.min.y - OVERSCAN, viewport.max.y + OVERSCAN);
        let texts = Arc::clone(&self.texts);
        let mut top = 0.0;
        for (at, row) in texts.rows.iter().enumerate() {
            let height = self.heights.get(at).copied().unwrap_or_default();
            if top > to {
                break;
            }
            if top + height < from {
                top += height;
                continue;
            }
            let column = columns[0].width();
            let is_headline = at < texts.headlines;
            let Some(slot) = self.rows.get_mut(at) else { break };
            let laid = slot.get_or_insert_with(|| LaidRow::new(ui, &texts, row, is_headline, column));
            let sides = [(&texts.left, &row.left, &laid.left), (&texts.right, &row.right, &laid.right)];
            for (side, ((text, passages, laid), column)) in sides.into_iter().zip(columns).enumerate() {
                for (passage, laid) in passages.iter().zip(laid) {
                    let place = pos2(column.left(), (origin.y + top + laid.top).round());
                    let id = Id::unique(("side by side", side, passage.paragraph));
                    passage_ui(ui, id, place, (text, passage, laid), is_headline, locale);
                }
            }
            let height = laid.height();
            if let Some(known) = self.heights.get_mut(at) {
                *known = height;
            }
            top += height;
        }
        ui.set_height(self.heights.iter().sum());
    }
}

fn passage_ui(
    ui: &Ui,
    id: Id,
    place: Pos2,
    (text, passage, laid): (&Text, &Passage, &LaidPassage),
    is_headline: bool,
    locale: &Locale,
) {
    let palette = Palette::of(ui);
    let rect = Rect::from_min_size(place, laid.text.galley.size());
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| {
        let role = if is_headline { Role::Heading } else { Role::Paragraph };
        let mut info = WidgetInfo::labeled(role, true, text.words(passage));
        info.current_text_value = Some(text.differences(passage, locale)).filter(|said| !said.is_empty());
        info
    });
    for (kind, ground) in &laid.grounds {
        ground_ui(ui, ground.translate(place.to_vec2()), *kind);
    }
    ui.painter().galley(place, laid.text.galley.clone(), palette.ink);
}

/// What only one has stands on the accent's ground over a line, what is worded differently on that of a mark, and
/// what has other forms of the same characters over a faint line.
fn ground_ui(ui: &Ui, place: Rect, kind: DifferenceKind) {
    let palette = Palette::of(ui);
    let corner = f32::from(size::CORNER) / 2.0;
    let ground = place.shrink2(vec2(-1.0, place.height() * 0.1));
    match kind {
        DifferenceKind::Changed => {
            ui.painter().rect_filled(ground, corner, palette.mark);
        }
        DifferenceKind::Alone => {
            ui.painter().rect_filled(ground, corner, palette.selected);
            let stroke = Stroke::new(size::RULE, palette.accent);
            ui.painter().hline(ground.x_range(), ground.bottom() - 1.0, stroke);
        }
        DifferenceKind::Form => {
            let stroke = Stroke::new(1.0, palette.outline.gamma_multiply(0.5));
            ui.painter().hline(place.x_range(), ground.bottom(), stroke);
        }
    }
}

/// Says what the grounds mean.
pub fn legend_ui(ui: &mut Ui, locale: &Locale) {
    let kinds = [
        (DifferenceKind::Alone, "compare-legend-alone"),
        (DifferenceKind::Changed, "compare-legend-changed"),
        (DifferenceKind::Form, "compare-legend-form"),
    ];
    for (kind, key) in kinds {
        let words = locale.text(key);
        let galley = ui.painter().layout_no_wrap(words.clone(), parts::small_font(), Palette::of(ui).soft);
        let (rect, response) =
            ui.allocate_exact_size(galley.size() + vec2(space::M, space::XS), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.as_str()));
        let at = rect.center() - galley.size() / 2.0;
        ground_ui(ui, rect, kind);
        ui.painter().galley(at, galley, Palette::of(ui).soft);
    }
}
