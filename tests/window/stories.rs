//! The same story twice: listed, laid side by side, made one, parted; named in the reader and by an import.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::desk::{Desk, FOG, page};

const FERRY: &str = "渡輪重返青石島";
const OTHER: &str = "渡轮重返青石岛引关注";
const THIRD: &str = "Rain over the terraces";

/// A paper's page.
fn printed(site: &str, page: &str) -> String {
    page.replace("<head>", &format!("<head><meta property=\"og:site_name\" content=\"{site}\">"))
}

fn ferry() -> String {
    let story = page(
        "zh-Hant",
        FERRY,
        "2024-04-03",
        [
            "天還沒亮，碼頭上已經站了三百多人，等着十一年來的第一班渡輪靠岸，船票在一小時內賣完。",
            "老船長說，當年停航的時候，大家以為再也看不到這條航線，島上的年輕人都搬到了城裡。",
            "港務處表示，航線每天往返四班，秋天再增加兩班，票價與停航前相同，學生可以半價。",
        ],
        "首班渡輪離開碼頭",
    );
    printed("青石日報", &story)
}

/// The same in the other script, from another paper, shortened and with a line of its own.
fn other() -> String {
    let story = page(
        "zh-Hans",
        OTHER,
        "2024-04-04",
        [
            "天还没亮，码头上已经站了五百多人，等着十一年来的第一班渡轮靠岸，船票在一小时内卖完。",
            "老船长说，当年停航的时候，大家以为再也看不到这条航线，岛上的年轻人都搬到了城里。",
            "港务处表示，航线每天往返四班，秋天再增加两班，票价与停航前相同，学生可以半价。",
        ],
        "渡轮靠岸",
    );
    printed("湾区网", &story)
}

fn rain() -> String {
    page(
        "en",
        THIRD,
        "2024-06-01",
        [
            "Rain fell over the terraces for a week, and the farmers carried their seedlings uphill by hand.",
            "The village head counted eleven broken walls and asked the county for stones and for two engineers.",
            "Children collected snails from the lowest fields and sold them to the inn at the crossroads.",
        ],
        "The terraces from the pass",
    )
}

/// Two clips of one story and one of another.
fn desk_with_twins() -> Desk {
    let mut desk = Desk::open();
    let paths = [("渡輪.html", ferry()), ("渡轮.html", other()), ("rain.html", rain())]
        .map(|(name, html)| desk.write(name, &html));
    desk.drop_files(&paths);
    desk.until("three clips", |desk| desk.listed() == 3);
    desk.until("the import's end", |desk| desk.says("3 imported, 0 already here, 0 failed"));
    desk.settle();
    desk
}

/// Lays the two side by side, by the key.
fn compare(desk: &mut Desk) {
    desk.click_clip(FERRY);
    desk.press(Modifiers::NONE, Key::D);
    desk.until("the two side by side", |desk| desk.says("The same story, "));
}

#[test]
fn duplicates_stand_together_in_a_list_of_their_own() {
    let mut desk = desk_with_twins();
    desk.click_row("Duplicates");
    desk.until("both clips", |desk| desk.headlines() == [OTHER, FERRY]);
    let said = |headline: &str| desk.clip(headline).accesskit_node().value().unwrap_or_default();
    assert!(said(OTHER).starts_with("Story 1, 1 of 2"), "{}", said(OTHER));
    assert!(said(FERRY).starts_with("Story 1, 2 of 2"), "{}", said(FERRY));
}

#[test]
fn duplicates_are_looked_for_when_one_asks() {
    let mut desk = Desk::with_three_clips();
    desk.choose("Collection", "Find duplicates");
    desk.until("the answer", |desk| desk.says("no story is here twice"));
    desk.until("the empty list", |desk| desk.says("No story is here twice"));
    assert_eq!(desk.listed(), 0);
}

#[test]
fn the_reader_names_where_else_the_story_is() {
    let mut desk = desk_with_twins();
    desk.click_clip(FERRY);
    desk.until("the line", |desk| desk.says("The same story:"));
    desk.click("Show the same story: 湾区网 4 April 2024");
    desk.until("the other clip", |desk| desk.selected() == [OTHER]);
    desk.click_clip(THIRD);
    desk.until("the other article", |desk| desk.says("Rain fell over the terraces"));
    assert!(!desk.says("The same story:"));
}

#[test]
fn two_clips_lie_side_by_side_with_their_differences_said() {
    let mut desk = desk_with_twins();
    compare(&mut desk);
    let value = |words: &str| {
        let is_paragraph = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            let side_by_side = node.value().is_some() || node.role() == Role::Paragraph;
            side_by_side && node.label().is_some_and(|label| label.starts_with(words))
        };
        let mut nodes = desk.harness.query_all(by().predicate(is_paragraph));
        // The reader behind has the same words, and says nothing of differences.
        nodes.find_map(|node| node.accesskit_node().value()).unwrap_or_default()
    };
    assert_eq!(value("天還沒亮，碼頭上"), "Worded differently: 三");
    assert_eq!(value("天还没亮，码头上"), "Worded differently: 五");
    assert_eq!(value("老船長說"), "", "the other script is no difference");
    assert!(desk.says("Keep the left clip: 青石日報 · 3 April 2024"), "{}", desk.screen());
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.says("The same story, "));
}

#[test]
fn the_one_that_is_kept_gets_the_tags_of_both_in_one_step() {
    let mut desk = desk_with_twins();
    desk.click_clip(OTHER);
    desk.press(Modifiers::NONE, Key::T);
    desk.type_and_enter("航運");
    desk.until("the tag", |desk| desk.has_row("航運"));
    compare(&mut desk);
    assert!(desk.says("Tagged 航運"));
    desk.press(Modifiers::NONE, Key::L);
    desk.until("the other one gone", |desk| !desk.has_clip(OTHER));
    desk.until("no pair more", |desk| desk.says("No story is here twice any more"));
    let states = |desk: &Desk| desk.clip(FERRY).accesskit_node().value().unwrap_or_default();
    desk.until("the tag on the one that is kept", |desk| states(desk).ends_with("航運"));
    desk.undo();
    desk.until("both clips", |desk| desk.has_clip(OTHER));
    assert!(!states(&desk).ends_with("航運"));
    desk.redo();
    desk.until("one clip again", |desk| !desk.has_clip(OTHER));
}

#[test]
fn two_stories_are_parted_and_the_undo_joins_them_again() {
    let mut desk = desk_with_twins();
    desk.click_row("Duplicates");
    desk.until("both clips", |desk| desk.listed() == 2);
    compare(&mut desk);
    desk.click("Not the same story");
    desk.until("no duplicates", |desk| desk.listed() == 0);
    desk.undo();
    desk.until("both clips again", |desk| desk.listed() == 2);
    desk.redo();
    desk.until("no duplicates again", |desk| desk.listed() == 0);
}

#[test]
fn any_two_clips_are_compared_and_one_is_shown() {
    let mut desk = desk_with_twins();
    desk.click_clip(THIRD);
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::D);
    desk.until("the two side by side", |desk| desk.says("Side by side"));
    assert!(!desk.says("Not the same story"), "they are not taken for one");
    desk.click("Show the right clip: 湾区网 · 4 April 2024");
    desk.until("that clip", |desk| desk.selected() == [OTHER]);
    assert!(!desk.says("Side by side"));
}

#[test]
fn an_import_says_whose_story_is_here_already() {
    let mut desk = Desk::open();
    desk.drop_page("渡輪.html", &ferry());
    desk.until("the first", |desk| desk.has_clip(FERRY));
    desk.drop_page("渡轮.html", &other());
    desk.until("the message", |desk| desk.says("The same story is here already"));
    let paths = [desk.write("rain.html", &rain()), desk.write("empty.html", "")];
    desk.settle();
    desk.click("Compare");
    desk.until("the two side by side", |desk| desk.says("The same story, "));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.drop_files(&paths);
    desk.until("the report", |desk| desk.says("1 imported, 0 already here, 1 failed"));
    assert!(!desk.says("that is here already"), "another story is no duplicate");
}

#[test]
fn a_report_leads_to_the_duplicates() {
    let mut desk = Desk::open();
    desk.drop_page("渡輪.html", &ferry());
    desk.until("the first", |desk| desk.has_clip(FERRY));
    let paths = [desk.write("渡轮.html", &other()), desk.write("empty.html", "")];
    desk.drop_files(&paths);
    let summary = "1 imported, 0 already here, 1 failed; 1 tells a story that is here already";
    desk.until("the report", |desk| desk.says(summary));
    desk.click("Show duplicates");
    desk.until("both clips", |desk| desk.headlines() == [OTHER, FERRY]);
    assert!(!desk.has_clip(FOG));
}

#[test]
fn what_changes_meanwhile_leaves_the_texts_where_they_are_scrolled_to() {
    let mut desk = desk_with_twins();
    compare(&mut desk);
    desk.harness.set_size(egui::vec2(1240.0, 420.0));
    desk.settle();
    let top = |desk: &Desk| {
        let headings = desk.harness.query_all_by_role_and_label(Role::Heading, FERRY);
        // That of the article behind stands elsewhere, and another is opened there by the import.
        headings.map(|heading| heading.rect().top() as i32).max()
    };
    let before = top(&desk);
    desk.press(Modifiers::NONE, Key::PageDown);
    let scrolled = top(&desk);
    assert_ne!(before, scrolled);
    let rain = desk.write("rain again.html", &rain().replace(THIRD, "More rain over the terraces"));
    desk.drop_files(&[rain]);
    desk.rest();
    desk.until("the message", |desk| desk.says("Imported"));
    assert_eq!(top(&desk), scrolled);
}
