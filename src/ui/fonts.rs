//! The bundled fonts and which face a language is set in. No size and no colour: those are the theme's.

use std::sync::Arc;

use egui::epaint::text::{Blob, FontTweak};
use egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::article::Lang;

static CJK_REGULAR: &[u8] = include_bytes!("../../fonts/NotoSansCJK-Regular.ttc");
static CJK_BOLD: &[u8] = include_bytes!("../../fonts/NotoSansCJK-Bold.ttc");

/// Fonts for the words of other scripts, signs and emoji that stand in news pages.
static FALLBACKS: &[(&str, &[u8])] = &[
    ("noto-arabic", include_bytes!("../../fonts/NotoSansArabic-Regular.ttf")),
    ("noto-hebrew", include_bytes!("../../fonts/NotoSansHebrew-Regular.ttf")),
    ("noto-thai", include_bytes!("../../fonts/NotoSansThai-Regular.ttf")),
    ("noto-devanagari", include_bytes!("../../fonts/NotoSansDevanagari-Regular.ttf")),
    ("noto-bengali", include_bytes!("../../fonts/NotoSansBengali-Regular.ttf")),
    ("noto-gujarati", include_bytes!("../../fonts/NotoSansGujarati-Regular.ttf")),
    ("noto-gurmukhi", include_bytes!("../../fonts/NotoSansGurmukhi-Regular.ttf")),
    ("noto-tamil", include_bytes!("../../fonts/NotoSansTamil-Regular.ttf")),
    ("noto-telugu", include_bytes!("../../fonts/NotoSansTelugu-Regular.ttf")),
    ("noto-sinhala", include_bytes!("../../fonts/NotoSansSinhala-Regular.ttf")),
    ("noto-myanmar", include_bytes!("../../fonts/NotoSansMyanmar-Regular.ttf")),
    ("noto-ethiopic", include_bytes!("../../fonts/NotoSansEthiopic-Regular.ttf")),
    ("noto-symbols", include_bytes!("../../fonts/NotoSansSymbols-Regular.ttf")),
    ("noto-symbols-2", include_bytes!("../../fonts/NotoSansSymbols2-Regular.ttf")),
    (EMOJI, include_bytes!("../../fonts/NotoEmoji-Regular.ttf")),
];

const EMOJI: &str = "noto-emoji";
const HACK: &str = "Hack";

/// Noto Sans CJK leaves more room above its characters than below. Moved up by this part of the font size they
/// stand in the middle of a row or button, and on the line of the fallback fonts.
const CJK_RISE: f32 = -0.05;
/// Emoji are drawn wider than a character; at this scale they are as wide as one.
const EMOJI_SCALE: f32 = 0.85;

/// A regional face of Noto Sans CJK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Japanese,
    Korean,
    SimplifiedChinese,
    TraditionalChinese,
}

/// The font families a text is set in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Families {
    pub regular: FontFamily,
    pub bold: FontFamily,
}

/// The families for words in this language.
#[must_use]
pub fn fonts_for(lang: &Lang) -> Families {
    let face = Face::of(lang);
    Families { regular: FontFamily::Name(face.regular().into()), bold: FontFamily::Name(face.bold().into()) }
}

/// The family of the interface's own headings and selected words; regular is [`FontFamily::Proportional`].
#[must_use]
pub fn interface_bold() -> FontFamily {
    FontFamily::Name(INTERFACE_BOLD.into())
}

const INTERFACE_BOLD: &str = "interface-bold";

/// Gives the window its fonts, the interface set in the face of `interface`.
///
/// Cheap to call again when the language of the interface changes: the files are static and read lazily.
pub fn install(ctx: &Context, interface: &Lang) {
    ctx.set_fonts(definitions(Face::of(interface)));
}

/// All families, the interface's own set in `interface`.
#[must_use]
pub fn definitions(interface: Face) -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    add_files(&mut fonts);
    for face in Face::ALL {
        set_family(&mut fonts, FontFamily::Name(face.regular().into()), &[face.regular()]);
        set_family(&mut fonts, FontFamily::Name(face.bold().into()), &[face.bold(), face.regular()]);
    }
    set_family(&mut fonts, FontFamily::Proportional, &[interface.regular()]);
    set_family(&mut fonts, interface_bold(), &[interface.bold(), interface.regular()]);
    set_family(&mut fonts, FontFamily::Monospace, &[HACK, interface.regular()]);
    fonts
}

impl Face {
    pub const ALL: [Self; 4] =
        [Self::Japanese, Self::Korean, Self::SimplifiedChinese, Self::TraditionalChinese];

    /// The face that readers of this language expect. What is neither Chinese nor Korean is set in the Japanese
    /// one: the Latin letters are the same in all, and its quotation marks are as narrow as English wants them.
    #[must_use]
    pub fn of(lang: &Lang) -> Self {
        match lang {
            Lang::ZhHans | Lang::Unknown => Self::SimplifiedChinese,
            Lang::ZhHant => Self::TraditionalChinese,
            Lang::Ko => Self::Korean,
            Lang::Ja | Lang::En | Lang::Other(_) => Self::Japanese,
        }
    }

    fn regular(self) -> &'static str {
        match self {
            Self::Japanese => "cjk-ja",
            Self::Korean => "cjk-ko",
            Self::SimplifiedChinese => "cjk-zh-hans",
            Self::TraditionalChinese => "cjk-zh-hant",
        }
    }

    fn bold(self) -> &'static str {
        match self {
            Self::Japanese => "cjk-ja-bold",
            Self::Korean => "cjk-ko-bold",
            Self::SimplifiedChinese => "cjk-zh-hans-bold",
            Self::TraditionalChinese => "cjk-zh-hant-bold",
        }
    }

    /// The face's place in the collection files.
    fn index(self) -> u32 {
        match self {
            Self::Japanese => 0,
            Self::Korean => 1,
            Self::SimplifiedChinese => 2,
            Self::TraditionalChinese => 3,
        }
    }
}

/// Adds the font files under their names; the faces of a collection share one blob.
fn add_files(fonts: &mut FontDefinitions) {
    let regular: Blob = Arc::new(CJK_REGULAR);
    let bold: Blob = Arc::new(CJK_BOLD);
    let risen = FontTweak { y_offset_factor: CJK_RISE, ..FontTweak::default() };
    for face in Face::ALL {
        for (name, blob) in [(face.regular(), &regular), (face.bold(), &bold)] {
            let data = FontData::from_blob(Arc::clone(blob), face.index()).tweak(risen.clone());
            fonts.font_data.insert(name.to_owned(), Arc::new(data));
        }
    }
    for (name, bytes) in FALLBACKS {
        let scale = if *name == EMOJI { EMOJI_SCALE } else { 1.0 };
        let data = FontData::from_static(bytes).tweak(FontTweak { scale, ..FontTweak::default() });
        fonts.font_data.insert((*name).to_owned(), Arc::new(data));
    }
}

/// A family of these fonts, then the fallbacks, then what egui brings.
fn set_family(fonts: &mut FontDefinitions, family: FontFamily, first: &[&str]) {
    let fallbacks = FALLBACKS.iter().map(|(name, _)| *name);
    let of_egui = FontDefinitions::builtin_font_names().iter().copied();
    let mut chain: Vec<String> = Vec::new();
    for name in first.iter().copied().chain(fallbacks).chain(of_egui) {
        if !chain.iter().any(|present| present == name) {
            chain.push(name.to_owned());
        }
    }
    fonts.families.insert(family, chain);
}

#[cfg(test)]
mod tests {
    use egui::FontId;
    use egui::epaint::text::{Fonts, TextOptions};

    use super::*;

    /// A line in each script that stands in news pages, and the signs that stand among them.
    const SAMPLE: &[&str] = &[
        "剪报：“新闻”是今天的历史——请保存。",
        "剪報：「新聞」是今天的歷史，請保存。啲嘅喺",
        "切り抜き「ニュース」は、きょうの歴史です。々〻ヶ",
        "스크랩: ‘오늘의 뉴스’는 내일의 역사다.",
        "A clipping — “today’s news” – costs €5…",
        "Übergrößenträger naïve Čeština Ελληνικά Русский Tiếng Việt",
        "قصاصة الصحف",
        "תגזיר",
        "ตัดข่าว",
        "समाचार",
        "সংবাদ",
        "સમાચાર",
        "ਖ਼ਬਰ",
        "செய்தி",
        "వార్త",
        "පුවත්",
        "သတင်း",
        "ዜና",
        "①②③ ㈱ ℃ № ※ ★☆ ■□ ▲△ → ✓ ✕ ☾ ♪ © ™ ½ ²",
        "😀🤔🥰🦅🧘🫶🥁🛒🪆",
    ];

    fn fonts(interface: Face) -> Fonts {
        Fonts::new(TextOptions::default(), definitions(interface))
    }

    fn missing(fonts: &mut Fonts, family: &FontFamily) -> String {
        let id = FontId::new(16.0, family.clone());
        SAMPLE.iter().flat_map(|line| line.chars()).filter(|c| !fonts.has_glyph(&id, *c)).collect()
    }

    #[test]
    fn no_character_is_missing_in_any_family() {
        let mut fonts = fonts(Face::SimplifiedChinese);
        let mut families = vec![FontFamily::Proportional, FontFamily::Monospace, interface_bold()];
        for lang in [Lang::ZhHans, Lang::ZhHant, Lang::Ja, Lang::Ko, Lang::En] {
            let Families { regular, bold } = fonts_for(&lang);
            families.extend([regular, bold]);
        }
        for family in families {
            assert_eq!(missing(&mut fonts, &family), "", "{family:?}");
        }
    }

    #[test]
    fn each_language_has_its_regional_face() {
        let name = |lang: Lang| fonts_for(&lang).bold.to_string();
        assert_eq!(name(Lang::ZhHans), "cjk-zh-hans-bold");
        assert_eq!(name(Lang::ZhHant), "cjk-zh-hant-bold");
        assert_eq!(name(Lang::Ja), "cjk-ja-bold");
        assert_eq!(name(Lang::Ko), "cjk-ko-bold");
        assert_eq!(name(Lang::En), "cjk-ja-bold");
    }

    #[test]
    fn english_quotation_marks_are_narrow_and_chinese_ones_wide() {
        let mut fonts = fonts(Face::SimplifiedChinese);
        let mut width = |lang: Lang| {
            let id = FontId::new(20.0, fonts_for(&lang).regular);
            fonts.with_pixels_per_point(1.0).glyph_width(&id, '“')
        };
        assert!(width(Lang::En) < 12.0);
        assert!(width(Lang::ZhHans) > 18.0);
    }
}
