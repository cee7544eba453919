//! What colours are for, and which of them a window shows.

use egui::{Color32, Theme, Ui, Visuals};

use crate::command::{ThemeChoice, Tint};

use super::palettes::{ALL, CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, PAPER};

/// So far is the ground of the found words that are shown from that of the others to the accent.
const MARK_SHOWN: f32 = 0.2;

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
    /// Selected rows and selected words: sand, since red means that something is new or calls for care.
    pub selected: Color32,
    /// Behind the words that a search has found.
    pub mark: Color32,
    /// Behind marked words, in the order of [`Tint::ALL`].
    pub tints: [Color32; 4],
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

impl Palette {
    /// What is behind marked words.
    #[must_use]
    pub fn tint(&self, tint: Tint) -> Color32 {
        let [yellow, green, blue, pink] = self.tints;
        match tint {
            Tint::Yellow => yellow,
            Tint::Green => green,
            Tint::Blue => blue,
            Tint::Pink => pink,
        }
    }

    /// Whether it is one of those that tell things apart as clearly as can be.
    #[must_use]
    pub fn is_high_contrast(&self) -> bool {
        [CONTRAST_LIGHT, CONTRAST_DARK].contains(self)
    }

    /// The colours of the theme that is shown.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        Self::in_visuals(ui.visuals())
    }

    /// Behind the one of the found words that is shown: nearer to the accent.
    #[must_use]
    pub fn mark_shown(&self) -> Color32 {
        self.mark.lerp_to_gamma(self.accent, MARK_SHOWN)
    }

    /// The colours of the theme that these visuals belong to: no two have the same panels.
    #[must_use]
    pub fn in_visuals(visuals: &Visuals) -> &'static Self {
        let usual = if visuals.dark_mode { &DARK } else { &LIGHT };
        ALL.into_iter()
            .map(|(_, palette)| palette)
            .find(|palette| palette.panel == visuals.panel_fill)
            .unwrap_or(usual)
    }

    /// The colours of a choice by day or by night.
    #[must_use]
    pub fn for_choice(choice: ThemeChoice, theme: Theme) -> &'static Self {
        match (choice, theme) {
            (ThemeChoice::Paper, _) => &PAPER,
            (ThemeChoice::HighContrast, Theme::Light) => &CONTRAST_LIGHT,
            (ThemeChoice::HighContrast, Theme::Dark) => &CONTRAST_DARK,
            (ThemeChoice::System | ThemeChoice::Light | ThemeChoice::Dark, Theme::Light) => &LIGHT,
            (ThemeChoice::System | ThemeChoice::Light | ThemeChoice::Dark, Theme::Dark) => &DARK,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, success criterion 1.4.3: text against what is behind it.
    const TEXT_CONTRAST: f32 = 4.5;
    /// The same, success criterion 1.4.6.
    const ENHANCED_CONTRAST: f32 = 7.0;
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
    fn check(theme: &str, text: (&str, Color32), behind: (&str, Color32), least: f32) {
        let found = contrast(text.1, behind.1);
        assert!(found >= least, "{theme}: {} on {} is {found:.2}:1, under {least}:1", text.0, behind.0);
    }

    fn backgrounds(p: &Palette) -> [(&'static str, Color32); 14] {
        let [yellow, green, blue, pink] = p.tints;
        [
            ("yellow", yellow),
            ("green", green),
            ("blue", blue),
            ("pink", pink),
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
        for (theme, p) in ALL {
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
    fn found_words_can_be_read_on_their_grounds() {
        for (theme, p) in ALL {
            for behind in [("mark", p.mark), ("mark_shown", p.mark_shown())] {
                check(theme, ("ink", p.ink), behind, TEXT_CONTRAST);
            }
            assert_ne!(p.mark, p.mark_shown(), "{theme}");
        }
    }

    #[test]
    fn words_on_the_veil_can_be_read_whatever_shines_through() {
        for (theme, p) in ALL {
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
        for (theme, p) in ALL {
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

    #[test]
    fn high_contrast_is_half_as_much_again() {
        for p in [&CONTRAST_LIGHT, &CONTRAST_DARK] {
            for (name, behind) in backgrounds(p) {
                for words in [p.ink, p.soft, p.accent, p.warning, p.error] {
                    assert!(contrast(words, behind) >= ENHANCED_CONTRAST, "{words:?} on {name}");
                }
            }
        }
    }

    #[test]
    fn the_colours_shown_are_found_again_by_their_panels() {
        for (name, p) in ALL {
            let visuals = Visuals { panel_fill: p.panel, ..Visuals::light() };
            assert_eq!(Palette::in_visuals(&visuals), p, "{name}");
        }
    }
}
