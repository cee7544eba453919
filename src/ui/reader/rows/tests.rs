//! Rows of made-up widths, joined by `|`.

use proptest::prelude::*;

use super::*;
use crate::article::Lang;

/// A wide character is 2 wide, and so are the marks between Han; the size of the type is 2.
fn set(text: &str, lang: &Lang) -> Vec<Cell> {
    let wide = |c: char| is_square(c) || matches!(c, '—' | '…' | '“' | '”' | '‘' | '’');
    let shape = |c: char| {
        let advance = if wide(c) { 2.0 } else { 1.0 };
        let ink = match kinsoku::class(c) {
            Class::Open if wide(c) => (1.0, 2.0),
            Class::Close if wide(c) => (0.0, 1.0),
            _ => (0.0, advance),
        };
        Shape { c, advance, ink }
    };
    cells(&text.chars().map(shape).collect::<Vec<_>>(), lang, 2.0, &[])
}

fn joined(cells: &[Cell], rows: Vec<Range<usize>>) -> String {
    let words = |row: Range<usize>| cells[row].iter().map(|cell| cell.c).collect::<String>();
    rows.into_iter().map(words).collect::<Vec<_>>().join("|")
}

#[track_caller]
fn check_in(lang: &Lang, text: &str, measure: f32, expect: &str) {
    let cells = set(text, lang);
    assert_eq!(joined(&cells, rows(&cells, Measure::of(measure))), expect);
}

#[track_caller]
fn check(text: &str, measure: f32, expect: &str) {
    check_in(&Lang::Unknown, text, measure, expect);
}

#[test]
fn han_breaks_anywhere_and_words_at_spaces() {
    check("今日新聞很多", 8.0, "今日新聞|很多");
    check("one two three", 8.0, "one two |three");
    check("우리 동네 신문", 4.0, "우리 |동네 |신문");
}

#[test]
fn a_number_stays_with_its_counter_and_its_ordinal_over_spaces() {
    check("根据第 1 条规定", 8.0, "根据|第 1 条|规定");
    check("全书共12章已出", 8.0, "全书共|12章已|出");
}

#[test]
fn a_no_break_space_holds_on_both_sides() {
    check("二零二四年八月\u{A0}09:00", 16.0, "二零二四年八|月\u{A0}09:00");
}

#[test]
fn a_line_of_parts_is_cut_between_them_and_inside_only_one_that_fills_a_row() {
    let check = |text: &str, measure: f32, expect: &str| {
        let mut cells = set(text, &Lang::ZhHans);
        keep_parts(&mut cells);
        assert_eq!(joined(&cells, rows(&cells, Measure::of(measure))), expect);
    };
    check("青石日报 · 记者林佩珊 · 原网页", 18.0, "青石日报 · |记者林佩珊 · |原网页");
    check("Post · By Ada Lovelace", 12.0, "Post · |By Ada |Lovelace");
}

#[test]
fn closing_marks_and_stops_never_start_a_row() {
    check("今日新聞々很多", 8.0, "今日新|聞々很多");
    check("すきなラーメン", 8.0, "すきな|ラーメン");
    check("大待って", 4.0, "大|待っ|て");
    check("東京都〜大阪", 6.0, "東京|都〜大|阪");
}

#[test]
fn a_stop_at_the_end_of_a_row_takes_half_its_square() {
    check("今日新聞。很多", 9.0, "今日新聞。|很多");
    check("今日新聞。很多", 8.0, "今日新|聞。很多");
    check("今日新聞）。很多", 10.0, "今日新聞）。|很多");
}

#[test]
fn the_marks_of_a_row_give_way_to_one_that_would_start_the_next() {
    check("今，日，新聞。很多", 11.9, "今，日，新|聞。很多");
    check("今，日，新聞。很多", 12.0, "今，日，新聞。|很多");
    check("今，日，新聞。很多", 14.0, "今，日，新聞。|很多");
}

#[test]
fn opening_marks_never_end_a_row() {
    check("他今日「說", 9.0, "他今日|「說");
    check("讀了《“新", 8.0, "讀了|《“新");
    check("一二三（四", 8.0, "一二三|（四");
}

#[test]
fn a_dash_or_ellipsis_stays_whole_and_starts_no_row() {
    check("今日新聞——很多", 10.0, "今日新|聞——很多");
    check("今日新聞……", 8.0, "今日新|聞……");
}

#[test]
fn a_latin_word_inside_han_stays_whole_and_a_number_keeps_its_unit() {
    check("我用Linux系統", 9.0, "我用|Linux系|統");
    check("大約3.5億元", 9.0, "大約|3.5億元");
    check("漲了50%了", 7.0, "漲了|50%了");
    check("花了$100元", 9.0, "花了|$100元");
    check("自從2024年開始", 10.0, "自從|2024年開|始");
    check("a road of 25 km north", 13.0, "a road of |25 km north");
    check("in today’s news", 9.0, "in |today’s |news");
}

#[test]
fn a_korean_row_ends_between_words_only() {
    check_in(&Lang::Ko, "그는 한국(韓國)은 하나", 11.0, "그는 |한국(韓國)은 |하나");
    check_in(&Lang::Ko, "시인의 「책」은 곧", 9.0, "시인의 |「책」은 곧");
}

#[test]
fn a_hyphen_ends_a_row_only_inside_a_compound() {
    check("a well-known name", 8.0, "a well-|known |name");
    check("it fell to -5 there", 12.0, "it fell to |-5 there");
    check("by 2024-08-25 or", 10.0, "by |2024-08-25 |or");
}

#[test]
fn a_word_wider_than_the_row_is_cut_where_it_is_full() {
    check("abcdefghij", 4.0, "abcd|efgh|ij");
    check("see https://news.example/2024/a", 16.0, "see https://|news.example/|2024/a");
    check("abcd,", 4.0, "abc|d,");
}

#[test]
fn an_accent_stays_on_its_letter() {
    check("ae\u{301}e\u{301}e\u{301}", 2.0, "a|e\u{301}|e\u{301}|e\u{301}");
}

#[test]
fn spaces_stick_out_of_a_row_instead_of_starting_the_next() {
    check("one  two", 3.0, "one  |two");
    check("", 10.0, "");
}

#[track_caller]
fn check_headline(text: &str, measure: f32, expect: &str) {
    let cells = set(text, &Lang::Unknown);
    assert_eq!(joined(&cells, headline_rows(&cells, Measure::of(measure))), expect);
}

#[test]
fn a_headline_is_set_in_rows_of_like_length() {
    check_headline("一二三四五六七八九十一", 20.0, "一二三四五六|七八九十一");
    check_headline("a ferry comes home at dawn", 20.0, "a ferry comes |home at dawn");
    check_headline("一二三四五", 10.0, "一二三四五");
}

#[test]
fn a_headline_is_parted_by_sense_near_the_middle() {
    check_headline(
        "停電以前は港の灯が夜明けまで消えずにいた",
        24.0,
        "停電以前は港の灯が|夜明けまで消えずにいた",
    );
    check_headline("图片的位置一个也不会丢", 16.0, "图片的位置|一个也不会丢");
    check_headline(
        "港口改造明天开工，沿岸居民盼新路，渡轮班次照常",
        20.0,
        "港口改造明天开工，|沿岸居民盼新路，|渡轮班次照常",
    );
}

#[test]
fn a_headline_of_two_clauses_parts_between_them_if_both_fit() {
    check_headline("委員建議：為捐血者買保險", 20.0, "委員建議：|為捐血者買保險");
    check_headline("批判天價年薪 是維護正義", 20.0, "批判天價年薪 |是維護正義");
    check_headline("好：一二三四五六七八九十", 20.0, "好：一二三四|五六七八九十");
}

/// Where each character stands.
#[track_caller]
fn check_places(text: &str, room: f32, edge: Edge, expect: &[f32]) {
    let cells = set(text, &Lang::ZhHans);
    let places = places(&cells, &(0..cells.len()), room, edge, 2.0);
    assert_eq!(places.len(), expect.len());
    let near = places.iter().zip(expect).all(|(place, expect)| (place - expect).abs() < 0.01);
    assert!(near, "{text}: {places:?}");
}

#[test]
fn two_marks_that_meet_share_one_blank() {
    check_places("新。」大", 99.0, Edge::Ragged, &[0.0, 2.0, 3.0, 5.0, 7.0]);
    check_places("新」「大", 99.0, Edge::Ragged, &[0.0, 2.0, 3.0, 5.0, 7.0]);
    check_places("新「『大", 99.0, Edge::Ragged, &[0.0, 2.0, 3.0, 5.0, 7.0]);
}

#[test]
fn a_row_starts_with_the_ink_of_its_opening_mark() {
    check_places("「新", 99.0, Edge::Ragged, &[-1.0, 1.0, 3.0]);
}

#[test]
fn han_and_latin_stand_a_quarter_of_an_em_apart() {
    check_places("新ab大", 99.0, Edge::Ragged, &[0.0, 2.5, 3.5, 5.0, 7.0]);
    check_places("年2月", 99.0, Edge::Ragged, &[0.0, 2.5, 4.0, 6.0]);
    check_places("글a，a", 99.0, Edge::Ragged, &[0.0, 1.0, 2.0, 4.0, 5.0]);
}

#[test]
fn a_row_is_filled_by_its_gaps_and_a_dash_is_not_torn() {
    check_places("新大大大", 8.3, Edge::Even, &[0.0, 2.1, 4.2, 6.3, 8.3]);
    check_places("新——大", 8.2, Edge::Even, &[0.0, 2.1, 4.1, 6.2, 8.2]);
    check_places("新大", 9.0, Edge::Even, &[0.0, 2.0, 4.0]);
}

#[test]
fn a_row_that_is_too_full_takes_from_its_marks() {
    check_places("新，大。", 6.5, Edge::Ragged, &[0.0, 2.0, 3.5, 5.5, 7.5]);
}

#[test]
fn a_base_is_as_wide_as_its_reading_and_stays_whole() {
    let shape = |c| Shape { c, advance: 2.0, ink: (0.0, 2.0) };
    let shapes: Vec<Shape> = "は志の人".chars().map(shape).collect();
    let cells = cells(&shapes, &Lang::Ja, 2.0, &[Reading { chars: 1..3, width: 6.0 }]);
    assert_eq!(places(&cells, &(0..4), 99.0, Edge::Ragged, 2.0), [0.0, 2.5, 5.5, 8.0, 10.0]);
    assert_eq!(joined(&cells, rows(&cells, Measure::of(5.0))), "は|志の|人");
}

/// Pieces of sentences, as newspapers of five scripts have them, and mixed.
const PIECES: &[&str] = &[
    "今日新聞",
    "“新闻”",
    "他說：「好。」",
    "——也就是說——",
    "……",
    "（見《第七號報告》）",
    "2024年8月25日",
    "约3.5亿元，",
    "用Linux系統",
    "『「何」だ』",
    "きょうのラーメンは、",
    "待って！？",
    "いろいろな人々が",
    "ＡＢＣ〜",
    "スーパー・マーケット",
    "우리 동네 ",
    "신문은 ",
    "한국(韓國)의 ",
    "“오늘” ",
    "it is today’s ",
    "well-known ",
    "(see page 3) ",
    "$4.50 ",
    "25 km ",
    "https://news.example/a/2024 ",
    "e\u{301}te\u{301} ",
    "、",
    "。」",
    "％",
    "々",
];
/// Never at the start of a row: clreq, GB/T 15834, JIS X 4051.
const NO_START: &str = "」』》〉）］｝】〕”’)]}。．，、；：！？!?;:,.・％%々〻ヽヾゝゞーぁぃぅぇぉっゃゅょァィゥェォッャュョ〜～…—";
/// Never at its end.
const NO_END: &str = "「『《〈（［｛【〔“‘([{$＄￥";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_rule_is_broken_at_any_width(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24),
        measure in 24.0..120.0f32,
        lang in prop::sample::select(&[Lang::ZhHans, Lang::ZhHant, Lang::Ja, Lang::Ko, Lang::En][..]),
    ) {
        let text = pieces.concat();
        let cells = set(&text, &lang);
        let rows = rows(&cells, Measure::of(measure));
        let set_text: String = rows.iter().flat_map(|row| cells[row.clone()].iter().map(|cell| cell.c)).collect();
        prop_assert_eq!(set_text, text);
        for pair in rows.windows(2) {
            let end = cells[..pair[0].end].iter().rev().map(|cell| cell.c).find(|c| *c != ' ').unwrap();
            let (last, first) = (cells[pair[0].end - 1].c, cells[pair[1].start].c);
            prop_assert!(!NO_START.contains(first), "{first} starts a row");
            prop_assert!(!NO_END.contains(end), "{end} ends a row");
            prop_assert!(!(last.is_ascii_digit() && "年月日亿".contains(first)), "{last}|{first}");
            prop_assert!(!(last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric()), "{last}|{first}");
            let hangul = |c: char| matches!(c, '\u{AC00}'..='\u{D7A3}');
            prop_assert!(!(hangul(last) && hangul(first)), "{last}|{first}");
        }
        for row in rows {
            let places = places(&cells, &row, measure, Edge::Even, 2.0);
            let inside = &cells[row];
            let kept = inside.iter().rposition(|cell| cell.c != ' ').unwrap_or(0);
            let ink = places[kept] + inside[kept].advance - inside[kept].trail;
            prop_assert!(ink <= measure + 0.01, "{ink} is more than {measure}");
        }
    }
}
