//! The colours, light and dark: newsprint and ink, and one accent, the vermilion of a seal.

use egui::{Color32, Ui, Visuals};

/// The colours of one theme by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// What articles are printed on.
    pub paper: Color32,
    /// Behind the tree and the bars.
    pub panel: Color32,
    /// Behind the list of clips.
    pub list: Color32,
    /// Dialogs, menus, toasts.
    pub raised: Color32,
    /// Where one types.
    pub field: Color32,
    /// A button at rest.
    pub button: Color32,
    /// A row or button under the pointer.
    pub hover: Color32,
    /// A button that is held down, an open menu.
    pub pressed: Color32,
    /// Selected rows and selected words.
    pub selected: Color32,
    /// Behind the words that a search has found.
    pub mark: Color32,
    /// A slot without its picture, code.
    pub inset: Color32,

    /// Words.
    pub ink: Color32,
    /// Words of the second rank: dates, counts, captions.
    pub soft: Color32,
    /// Links, what is active, the one thing to press.
    pub accent: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    pub warning: Color32,
    pub error: Color32,

    /// Hairlines between things. Decoration: what must be seen is also said by space or words.
    pub rule: Color32,
    /// Outlines of controls and slots; 3:1 against what they stand on.
    pub outline: Color32,

    /// Behind a picture at its full size, whatever the theme.
    pub gallery: Color32,
    /// Words and outlines on it.
    pub on_gallery: Color32,
    /// Over the window while files hover above it, with words in `on_gallery`.
    pub veil: Color32,
}

const LIGHT: Palette = Palette {
    paper: Color32::from_rgb(0xfc, 0xfb, 0xf8),
    panel: Color32::from_rgb(0xf1, 0xee, 0xe8),
    list: Color32::from_rgb(0xf7, 0xf5, 0xf0),
    raised: Color32::from_rgb(0xff, 0xfe, 0xfc),
    field: Color32::from_rgb(0xff, 0xff, 0xff),
    button: Color32::from_rgb(0xe8, 0xe4, 0xdc),
    hover: Color32::from_rgb(0xe9, 0xe5, 0xdd),
    pressed: Color32::from_rgb(0xdf, 0xda, 0xd0),
    selected: Color32::from_rgb(0xf5, 0xdc, 0xd3),
    mark: Color32::from_rgb(0xf6, 0xe2, 0x9c),
    inset: Color32::from_rgb(0xf1, 0xee, 0xe7),
    ink: Color32::from_rgb(0x22, 0x1f, 0x1b),
    soft: Color32::from_rgb(0x5f, 0x59, 0x50),
    accent: Color32::from_rgb(0xa3, 0x2f, 0x1c),
    on_accent: Color32::from_rgb(0xff, 0xfb, 0xf7),
    warning: Color32::from_rgb(0x7a, 0x4e, 0x00),
    error: Color32::from_rgb(0xa6, 0x1b, 0x2b),
    rule: Color32::from_rgb(0xdc, 0xd7, 0xcd),
    outline: Color32::from_rgb(0x8a, 0x83, 0x77),
    gallery: Color32::from_rgb(0x16, 0x15, 0x13),
    on_gallery: Color32::from_rgb(0xf2, 0xee, 0xe6),
    veil: Color32::from_rgba_premultiplied(0x14, 0x12, 0x10, 0xe6),
};

const DARK: Palette = Palette {
    paper: Color32::from_rgb(0x1b, 0x1a, 0x18),
    panel: Color32::from_rgb(0x24, 0x22, 0x20),
    list: Color32::from_rgb(0x20, 0x1e, 0x1c),
    raised: Color32::from_rgb(0x2c, 0x2a, 0x27),
    field: Color32::from_rgb(0x16, 0x15, 0x13),
    button: Color32::from_rgb(0x36, 0x33, 0x2f),
    hover: Color32::from_rgb(0x33, 0x30, 0x2c),
    pressed: Color32::from_rgb(0x40, 0x3c, 0x37),
    selected: Color32::from_rgb(0x4d, 0x2d, 0x25),
    mark: Color32::from_rgb(0x63, 0x50, 0x1c),
    inset: Color32::from_rgb(0x26, 0x24, 0x21),
    ink: Color32::from_rgb(0xe6, 0xe1, 0xd8),
    soft: Color32::from_rgb(0xb2, 0xab, 0x9f),
    accent: Color32::from_rgb(0xf2, 0x97, 0x80),
    on_accent: Color32::from_rgb(0x2a, 0x10, 0x0a),
    warning: Color32::from_rgb(0xe5, 0xb8, 0x66),
    error: Color32::from_rgb(0xff, 0x9a, 0x9a),
    rule: Color32::from_rgb(0x3b, 0x38, 0x34),
    outline: Color32::from_rgb(0x83, 0x7c, 0x72),
    gallery: Color32::from_rgb(0x0d, 0x0c, 0x0b),
    on_gallery: Color32::from_rgb(0xf2, 0xee, 0xe6),
    veil: Color32::from_rgba_premultiplied(0x0d, 0x0c, 0x0b, 0xe6),
};

impl Palette {
    /// The colours of the theme that is shown.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        Self::in_visuals(ui.visuals())
    }

    /// The colours of the theme that these visuals belong to.
    #[must_use]
    pub fn in_visuals(visuals: &Visuals) -> &'static Self {
        if visuals.dark_mode { &DARK } else { &LIGHT }
    }

    /// The colours of a theme.
    #[must_use]
    pub fn for_theme(theme: egui::Theme) -> &'static Self {
        match theme {
            egui::Theme::Light => &LIGHT,
            egui::Theme::Dark => &DARK,
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::Theme;

    use super::*;

    /// WCAG 2.2, success criterion 1.4.3: text against what is behind it.
    const TEXT_CONTRAST: f32 = 4.5;
    /// WCAG 2.2, success criterion 1.4.11: outlines of what one can use.
    const OUTLINE_CONTRAST: f32 = 3.0;

    /// Relative luminance by WCAG 2.2.
    fn luminance(colour: Color32) -> f32 {
        let linear = |channel: u8| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[track_caller]
    fn check(theme: Theme, text: (&str, Color32), behind: (&str, Color32), least: f32) {
        let found = contrast(text.1, behind.1);
        assert!(found >= least, "{theme:?}: {} on {} is {found:.2}:1, under {least}:1", text.0, behind.0);
    }

    fn backgrounds(p: &Palette) -> [(&'static str, Color32); 10] {
        [
            ("paper", p.paper),
            ("panel", p.panel),
            ("list", p.list),
            ("raised", p.raised),
            ("field", p.field),
            ("button", p.button),
            ("hover", p.hover),
            ("pressed", p.pressed),
            ("selected", p.selected),
            ("inset", p.inset),
        ]
    }

    #[test]
    fn the_contrast_of_black_and_white_is_21() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    }

    #[test]
    fn words_can_be_read_on_everything_behind_them() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::for_theme(theme);
            for behind in backgrounds(p) {
                for words in [
                    ("ink", p.ink),
                    ("soft", p.soft),
                    ("accent", p.accent),
                    ("warning", p.warning),
                    ("error", p.error),
                ] {
                    check(theme, words, behind, TEXT_CONTRAST);
                }
            }
            check(theme, ("on_accent", p.on_accent), ("accent", p.accent), TEXT_CONTRAST);
            check(theme, ("on_gallery", p.on_gallery), ("gallery", p.gallery), TEXT_CONTRAST);
        }
    }

    #[test]
    fn words_on_the_veil_can_be_read_whatever_shines_through() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::for_theme(theme);
            for (name, behind) in backgrounds(p) {
                let through = f32::from(255 - p.veil.a()) / 255.0;
                let mix = |veil: u8, behind: u8| (f32::from(veil) + f32::from(behind) * through) as u8;
                let seen = Color32::from_rgb(
                    mix(p.veil.r(), behind.r()),
                    mix(p.veil.g(), behind.g()),
                    mix(p.veil.b(), behind.b()),
                );
                check(theme, ("on_gallery", p.on_gallery), (name, seen), TEXT_CONTRAST);
            }
        }
    }

    #[test]
    fn outlines_and_the_accent_can_be_seen_on_what_they_stand_on() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::for_theme(theme);
            for behind in [
                ("paper", p.paper),
                ("panel", p.panel),
                ("list", p.list),
                ("raised", p.raised),
                ("field", p.field),
                ("inset", p.inset),
            ] {
                check(theme, ("outline", p.outline), behind, OUTLINE_CONTRAST);
                check(theme, ("accent", p.accent), behind, OUTLINE_CONTRAST);
            }
        }
    }
}
