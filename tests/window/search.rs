//! Clips are found as one types, narrowed, and let go again.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::desk::{Desk, FOG, LIGHTHOUSE, MARKET};

fn look_for(words: &str) -> Desk {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text(words);
    desk
}

#[test]
fn any_form_of_the_characters_finds_a_clip_as_one_types() {
    let mut desk = look_for("燈塔");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    assert!(desk.says("1 found"));
    desk.type_text(" 透鏡");
    desk.until("words of the body", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.type_text(" 港口");
    desk.until("nothing", |desk| desk.says("Nothing found"));
}

#[test]
fn escape_in_the_field_shows_all_clips_again_and_gives_the_keys_to_the_list() {
    let mut desk = look_for("harbour");
    desk.until("the find", |desk| desk.headlines() == [FOG]);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("all clips", |desk| desk.listed() == 3);
    desk.press(Modifiers::NONE, Key::Home);
    assert_eq!(desk.selected(), [LIGHTHOUSE]);
}

#[test]
fn a_beginning_finds_words_and_marks_them_and_enter_keeps_them() {
    let mut desk = look_for("harb");
    desk.until("the find", |desk| desk.headlines() == [FOG]);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.until("the find is read", |desk| desk.selected() == [FOG] && desk.headlines() == [FOG]);
    desk.press(Modifiers::COMMAND, Key::F);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("fer* \"har\"");
    desk.until("no whole word", |desk| desk.says("Nothing found"));
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("fer* har");
    desk.until("the find again", |desk| desk.headlines() == [FOG]);
}

#[test]
fn what_may_have_been_meant_is_taken_by_a_click_or_by_enter() {
    const MEANT: &str = "Did you mean “harbour”?";
    let mut desk = look_for("harbuor");
    desk.until("the offer", |desk| desk.says(MEANT));
    desk.click(MEANT);
    desk.until("the find", |desk| desk.headlines() == [FOG] && !desk.says(MEANT));
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("harbuor");
    desk.until("the offer again", |desk| desk.says(MEANT));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.until("the find again", |desk| desk.headlines() == [FOG]);
    desk.type_text("zzzz");
    desk.until("nothing is near", |desk| desk.says("Nothing found") && !desk.says("Did you mean"));
}

#[test]
fn a_slash_begins_a_search_and_enter_goes_to_the_first_find() {
    let mut desk = Desk::with_three_clips();
    desk.harness.key_press(Key::Slash);
    desk.harness.event(egui::Event::Text("/".to_owned()));
    desk.settle();
    desk.type_and_enter("시장");
    desk.until("the find", |desk| desk.headlines() == [MARKET]);
    desk.until("it is selected", |desk| desk.selected() == [MARKET]);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("all clips", |desk| desk.listed() == 3);
}

#[test]
fn only_the_exact_characters_where_that_is_asked_for() {
    let mut desk = look_for("燈塔");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.click("Search options");
    desk.click("Exact characters only");
    desk.until("nothing", |desk| desk.says("Nothing found"));
    desk.click("Exact characters only");
    desk.until("the find again", |desk| desk.headlines() == [LIGHTHOUSE]);
}

#[test]
fn finds_are_narrowed_by_language_and_widened_again() {
    let mut desk = look_for("has:empty-slot");
    desk.until("the filters", |desk| desk.says("Filter: Language"));
    assert!(desk.says("3 found"));
    desk.click("Filter: Language");
    desk.click("Korean");
    desk.until("the Korean clip", |desk| desk.headlines() == [MARKET]);
    desk.click("Korean");
    desk.until("all three", |desk| desk.listed() == 3);
}

#[test]
fn what_was_not_understood_is_explained_and_the_rest_is_found() {
    let mut desk = look_for("fog before:yesterday");
    desk.until("the sentence", |desk| desk.says("is not a date"));
    desk.until("the find", |desk| desk.headlines() == [FOG]);
}

#[test]
fn what_was_looked_for_lately_is_offered_again() {
    let mut desk = look_for("harbour");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("all clips", |desk| desk.listed() == 3);
    desk.click("Search options");
    desk.click("harbour");
    desk.until("the find", |desk| desk.headlines() == [FOG]);
}

#[test]
fn a_search_in_a_collection_goes_on_among_all_clips() {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_and_enter("Weather");
    desk.until("the collection", |desk| desk.has_row("Weather"));
    desk.click_row("Weather");
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("fog");
    desk.until("nothing", |desk| desk.says("Nothing found"));
    desk.click("Search all clips");
    desk.until("the find", |desk| desk.headlines() == [FOG]);
}

#[test]
fn the_words_that_were_found_are_shown_in_the_row() {
    let mut desk = look_for("透镜");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    let field = desk.harness.get_by_label("Search");
    assert!(field.rect().width() > 200.0);
}

#[test]
fn hits_are_counted_in_the_article_and_f3_goes_through_them() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(LIGHTHOUSE);
    desk.choose("Edit", "Find in the article");
    desk.type_text("燈塔");
    assert!(desk.says("1 of 4"), "{}", desk.screen());
    let field = desk.harness.get_by_role_and_label(egui::Role::TextInput, "Find in the article").rect();
    let headline = desk.harness.get_by_role_and_label(egui::Role::Heading, LIGHTHOUSE).rect();
    assert!(field.bottom() < headline.top() && headline.top() - field.bottom() < 60.0, "{field} {headline}");
    desk.press(Modifiers::NONE, Key::F3);
    assert!(desk.says("2 of 4"));
    desk.press(Modifiers::SHIFT, Key::F3);
    desk.press(Modifiers::SHIFT, Key::F3);
    assert!(desk.says("4 of 4"), "from the first to the last:\n{}", desk.screen());
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.says("1 of 4"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.says("of 4"));
}

#[test]
fn what_changes_elsewhere_leaves_the_hit_that_is_shown() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(LIGHTHOUSE);
    desk.choose("Edit", "Find in the article");
    desk.type_text("燈塔");
    desk.press(Modifiers::NONE, Key::F3);
    assert!(desk.says("2 of 4"));
    desk.choose("Edit", "Star");
    let starred = |desk: &Desk| {
        egui_kittest::kittest::NodeT::accesskit_node(&desk.clip(LIGHTHOUSE)).value().unwrap_or_default()
    };
    desk.until("the star", |desk| starred(desk).starts_with("Starred"));
    desk.settle();
    assert!(desk.says("2 of 4"));
}

#[test]
fn the_same_key_finds_in_the_article_where_the_reader_has_the_keys() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.harness.get_by_role_and_label(egui::Role::Heading, FOG).click();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("unheard");
    assert!(desk.says("Not in this article"));
}

/// Three clips of which one has a site and one a tag.
fn with_site_and_tag() -> Desk {
    let mut desk = Desk::open();
    let from = |site: &str, page: &str| {
        page.replace("<head>", &format!("<head><meta property=\"og:site_name\" content=\"{site}\">"))
    };
    let pages = [
        ("a.html", from("Quay Post", &super::desk::fog())),
        ("b.html", from("海湾报", &super::desk::lighthouse())),
        ("c.html", super::desk::market()),
    ];
    let paths = pages.map(|(name, html)| desk.write(name, &html));
    desk.drop_files(&paths);
    desk.until("three clips", |desk| desk.listed() == 3);
    desk.until("the import's end", |desk| desk.says("3 imported"));
    desk.click_clip(MARKET);
    desk.press(Modifiers::NONE, Key::T);
    desk.type_and_enter("아침");
    desk.until("the tag", |desk| desk.has_row("아침"));
    desk
}

#[test]
fn finds_are_narrowed_by_source_year_and_tag() {
    let mut desk = with_site_and_tag();
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("has:empty-slot");
    desk.until("the finds", |desk| desk.says("3 found"));
    for (filter, value, found) in
        [("Source", "Quay Post", FOG), ("Year", "2024", LIGHTHOUSE), ("Tag", "아침", MARKET)]
    {
        desk.click(&format!("Filter: {filter}"));
        let by_value = || {
            let is_item =
                |node: &egui_kittest::kittest::AccessKitNode<'_>| node.role() == egui::Role::MenuItemCheckBox;
            egui_kittest::kittest::by().label(value).predicate(is_item)
        };
        let item = |desk: &mut Desk| {
            desk.until(value, |desk| desk.harness.query(by_value()).is_some());
            desk.harness.get(by_value()).click();
            desk.settle();
        };
        item(&mut desk);
        let narrowed = if filter == "Year" { 3 } else { 1 };
        desk.until(filter, |desk| desk.listed() == narrowed && desk.has_clip(found));
        item(&mut desk);
        desk.until("all three", |desk| desk.listed() == 3);
        desk.press(Modifiers::NONE, Key::Escape);
        desk.settle();
    }
}

#[test]
fn finds_are_sorted_in_every_order() {
    let mut desk = with_site_and_tag();
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("has:empty-slot");
    desk.until("the finds", |desk| desk.says("3 found"));
    for (order, first) in [
        ("Oldest published", MARKET),
        ("Newest published", LIGHTHOUSE),
        ("Headline", FOG),
        ("Site", FOG),
        ("Oldest added", FOG),
        ("Newest added", MARKET),
        ("Best match first", LIGHTHOUSE),
    ] {
        desk.choose_deep("View", "Sort by", order);
        desk.until(order, |desk| desk.headlines().first().is_some_and(|headline| headline == first));
    }
}

#[test]
fn a_saved_search_finds_what_has_come_since() {
    let mut desk = look_for("harbour");
    desk.until("the find", |desk| desk.headlines() == [FOG]);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("Harbours");
    desk.until("the saved search", |desk| desk.has_row("Harbours"));
    let newer = super::desk::fog().replace(FOG, "The harbour opens again").replace("third day", "fourth day");
    desk.drop_page("newer.html", &newer);
    desk.until("the new clip", |desk| desk.has_clip("The harbour opens again"));
    desk.click_row("Harbours");
    desk.until("both", |desk| desk.listed() == 2 && desk.has_clip(FOG));
}

#[test]
fn f3_goes_through_the_words_that_the_list_was_searched_for_from_the_first() {
    let mut desk = Desk::open();
    let weeks =
        (0..80).map(|week| format!("<p>The tide tables of week {week} were printed and hung up.</p>"));
    let filler = weeks.collect::<Vec<_>>().concat();
    let (first, last) = ("The ferryman rang his bell at dawn", "In the evening the ferryman went home");
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A day at the landing</title><article>\
         <h1>A day at the landing</h1><p>{first}, as he had done for twenty years and more.</p>{filler}\
         <p>{last}, and the landing lay in the dark until the morning.</p></article></html>"
    );
    desk.drop_page("landing.html", &html);
    desk.until("the article", |desk| desk.says(first));
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("ferryman");
    desk.until("the find", |desk| desk.says("1 found"));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let drawn = |desk: &Desk, words: &str| {
        let paragraphs = desk.harness.query_all_by_role(egui::Role::Paragraph);
        let says = |node: egui_kittest::Node<'_>| egui_kittest::kittest::NodeT::accesskit_node(&node).label();
        paragraphs.filter_map(says).any(|label| label.starts_with(words))
    };
    for (shift, words) in [(false, first), (false, last), (false, first), (true, last)] {
        let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
        desk.press(modifiers, Key::F3);
        let other = if words == first { last } else { first };
        assert!(drawn(&desk, words) && !drawn(&desk, other), "{words}");
    }
}
