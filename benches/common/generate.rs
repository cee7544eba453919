//! Makes clips like those of a news reader, as many as asked for: five scripts, half-converted pages, slots with
//! and without a picture. The same number always makes the same clip.

#[path = "lexicon.rs"]
mod lexicon;
#[path = "words.rs"]
mod words;

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use jianbao::article::{
    Article, Block, Byline, Figure, Found, Lang, Meta, Missing, Picture, PictureHash, PixelSize, Role,
    Sourced, When,
};
use jianbao::library::{NewClip, Original};

use lexicon::{Dice, Lexicon, Script};
use words::{CHINESE_LINKS, CHINESE_NAMES, JAPANESE_LINKS, KOREAN_LINKS, SITES};

/// Pictures that the clips share; a library keeps the same bytes once.
const PICTURES: u64 = 48;
const PICTURE_PX: PixelSize = PixelSize { width: 240, height: 160 };

/// Makes clips by their number.
pub(crate) struct Generator {
    chars: usize,
    lexicon: Lexicon,
    pictures: Vec<(PictureHash, Vec<u8>)>,
}

impl Generator {
    /// Clips of about `chars` characters each, from half of it to one and a half.
    pub(crate) fn new(chars: usize) -> Self {
        Self { chars, lexicon: Lexicon::new(), pictures: (0..PICTURES).map(picture).collect() }
    }

    /// The clip of this number.
    pub(crate) fn clip(&self, number: u64) -> NewClip {
        let mut dice = Dice::new(number);
        let script = script(&mut dice);
        let headline = self.words(&mut dice, script, 4);
        let mut blocks = Vec::new();
        let mut left = self.chars / 2 + dice.below(self.chars as u64 + 1) as usize;
        while left > 0 {
            let paragraph = self.paragraph(&mut dice, script);
            left = left.saturating_sub(paragraph.chars().count());
            blocks.push(Block::paragraph(&paragraph));
            match dice.below(12) {
                0 => blocks.push(Block::heading(2, &self.words(&mut dice, script, 3))),
                1 => blocks.push(self.figure(&mut dice, script)),
                _ => {}
            }
        }
        let mut article = Article { meta: meta(&mut dice, script, headline, number), blocks };
        article.number_slots();
        let kept = article.figures().filter_map(|figure| match figure.picture {
            Picture::Kept(hash) => self.pictures.iter().find(|(known, _)| *known == hash).cloned(),
            Picture::Missing(_) => None,
        });
        let pictures = kept.collect();
        NewClip { original: original(&article, number), article, further: Vec::new(), pictures }
    }

    fn figure(&self, dice: &mut Dice, script: Script) -> Block {
        let caption = Some(self.words(dice, script, 5));
        let kept = self.pictures.get(dice.below(PICTURES * 2) as usize).map(|(hash, _)| *hash);
        let missing = Picture::Missing(Missing::Remote("img.example.org".into()));
        Block::Figure(Figure {
            caption,
            size_px: Some(PICTURE_PX),
            source: Some(format!("https://img.example.org/{:x}.jpg", dice.next())),
            picture: kept.map_or(missing, Picture::Kept),
            ..Figure::default()
        })
    }

    fn paragraph(&self, dice: &mut Dice, script: Script) -> String {
        let (comma, stop) = match script {
            Script::English | Script::Korean => (", ", ". "),
            Script::Japanese => ("、", "。"),
            _ => ("，", "。"),
        };
        let mut text = String::new();
        for _ in 0..2 + dice.below(4) {
            for _ in 0..dice.below(3) {
                text.push_str(&self.words(dice, script, 4));
                text.push_str(comma);
            }
            if dice.below(6) == 0 {
                text.push_str(&person(dice, script));
            }
            text.push_str(&self.words(dice, script, 5));
            if dice.below(4) == 0 {
                text.push_str(&dice.below(100).to_string());
                text.push('%');
            }
            text.push_str(stop);
        }
        text.trim_end().to_owned()
    }

    fn words(&self, dice: &mut Dice, script: Script, most: u64) -> String {
        let mut text = String::new();
        for number in 0..2 + dice.below(most) {
            if number > 0 {
                text.push_str(link(dice, script));
            }
            text.push_str(self.lexicon.word(dice, script));
        }
        text
    }
}

fn script(dice: &mut Dice) -> Script {
    match dice.below(100) {
        0..45 => Script::Simplified,
        45..65 => Script::Traditional,
        65..70 => Script::HalfConverted,
        70..80 => Script::Japanese,
        80..90 => Script::Korean,
        _ => Script::English,
    }
}

fn meta(dice: &mut Dice, script: Script, headline: String, number: u64) -> Meta {
    let lang = match script {
        Script::Simplified | Script::HalfConverted => Lang::ZhHans,
        Script::Traditional => Lang::ZhHant,
        Script::Japanese => Lang::Ja,
        Script::Korean => Lang::Ko,
        Script::English => Lang::En,
    };
    let site = SITES[dice.below(SITES.len() as u64) as usize].to_owned();
    let (year, month, day) = (2005 + dice.below(21), 1 + dice.below(12), 1 + dice.below(28));
    let published: When = format!("{year}-{month:02}-{day:02}").parse().expect("a day");
    let byline = Byline { name: person(dice, script), role: Role::default() };
    Meta {
        headline: Some(Sourced::new(headline, Found::Heading)),
        site: Some(Sourced::new(site, Found::OpenGraph)),
        bylines: vec![Sourced::new(byline, Found::MetaLine)],
        published: Some(Sourced::new(published, Found::MetaTag)),
        lang,
        url: Some(format!("https://news.example.org/{year}/{number}.html")),
        ..Meta::default()
    }
}

fn original(article: &Article, number: u64) -> Original {
    let mut page = format!(
        "<!doctype html><html><head><meta charset=utf-8><title>{}</title></head><body><nav>…</nav><article>",
        article.meta.headline().unwrap_or_default()
    );
    for line in article.text().lines() {
        page.push_str("<p class=\"text\">");
        page.push_str(line);
        page.push_str("</p>\n");
    }
    page.push_str("</article><footer>© example.org</footer></body></html>");
    Original { bytes: page.into(), file_name: format!("{number}.html"), url: article.meta.url.clone() }
}

fn link(dice: &mut Dice, script: Script) -> &'static str {
    match script {
        Script::English => " ",
        Script::Japanese => dice.common(&JAPANESE_LINKS),
        Script::Korean => dice.common(&KOREAN_LINKS),
        _ => form(dice, script, &CHINESE_LINKS),
    }
}

fn person(dice: &mut Dice, script: Script) -> String {
    match script {
        Script::English => {
            format!("{} {}", dice.common(&["Ada", "Kim", "Lena", "Tom"]), dice.common(&["Moor", "Vale"]))
        }
        Script::Japanese => format!("{}子", dice.common(&["浜口 秋", "斎藤 光", "渡辺 幸", "高橋 静"])),
        Script::Korean => {
            format!("{}{}", dice.common(&["김", "이", "박", "최"]), dice.common(&["서연", "도윤", "하준"]))
        }
        _ => (0..3).map(|_| form(dice, script, &CHINESE_NAMES)).collect(),
    }
}

/// One of the list in the forms of the script.
fn form(dice: &mut Dice, script: Script, words: &[(&'static str, &'static str)]) -> &'static str {
    let (simplified, traditional) = dice.common(words);
    if script.is_simplified(dice) { simplified } else { traditional }
}

/// A gradient of its own colours, as PNG.
fn picture(number: u64) -> (PictureHash, Vec<u8>) {
    let mut dice = Dice::new(number);
    let [red, green, blue] = [(); 3].map(|()| dice.below(256) as u32);
    let image = RgbImage::from_fn(PICTURE_PX.width, PICTURE_PX.height, |x, y| {
        Rgb([(red + x) as u8, (green + y) as u8, (blue + x + y) as u8])
    });
    let mut png = Cursor::new(Vec::new());
    image.write_to(&mut png, ImageFormat::Png).expect("written to memory");
    let png = png.into_inner();
    (PictureHash::of(&png), png)
}
