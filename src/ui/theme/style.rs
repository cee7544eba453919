//! egui's style made of the palette, the spacing scale and the sizes.

use std::collections::BTreeMap;

use egui::style::{KineticScrollStyle, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    ThemePreference, Visuals, vec2,
};

use crate::command::ThemeChoice;

use super::{Palette, size, space};

/// Gives the window Jianbao's look by day and by night, until another is chosen.
pub fn apply(ctx: &Context) {
    dress(ctx, ThemeChoice::System);
}

/// Shows the theme that is chosen; some leave it to the system whether it is day or night.
pub fn choose(ctx: &Context, choice: ThemeChoice) {
    dress(ctx, choice);
    ctx.set_theme(match choice {
        ThemeChoice::System | ThemeChoice::HighContrast => ThemePreference::System,
        ThemeChoice::Light | ThemeChoice::Paper => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
}

fn dress(ctx: &Context, choice: ThemeChoice) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(Palette::for_choice(choice, theme), theme));
    }
}

fn style(palette: &Palette, theme: Theme) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(palette, theme),
        // Motion helps nobody to read; what appears is there at once.
        animation_time: 0.0,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::XS);
    spacing.button_padding = vec2(space::M, space::XS);
    spacing.window_margin = Margin::same(space::L as i8);
    spacing.menu_margin = Margin::same(space::XS as i8);
    spacing.interact_size.y = size::CONTROL_HEIGHT;
    spacing.icon_width = size::ICON;
    spacing.scroll = scroll_bars();
    style.interaction.tooltip_delay = 0.4;
    style
}

/// Bars that are always there, so that one sees how long a text is, and never over what one reads.
fn scroll_bars() -> ScrollStyle {
    ScrollStyle {
        floating: true,
        bar_width: 10.0,
        floating_width: 6.0,
        floating_allocated_width: space::M,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        handle_min_length: size::CONTROL_HEIGHT,
        // A text of which more becomes known while one reads must not spring.
        kinetic: KineticScrollStyle { rubber_band: false, ..KineticScrollStyle::default() },
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.25,
        active_handle_opacity: 0.35,
        interact_handle_opacity: 0.6,
        ..ScrollStyle::solid()
    }
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let proportional = |size| FontId::new(size, FontFamily::Proportional);
    BTreeMap::from([
        (TextStyle::Small, proportional(size::SMALL)),
        (TextStyle::Body, proportional(size::BODY)),
        (TextStyle::Button, proportional(size::BODY)),
        (TextStyle::Heading, FontId::new(size::HEADING, crate::ui::fonts::interface_bold())),
        (TextStyle::Monospace, FontId::new(size::MONOSPACE, FontFamily::Monospace)),
    ])
}

fn visuals(palette: &Palette, theme: Theme) -> Visuals {
    let mut visuals = theme.default_visuals();
    visuals.weak_text_color = Some(palette.soft);
    visuals.widgets = widgets(palette);
    visuals.selection = Selection { bg_fill: palette.selected, stroke: Stroke::new(size::RULE, palette.ink) };
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.inset;
    visuals.extreme_bg_color = palette.field;
    visuals.code_bg_color = palette.inset;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.error;
    visuals.window_corner_radius = CornerRadius::same(size::CORNER_LARGE);
    visuals.menu_corner_radius = CornerRadius::same(size::CORNER_LARGE);
    visuals.window_fill = palette.raised;
    visuals.window_stroke = Stroke::new(size::RULE, palette.rule);
    visuals.panel_fill = palette.panel;
    visuals.window_shadow = shadow(24, 64);
    visuals.popup_shadow = shadow(12, 48);
    visuals.button_frame = true;
    visuals.text_cursor.stroke = Stroke::new(size::FOCUS_RING, palette.accent);
    visuals
}

fn shadow(blur: u8, alpha: u8) -> Shadow {
    Shadow { offset: [0, 4], blur, spread: 0, color: Color32::from_black_alpha(alpha) }
}

fn widgets(palette: &Palette) -> Widgets {
    let state = |fill, outline: Color32, ink| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(size::RULE, outline),
        corner_radius: CornerRadius::same(size::CORNER),
        fg_stroke: Stroke::new(size::RULE, ink),
        expansion: 0.0,
    };
    // What one can use has an edge where contrast is asked for: grounds alone differ too little there.
    let edge = if palette.is_high_contrast() { palette.outline } else { Color32::TRANSPARENT };
    Widgets {
        noninteractive: state(palette.panel, palette.rule, palette.ink),
        inactive: state(palette.button, edge, palette.ink),
        hovered: state(palette.hover, palette.outline, palette.ink),
        active: WidgetVisuals {
            // egui shows the keyboard's focus by this state too: the ring must be seen.
            bg_stroke: Stroke::new(size::FOCUS_RING, palette.accent),
            ..state(palette.pressed, palette.accent, palette.ink)
        },
        open: state(palette.pressed, palette.outline, palette.ink),
    }
}
