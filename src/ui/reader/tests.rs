//! Articles in five scripts, what the reader shows of them, and what one can do there.

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
use crate::command::{ClipId, Command, Commands};
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
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let desk = Desk {
            locale: &self.locale,
            pictures: &mut self.pictures,
            commands: &mut self.commands,
            has_keys: true,
        };
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

/// The items as text, a line each.
fn outline(reading: &Reading) -> String {
    let mut lines = Vec::new();
    for item in &reading.items {
        lines.push(match item {
            Item::Kicker(words) => format!("kicker   {words}"),
            Item::Headline(words) => format!("headline {words}"),
            Item::Deck(words) => format!("deck     {words}"),
            Item::SourceLine(prose) => format!("source   {}", prose.text.replace('\u{a0}', " ")),
            Item::Tally(words) => format!("tally    {words}"),
            Item::Heading { level, prose } => format!("h{level}       {}", prose.text),
            Item::Paragraph(prose) => format!("p        {}", prose.text.chars().take(12).collect::<String>()),
            Item::Quote(prose) => format!("quote    {}", prose.text.chars().take(12).collect::<String>()),
            Item::ListItem { depth, lead, prose } => format!("li{depth}      {lead} {}", prose.text),
            Item::Table(table) => format!("table    {} rows", table.rows.len()),
            Item::Code(code) => format!("code     {} lines", code.lines().count()),
            Item::Slot(slot) => format!("slot     {}", reading.slots[*slot].name),
            Item::Divider => "divider".to_owned(),
            Item::Notice(words) => format!("notice   {words}"),
        });
    }
    lines.join("\n")
}

#[test]
fn a_reading_in_english_words_around_a_chinese_article() {
    let expect = "\
kicker   城事
headline 新碼頭開港：第一班渡輪載著“老乘客”回家
deck     停航十一年之後，灣仔頭與青石島之間的航線在週日清晨恢復。
source   青石日報 · republished by 灣區轉載網 · Reporter 林佩珊, 何志遠 · Editor 周敏 · From 青石島 · Published 25 August 2024, 06:30 (UTC+8) · Updated 26 August 2024 · In the text: 1 April · Original page at news.example
tally    3 pictures, 2 empty
p        天還沒亮，碼頭上已經站了
slot     Picture 1: 首航渡輪離開新碼頭。
h2       航線怎麼停的
p        二〇一三年的颱風沖毀了舊
quote    「船不只是船，是我們和對
slot     Picture 2: 重建中的棧橋。 (empty: On the network: img.news.example)
h3       往後的班次
li0      1. 平日每小時一班，由早上六時開到晚上十時。
li1      1. 大霧時改為兩小時一班。
li0      2. 週末加開夜船，最後一班在午夜十二時離開。
table    3 rows
slot     Picture 3 (empty: Not saved with the page)
divider
p        渡輪靠岸時，汽笛響了三聲";
    assert_eq!(outline(&reading(&harbour(), Language::English)), expect);
}

#[test]
fn the_source_line_in_chinese() {
    let reading = reading(&harbour(), Language::SimplifiedChinese);
    let source = outline(&reading).lines().nth(3).unwrap().to_owned();
    assert_eq!(
        source,
        "source   青石日報 · 灣區轉載網 转载 · 记者 林佩珊、何志遠 · 编辑 周敏 · 发自 青石島 · 发布于 2024年8月25日 06:30 (UTC+8) · 更新于 2024年8月26日 · 文中日期：4月1日 · 原网页：news.example"
    );
}

#[test]
fn an_article_of_unknown_language_is_set_by_its_script() {
    let lang = |words: &str| {
        let article = Article { blocks: vec![Block::paragraph(words)], ..Article::default() };
        reading(&article, Language::English).lang.clone()
    };
    assert_eq!(lang("今天的新闻，明天的历史。"), Lang::ZhHans);
    assert_eq!(lang("きょうの新聞は、あすの歴史だ。"), Lang::Ja);
    assert_eq!(lang("오늘의 신문은 내일의 역사다."), Lang::Ko);
    assert_eq!(lang("Today’s news is tomorrow’s history (歷史)."), Lang::En);
}

#[test]
fn a_page_without_anything_still_says_what_it_is() {
    let empty = reading(&Article::default(), Language::English);
    assert_eq!(
        outline(&empty),
        "headline Untitled\nnotice   No article text was found on this page. The page itself is kept."
    );
}

#[test]
fn long_code_is_cut_into_pieces_that_lose_no_line() {
    let lines: Vec<String> = (0..95).map(|line| format!("line {line}")).collect();
    let article = Article { blocks: vec![Block::Code { text: lines.join("\n") }], ..Article::default() };
    let reading = reading(&article, Language::English);
    let shown: Vec<&str> = reading
        .items
        .iter()
        .filter_map(|item| if let Item::Code(code) = item { Some(code.lines()) } else { None })
        .flatten()
        .collect();
    assert_eq!(shown, lines);
}

#[test]
fn an_article_is_shown_with_its_headline_text_and_slots() {
    let (harness, _) = open(&harbour(), Language::English);
    harness.get_by_role_and_label(egui::Role::Heading, "新碼頭開港：第一班渡輪載著“老乘客”回家");
    harness.get_by_role_and_label(egui::Role::Label, "3 pictures, 2 empty");
    harness.get_by_role_and_label(egui::Role::Image, "Picture 1: 首航渡輪離開新碼頭。");
    harness.get_by_role_and_label(egui::Role::Article, "Article: 新碼頭開港：第一班渡輪載著“老乘客”回家");
}

#[test]
fn a_number_in_the_tally_leads_to_its_slot_which_says_why_it_is_empty() {
    let (mut harness, bench) = open(&harbour(), Language::English);
    let slot = "Picture 2: 重建中的棧橋。 (empty: On the network: img.news.example)";
    harness.get_by_label(&format!("Go to {slot}")).click();
    harness.run();
    harness.get_by_role_and_label(egui::Role::Figure, slot);
    harness.get_by_role_and_label(egui::Role::Link, "On the network: img.news.example").click();
    harness.run();
    let opened = Command::OpenAddress("https://img.news.example/pier.jpg".into());
    assert_eq!(bench.borrow_mut().commands.take(), [opened]);
    let place = bench.borrow().reader.place();
    let item = bench.borrow().reading.as_ref().unwrap().item_of_slot(1).unwrap();
    assert_eq!(place.item, item);
}

#[test]
fn a_picture_opens_at_its_full_size_by_click_and_by_enter_and_closes_by_escape() {
    let (mut harness, bench) = open(&harbour(), Language::English);
    let name = "Picture 1: 首航渡輪離開新碼頭。";
    harness.get_by_role_and_label(egui::Role::Image, name).click();
    harness.run();
    harness.get_by_label(&format!("{name}, full size"));
    assert!(bench.borrow().reader.shows_picture());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!bench.borrow().reader.shows_picture());

    harness.get_by_role_and_label(egui::Role::Image, name).focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(bench.borrow().reader.shows_picture());
    harness.get_by_role_and_label(egui::Role::Button, "Close").click();
    harness.run();
    assert!(!bench.borrow().reader.shows_picture());
}

#[test]
fn the_full_size_steps_from_kept_picture_to_kept_picture() {
    let mut article = harbour();
    article.blocks.push(figure("港口夜景", Picture::Kept(PictureHash::of(b"night")), Some((400, 400))));
    article.number_slots();
    let (mut harness, _) = open(&article, Language::English);
    harness.get_by_role_and_label(egui::Role::Image, "Picture 1: 首航渡輪離開新碼頭。").click();
    harness.run();
    assert!(harness.query_by_label("Previous picture").is_none());
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.get_by_label("Picture 4: 港口夜景, full size");
    harness.get_by_label("Previous picture").click();
    harness.run();
    harness.get_by_label("Picture 1: 首航渡輪離開新碼頭。, full size");
}

#[test]
fn a_link_asks_for_its_address_to_be_opened() {
    let (mut harness, bench) = open(&harbour(), Language::English);
    harness.get_by_role_and_label(egui::Role::Link, "Original page at news.example").click();
    harness.run();
    assert_eq!(
        bench.borrow_mut().commands.take(),
        [Command::OpenAddress("https://news.example/harbour/1".into())]
    );
}

#[test]
fn a_link_that_could_run_something_is_words_only() {
    let article = Article {
        blocks: vec![Block::Paragraph { prose: linked("Click here now", "here", "javascript:steal()") }],
        ..Article::default()
    };
    let (harness, _) = open(&article, Language::English);
    harness.get_by_label("Click here now");
    assert!(harness.query_by_role(egui::Role::Link).is_none());
}

#[test]
fn words_are_selected_across_rows_and_copied_without_breaks() {
    let words = "這一段話要排成好幾行才放得下，因為它比一行長得多；複製的時候，行與行之間不應該多出換行，也不應該少掉一個字，這樣才能原樣貼到別的地方去。";
    let mut article = Article { blocks: vec![Block::paragraph(words)], ..Article::default() };
    article.meta.lang = Lang::ZhHant;
    let (mut harness, _) = open(&article, Language::English);
    let rect = harness.get_by_label(words).rect();
    assert!(rect.height() > 50.0, "two rows or more");
    harness.drag_at(rect.left_top() + vec2(1.0, 5.0));
    harness.run();
    harness.drop_at(rect.right_bottom() - vec2(1.0, 5.0));
    harness.run();
    harness.event(egui::Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some(words));
}

#[test]
fn keys_scroll_to_the_end_and_back() {
    let (mut harness, bench) = open(&harbour(), Language::English);
    let last = "渡輪靠岸時";
    assert!(harness.query_by_label_contains(last).is_none());
    harness.key_press(Key::End);
    harness.run();
    harness.get_by_label_contains(last);
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(bench.borrow().reader.place(), Place::default());
    harness.key_press(Key::Space);
    harness.run();
    assert!(bench.borrow().reader.place().item > 0);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Space);
    harness.run();
    assert_eq!(bench.borrow().reader.place(), Place::default());
}

#[test]
fn a_place_survives_a_restart_and_a_change_of_width() {
    let (mut harness, bench) = open(&harbour(), Language::English);
    let place = Place { item: 9, into: 0.25 };
    bench.borrow_mut().reader.go_to(place);
    harness.run();
    harness.set_size(vec2(500.0, 700.0));
    harness.run();
    let kept = bench.borrow().reader.place();
    assert_eq!(kept.item, place.item);
    assert!((kept.into - place.into).abs() < 0.05, "{kept:?}");
}

#[test]
fn another_clip_is_shown_from_its_start() {
    let (mut harness, bench) = open(&harbour(), Language::English);
    harness.key_press(Key::End);
    harness.run();
    let other = Reading::new(ClipId(8), &harbour(), &Locale::new(Language::English));
    bench.borrow_mut().reading = Some(Arc::new(other));
    harness.run();
    assert_eq!(bench.borrow().reader.place(), Place::default());
    harness.get_by_role_and_label(egui::Role::Heading, "新碼頭開港：第一班渡輪載著“老乘客”回家");
}

#[test]
fn a_long_article_is_laid_out_only_near_the_window_and_asks_for_no_repaint() {
    let paragraph = "這是一段很長的文字，用來看版面是否只排到視窗附近。".repeat(20);
    let blocks = (0..400).map(|_| Block::paragraph(&paragraph)).collect();
    let article = Article { blocks, ..Article::default() };
    let (harness, bench) = open(&article, Language::English);
    let drawn = harness.query_all_by_role(egui::Role::Paragraph).count();
    assert!((1..12).contains(&drawn), "{drawn} paragraphs in the tree");
    assert!(bench.borrow().reader.laid_out() < 20);
}

#[test]
fn a_slot_takes_the_same_room_before_and_after_it_is_filled() {
    let slot = |picture| {
        let article = Article { blocks: vec![figure("", picture, Some((900, 600)))], ..Article::default() };
        figure_box(&reading(&article, Language::English).slots[0], 646.0)
    };
    assert_eq!(slot(kept()), slot(Picture::Missing(Missing::NotSaved)));
}

#[test]
fn a_picture_of_any_shape_keeps_its_proportions() {
    let size = |width, height| {
        let article =
            Article { blocks: vec![figure("", kept(), Some((width, height)))], ..Article::default() };
        let size = figure_box(&reading(&article, Language::English).slots[0], 646.0);
        (size.x, size.y)
    };
    assert_eq!(size(1292, 646), (646.0, 323.0));
    assert_eq!(size(300, 200), (300.0, 200.0));
    assert_eq!(size(600, 960), (300.0, 480.0));
    assert_eq!(size(10_000, 100), (646.0, 16.0));
}

#[test]
fn with_no_clip_open_the_reader_says_what_to_do() {
    let (mut harness, _) =
        harness(Bench::new(None, Language::SimplifiedChinese), Language::SimplifiedChinese);
    harness.run();
    harness.get_by_label("还没有打开剪报");
    harness.get_by_label_contains("把保存的网页拖到这个窗口上");
}

#[test]
fn words_of_many_scripts_have_their_glyphs() {
    // The harness panics on a character that no font has.
    let words = "서울 東京 กรุงเทพ القاهرة Zürich Ελλάδα 😀🤔 ☾✕ 失\u{FFFD}字 \u{E011}圖標";
    let article = Article { blocks: vec![Block::paragraph(words)], ..Article::default() };
    for lang in [Lang::ZhHans, Lang::ZhHant, Lang::Ja, Lang::Ko, Lang::En] {
        let mut article = article.clone();
        article.meta.lang = lang;
        let (harness, _) = open(&article, Language::English);
        harness.get_by_label_contains("失〓字");
        assert!(harness.root().accesskit_node().label().is_none());
    }
}
