//! What one sees of an article on the screen, and what one can do with it.

use super::*;

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
    let (mut harness, bench) = open(&article, Language::English);
    let rect = harness.get_by_label(words).rect();
    assert!(rect.height() > 50.0, "two rows or more");
    harness.drag_at(rect.left_top() + vec2(1.0, 5.0));
    harness.run();
    harness.drop_at(rect.right_bottom() - vec2(1.0, 5.0));
    harness.run();
    harness.event(egui::Event::Copy);
    harness.step();
    assert_eq!(bench.borrow_mut().commands.take(), [Command::CopyArticle(CopyAs::Words)]);
    assert_eq!(copy(&bench, CopyAs::Words), words);
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
