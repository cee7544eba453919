//! What is shown of an article, as text.

use super::*;

/// The items as text, a line each.
fn outline(reading: &Reading) -> String {
    let mut lines = Vec::new();
    for item in &reading.items {
        lines.push(match item {
            Item::Kicker(words) => format!("kicker   {words}"),
            Item::Headline(words) => format!("headline {words}"),
            Item::Deck(words) => format!("deck     {words}"),
            Item::SourceLine(prose) => format!("source   {}", prose.text.replace('\u{a0}', " ")),
            Item::SameStory => format!("story    {}", reading.labels.twins.len()),
            Item::Tags => format!("tags     {}", reading.labels.tags.len()),
            Item::Tally(words) => format!("tally    {words}"),
            Item::Heading { level, prose } => format!("h{level}       {}", prose.text),
            Item::Paragraph(prose) => format!("p        {}", prose.text.chars().take(12).collect::<String>()),
            Item::Caption(prose) => format!("caption  {}", prose.text.chars().take(12).collect::<String>()),
            Item::Rest(_) => "goes on".to_owned(),
            Item::Quote(prose) => format!("quote    {}", prose.text.chars().take(12).collect::<String>()),
            Item::ListItem { depth, lead, prose } => format!("li{depth}      {lead} {}", prose.text),
            Item::Table(piece) => format!("table    {} rows", piece.table.rows.len()),
            Item::Code(code) => format!("code     {} lines", code.lines().count()),
            Item::Slot(slot) => format!("slot     {}", reading.slots[*slot].name),
            Item::Divider => "divider".to_owned(),
            Item::LeftOut(reason) => format!("left out: {reason}"),
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
fn a_screen_reader_gets_every_text_in_the_order_of_the_article() {
    let language = Language::English;
    let bench = Bench::new(Some(reading(&harbour(), language)), language);
    let (mut harness, _) = harness_with(bench, language, Theme::Light, 1.0, vec2(820.0, 4000.0));
    harness.run();
    let said: Vec<String> =
        harness.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect();
    let article = harbour();
    let mut from = 0;
    for text in article.texts() {
        let at = said.iter().skip(from).position(|words| words.contains(text));
        let at = at.unwrap_or_else(|| panic!("{text} is not said behind {:?}", said.get(from)));
        // Caption and credit are said in one.
        from += at;
    }
}
