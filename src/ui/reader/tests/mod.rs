//! What the reader shows of an article, and what one can do there.

mod acts;
mod copying;
mod long;
mod places;
mod set;
mod shown;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Key, Modifiers, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::figure::box_size as figure_box;
use super::*;
use crate::article::{
    Article, Block, Byline, Figure, Found, Lang, ListItem, ListStyle, Mark, MarkKind, Meta, Missing, Picture,
    PictureHash, PixelSize, Prose, Role, Sourced, Table,
};
use crate::command::{
    Breadth, ClipId, Command, Commands, CopyAs, Leading, Margin, Paragraphs, Typeset, Typography, Zoom,
};
use crate::ui::fonts;
use crate::ui::locale::{Language, Locale};
use crate::ui::pictures::{Pictures, Wanted};

#[expect(clippy::unnecessary_wraps, reason = "fields of an article are optional")]
fn found<T>(value: T) -> Option<Sourced<T>> {
    Some(Sourced::new(value, Found::Body))
}

pub(super) fn linked(text: &str, words: &str, address: &str) -> Prose {
    let start = text.find(words).unwrap();
    let mark = Mark { range: start..start + words.len(), kind: MarkKind::Link(address.into()) };
    Prose { text: text.into(), marks: vec![mark] }
}

pub(super) fn figure(caption: &str, picture: Picture, size: Option<(u32, u32)>) -> Block {
    Block::Figure(Figure {
        caption: (!caption.is_empty()).then(|| caption.into()),
        size_px: size.map(|(width, height)| PixelSize { width, height }),
        picture,
        ..Figure::default()
    })
}

fn remote() -> Block {
    Block::Figure(Figure {
        caption: Some("重建中的棧橋。".into()),
        credit: Some("市議會檔案".into()),
        source: Some("https://img.news.example/pier.jpg".into()),
        size_px: Some(PixelSize { width: 900, height: 600 }),
        picture: Picture::Missing(Missing::Remote("img.news.example".into())),
        ..Figure::default()
    })
}

pub(super) fn kept() -> Picture {
    Picture::Kept(PictureHash::of(b"harbour"))
}

/// A Chinese article with all that an article can have.
pub(super) fn harbour() -> Article {
    let mut article = Article {
        meta: Meta {
            headline: found("新碼頭開港：第一班渡輪載著“老乘客”回家".into()),
            deck: found("停航十一年之後，灣仔頭與青石島之間的航線在週日清晨恢復。".into()),
            site: found("灣區轉載網".into()),
            source: found("青石日報".into()),
            section: found("城事".into()),
            bylines: vec![
                Sourced::new(Byline { name: "林佩珊".into(), role: Role::Reporter }, Found::MetaLine),
                Sourced::new(Byline { name: "何志遠".into(), role: Role::Reporter }, Found::MetaLine),
                Sourced::new(Byline { name: "周敏".into(), role: Role::Editor }, Found::MetaLine),
            ],
            dateline: found("青石島".into()),
            published: found("2024-08-25T06:30:00+08:00".parse().unwrap()),
            updated: found("2024-08-26".parse().unwrap()),
            event_days: found("--04-01".parse().unwrap()).into_iter().collect(),
            lang: Lang::ZhHant,
            url: Some("https://news.example/harbour/1".into()),
        },
        blocks: vec![
            Block::paragraph(
                "天還沒亮，碼頭上已經站了三百多人。「我等這班船等了十一年」，七十四歲的陳婆婆說——她手裡拿著一張2013年的舊船票，票角已經磨白。船公司說，首航的二百八十個座位在四分鐘內訂完。",
            ),
            figure("首航渡輪離開新碼頭。", kept(), Some((1200, 800))),
            Block::heading(2, "航線怎麼停的"),
            Block::Paragraph {
                prose: linked(
                    "二〇一三年的颱風沖毀了舊碼頭的三座棧橋，島上的居民此後要繞行四十公里的公路。市議會的檔案（見《第七號報告》）顯示，重建方案先後改了五次。",
                    "第七號報告",
                    "https://council.example/report/7",
                ),
            },
            Block::Quote {
                paragraphs: vec!["「船不只是船，是我們和對岸的親戚、市場、學校之間的那條線。」".into()],
            },
            remote(),
            Block::heading(3, "往後的班次"),
            Block::List {
                style: ListStyle::Numbered,
                items: vec![
                    ListItem {
                        depth: 0, prose: "平日每小時一班，由早上六時開到晚上十時。".into()
                    },
                    ListItem { depth: 1, prose: "大霧時改為兩小時一班。".into() },
                    ListItem {
                        depth: 0, prose: "週末加開夜船，最後一班在午夜十二時離開。".into()
                    },
                ],
            },
            Block::Table(Table {
                caption: Some("票價（元）".into()),
                header_rows: 1,
                rows: vec![
                    vec!["乘客".into(), "平日".into(), "週末".into()],
                    vec!["成人".into(), "18".into(), "24".into()],
                    vec!["長者、學生".into(), "9".into(), "12".into()],
                ],
            }),
            figure("", Picture::Missing(Missing::NotSaved), None),
            Block::Divider,
            Block::paragraph(
                "渡輪靠岸時，汽笛響了三聲。陳婆婆把舊船票交給船員，船員蓋了一個新的日期，又還給她。",
            ),
        ],
    };
    article.number_slots();
    article
}

pub(super) fn reading(article: &Article, language: Language) -> Arc<Reading> {
    Arc::new(Reading::new(ClipId(7), article, &Locale::new(language)))
}

/// What a test sees of the reader and hands to it.
pub(super) struct Bench {
    pub(super) reader: Reader,
    reading: Option<Arc<Reading>>,
    locale: Locale,
    pictures: Pictures,
    commands: Commands,
    asked: Vec<Wanted>,
    pub(super) typography: Typography,
}

impl Bench {
    pub(super) fn new(reading: Option<Arc<Reading>>, language: Language) -> Self {
        Self {
            reader: Reader::default(),
            reading,
            locale: Locale::new(language),
            pictures: Pictures::default(),
            commands: Commands::default(),
            asked: Vec::new(),
            typography: Typography::default(),
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let mut desk = Desk::new(&self.locale, &mut self.pictures, &mut self.commands);
        desk.has_keys = true;
        desk.typography = self.typography;
        self.reader.ui(ui, self.reading.as_ref(), desk);
        for wanted in self.pictures.take_questions() {
            self.asked.push(wanted);
            // A decoder that is never late: sky, sea, and a stripe of light between them.
            let (width, height) = (60, 40);
            let rgba: Vec<u8> = (0..width * height).flat_map(|i| colour_of(i / width)).collect();
            let size = PixelSize { width, height };
            self.pictures.arrived(ui.ctx(), wanted, size, &rgba);
            ui.ctx().request_repaint();
        }
    }
}

fn colour_of(row: u32) -> [u8; 4] {
    match row {
        0..=21 => [150, 180, 200, 255],
        22..=23 => [240, 225, 190, 255],
        _ => [60, 90, 110, 255],
    }
}

pub(super) fn harness(bench: Bench, language: Language) -> (Harness<'static>, Rc<RefCell<Bench>>) {
    harness_with(bench, language, Theme::Light, 1.0, vec2(820.0, 900.0))
}

pub(super) fn harness_with(
    bench: Bench,
    language: Language,
    theme: Theme,
    scale: f32,
    size: egui::Vec2,
) -> (Harness<'static>, Rc<RefCell<Bench>>) {
    let bench = Rc::new(RefCell::new(bench));
    let drawn = Rc::clone(&bench);
    let harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_theme(theme)
        .with_context_setup(move |ctx| {
            fonts::install(ctx, &language.lang());
            crate::ui::theme::apply(ctx);
        })
        .build_ui(move |ui| drawn.borrow_mut().ui(ui));
    (harness, bench)
}

fn open(article: &Article, language: Language) -> (Harness<'static>, Rc<RefCell<Bench>>) {
    let (mut harness, bench) = harness(Bench::new(Some(reading(article, language)), language), language);
    harness.run();
    (harness, bench)
}

/// What would be copied in this form.
pub(super) fn copy(bench: &Rc<RefCell<Bench>>, form: CopyAs) -> String {
    let bench = bench.borrow();
    bench.reader.copied(bench.reading.as_ref().unwrap(), &Highlights::default(), form).unwrap().text()
}
