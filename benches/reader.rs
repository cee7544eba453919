//! Processor time of the reader, layout and tessellation: the first frame of an article, and the frames of scrolling
//! through it; the longest frame of articles that are one text of megabytes.
//!
//! `cargo bench --bench reader`. No screen: a frame is what the window's thread does before the graphics card.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use std::sync::Arc;
use std::time::Duration;

use cpu_time::ThreadTime;
use egui::{Context, Event, Key, MouseWheelSource, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2, vec2};
use jianbao::article::{
    Article, Block, Figure, Lang, ListItem, ListStyle, Mark, MarkKind, Missing, Picture, PictureHash,
    PixelSize, Prose, Table,
};
use jianbao::command::{ClipId, Commands};
use jianbao::ui::locale::{Language, Locale};
use jianbao::ui::pictures::Pictures;
use jianbao::ui::reader::{Desk, Reader, Reading};
use jianbao::ui::{fonts, theme};

const WINDOW: egui::Vec2 = vec2(820.0, 1000.0);
/// A turn of the wheel.
const TURN: f32 = 240.0;
const FRAMES: usize = 600;
const STARTS: usize = 5;

const CHINESE: &str = "渡轮清晨复航，首班船在钟声中离岸。码头上挤满了撑伞的市民——有人说：“等了11年！”这条航线长25公里，投资约3.5亿元（见《第七号报告》），用Linux系统调度，雾过了很久才散去……";
const JAPANESE: &str = "始発の渡し船は、鐘の音とともに岸を離れた。「11年待った」と話す人もいて、桟橋は傘でいっぱいだった。航路は25キロ、総工費は約3.5億円で、霧はなかなか晴れなかった。";
const KOREAN: &str = "첫 배는 종소리와 함께 부두를 떠났다. “11년을 기다렸다”는 사람도 있었고, 부두는 우산으로 가득했다. 항로는 25 km, 사업비는 약 3.5억 원이며 안개는 좀처럼 걷히지 않았다. ";
const ENGLISH: &str = "The harbour opened at dawn, and one boat after the other went out into the fog, which took its time to lift; “eleven years,” said a well-known captain, counting 25 km of route and $3.5 million of cost. ";

/// One reader on one article, as a window has it.
struct Window {
    ctx: Context,
    reader: Reader,
    reading: Arc<Reading>,
    locale: Locale,
    pictures: Pictures,
}

impl Window {
    fn new(article: &Article) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx, &Lang::En);
        theme::apply(&ctx);
        let locale = Locale::new(Language::English);
        let reading = Arc::new(Reading::new(ClipId(1), article, &locale));
        Self { ctx, reader: Reader::default(), reading, locale, pictures: Pictures::default() }
    }

    /// Processor time of one frame.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let raw = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), WINDOW)),
            events,
            ..RawInput::default()
        };
        let ctx = self.ctx.clone();
        let began = ThreadTime::now();
        let mut output = ctx.run_ui(raw, |ui| {
            let mut commands = Commands::default();
            let mut desk = Desk::new(&self.locale, &mut self.pictures, &mut commands);
            desk.has_keys = true;
            self.reader.ui(ui, Some(&self.reading), desk);
        });
        let shapes = ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = began.elapsed();
        drop(shapes);
        // There is no screen that they could be put on, and egui insists that somebody says so.
        output.textures_delta.clear();
        self.decode();
        took
    }

    /// A decoder that is never late.
    fn decode(&mut self) {
        for wanted in self.pictures.take_questions() {
            let size = PixelSize { width: 60, height: 40 };
            self.pictures.arrived(&self.ctx, wanted, size, &[120; 60 * 40 * 4]);
        }
    }
}

fn text(paragraph: &str, chars: usize, lang: Lang) -> Article {
    let a_paragraph = paragraph.repeat(3);
    let count = chars / a_paragraph.chars().count() + 1;
    let blocks = (0..count).map(|number| Block::paragraph(&format!("{number} {a_paragraph}"))).collect();
    let mut article = Article { blocks, ..Article::default() };
    article.meta.lang = lang;
    article
}

fn one_paragraph(chars: usize) -> Article {
    let words = CHINESE.repeat(chars / CHINESE.chars().count() + 1);
    let mut article = Article { blocks: vec![Block::paragraph(&words)], ..Article::default() };
    article.meta.lang = Lang::ZhHans;
    article
}

fn figures() -> Article {
    let figure = |number: usize| {
        let picture = if number.is_multiple_of(2) {
            Picture::Kept(PictureHash::of(&number.to_le_bytes()))
        } else {
            Picture::Missing(Missing::Remote("img.news.example".into()))
        };
        let caption = Some(format!("第{number}张图片：首航渡轮离开新码头。"));
        let size_px = Some(PixelSize { width: 900, height: 600 });
        Block::Figure(Figure { caption, size_px, picture, ..Figure::default() })
    };
    let blocks = (0..500).flat_map(|number| [Block::paragraph(CHINESE), figure(number)]).collect();
    let mut article = Article { blocks, ..Article::default() };
    article.meta.lang = Lang::ZhHans;
    article.number_slots();
    article
}

fn table() -> Article {
    let cell = |row: usize, column: usize| match column {
        0 => Prose::plain(format!("第{row}行的名称")),
        _ => Prose::plain((row * column).to_string()),
    };
    let rows = (0..3_000).map(|row| (0..8).map(|column| cell(row, column)).collect()).collect();
    let table = Table { caption: Some("三千行".into()), header_rows: 1, rows };
    Article { blocks: vec![Block::paragraph(CHINESE), Block::Table(table)], ..Article::default() }
}

fn report(name: &str, article: &Article) {
    let mut cold: Vec<Duration> = (0..STARTS).map(|_| Window::new(article).frame(Vec::new())).collect();
    let mut window = Window::new(article);
    window.frame(Vec::new());
    let mut warm: Vec<Duration> = (0..STARTS)
        .map(|_| {
            window.reader = Reader::default();
            window.frame(Vec::new())
        })
        .collect();
    let mut scrolled: Vec<Duration> = (0..FRAMES).map(|_| window.frame(vec![pointer(), wheel()])).collect();
    let mut still: Vec<Duration> = (0..60).map(|_| window.frame(Vec::new())).collect();
    let [cold, warm, still] = [&mut cold, &mut warm, &mut still].map(|times| part(times, 0.5));
    let (median, most) = (part(&mut scrolled, 0.5), part(&mut scrolled, 0.99));
    println!(
        "{name:<28} first {cold:>6.1} ms, again {warm:>5.1} ms; scrolling {median:>5.2} ms, 99 of 100 under {most:>5.2} ms; at rest {still:>5.2} ms"
    );
}

/// An article of one long text of each kind.
fn long(kind: &str, bytes: usize) -> Article {
    let words = "the harbour opens at dawn 港口新線開通，".repeat(bytes / 46 + 1);
    let prose = || Prose::plain(words.as_str());
    let short = || Prose::plain("港口");
    let block = match kind {
        "a line of code" => Block::Code { text: "x".repeat(bytes) },
        "a paragraph" => Block::Paragraph { prose: prose() },
        "a quotation" => Block::Quote { paragraphs: vec![prose()] },
        "a list item" => {
            Block::List { style: ListStyle::Numbered, items: vec![ListItem { depth: 0, prose: prose() }] }
        }
        "a heading" => Block::Heading { level: 2, prose: prose() },
        "a cell" => Block::Table(Table {
            caption: None,
            header_rows: 0,
            rows: vec![vec![short(), prose()], vec![short(), short()]],
        }),
        "a caption" => Block::Figure(Figure { caption: Some(words.clone()), ..Figure::default() }),
        "letters without width" => Block::Paragraph { prose: "\u{200b}a".repeat(bytes / 4).into() },
        "other letters" => Block::Paragraph {
            prose: ('\u{4e00}'..'\u{9fff}').cycle().take(bytes / 3).collect::<String>().into(),
        },
        _ => Block::Paragraph {
            prose: Prose {
                marks: (0..bytes / 24)
                    .map(|at| Mark { range: at * 24..at * 24 + 6, kind: MarkKind::Strong })
                    .collect(),
                text: "harbour ".repeat(bytes / 8),
            },
        },
    };
    let mut article = Article { blocks: vec![block], ..Article::default() };
    article.number_slots();
    article
}

const KINDS: [&str; 10] = [
    "a line of code",
    "a paragraph",
    "a quotation",
    "a list item",
    "a heading",
    "a cell",
    "a caption",
    "marks",
    "letters without width",
    "other letters",
];

/// The longest frame of the window's thread while a text of megabytes is opened, scrolled through, and its end gone to.
fn report_longest(kind: &str, bytes: usize) {
    let mut window = Window::new(&long("a line of code", 10));
    window.frame(Vec::new());
    window.reading = Arc::new(Reading::new(ClipId(2), &long(kind, bytes), &window.locale));
    let opened: Vec<Duration> = (0..20).map(|_| window.frame(Vec::new())).collect();
    let keys = [Key::End, Key::PageUp, Key::Home, Key::PageDown, Key::PageDown];
    let moved: Vec<Duration> = keys
        .into_iter()
        .flat_map(|key| std::iter::once(vec![pressed(key)]).chain((0..12).map(|_| Vec::new())))
        .map(|events| window.frame(events))
        .collect();
    let scrolled: Vec<Duration> = (0..200).map(|_| window.frame(vec![pointer(), wheel()])).collect();
    let [opened, moved, scrolled] = [opened, moved, scrolled].map(|mut times| part(&mut times, 1.0));
    println!(
        "{kind:<22} {:>3} MB: longest frame opening {opened:>5.1} ms, going to its ends {moved:>5.1} ms, scrolling {scrolled:>5.1} ms",
        bytes / 1_000_000
    );
}

fn pressed(key: Key) -> Event {
    let modifiers = egui::Modifiers::NONE;
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// The time that this part of the frames took no longer than, in milliseconds.
fn part(times: &mut [Duration], part: f64) -> f64 {
    times.sort_unstable();
    times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1000.0
}

fn pointer() -> Event {
    Event::PointerMoved(pos2(WINDOW.x / 2.0, WINDOW.y / 2.0))
}

fn wheel() -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -TURN),
        phase: TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
        source: MouseWheelSource::Wheel,
    }
}

fn main() {
    // `cargo test --benches` asks whether it runs, not how fast.
    let quick = std::env::args().any(|arg| arg == "--test");
    let chars = if quick { 2_000 } else { 200_000 };
    report("Chinese, 200,000 characters", &text(CHINESE, chars, Lang::ZhHans));
    report("Japanese, 200,000 characters", &text(JAPANESE, chars, Lang::Ja));
    report("Korean, 200,000 characters", &text(KOREAN, chars, Lang::Ko));
    report("English, 200,000 characters", &text(ENGLISH, chars, Lang::En));
    report("one paragraph of 200,000", &one_paragraph(chars));
    report("500 figures", &figures());
    report("a table of 24,000 cells", &table());
    for bytes in if quick { &[100_000][..] } else { &[1_000_000, 5_000_000, 20_000_000] } {
        for kind in KINDS {
            report_longest(kind, *bytes);
        }
    }
}
