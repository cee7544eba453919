//! How an article looks by what is chosen.

use super::*;

/// The place and size of the one paragraph, in a tall window.
#[track_caller]
fn paragraph(lang: Lang, words: &str, typography: Typography) -> egui::Rect {
    let mut article =
        Article { blocks: vec![Block::paragraph(words), Block::paragraph("end.")], ..Article::default() };
    article.meta.lang = lang;
    let mut bench = Bench::new(Some(reading(&article, Language::English)), Language::English);
    bench.typography = typography;
    let (mut harness, _) = harness(bench, Language::English);
    harness.run();
    harness.get_by_label(words).rect()
}

const HAN: &str = "這一段話要排成好幾行才放得下，因為它比一行長得多；換了字號、行高、行寬之後，它的高度也跟著變，讀者在設定裡選，下次打開還是一樣。";

fn chosen(change: Typeset) -> Typography {
    Typography::default().with(change)
}

#[test]
fn larger_text_takes_more_room_and_the_longest_row_stays_in_the_pane() {
    let usual = paragraph(Lang::ZhHant, HAN, Typography::default());
    let large = paragraph(Lang::ZhHant, HAN, Typography { size_percent: 300, ..Typography::default() });
    assert!(large.height() > usual.height() * 3.0, "{large:?}");
    assert!(large.right() <= 820.0, "{large:?}");
    let larger = paragraph(Lang::ZhHant, HAN, chosen(Typeset::Size(Zoom::In)));
    assert!(larger.height() > usual.height());
}

#[test]
fn shorter_rows_are_more_and_airy_ones_are_higher() {
    let usual = paragraph(Lang::ZhHant, HAN, Typography::default());
    let narrow = paragraph(Lang::ZhHant, HAN, Typography { measure: 24, ..Typography::default() });
    assert!(narrow.width() < usual.width() && narrow.height() > usual.height());
    assert!(
        paragraph(Lang::ZhHant, HAN, chosen(Typeset::Measure(Breadth::Narrower))).width() < usual.width()
    );
    assert!(paragraph(Lang::ZhHant, HAN, chosen(Typeset::Leading(Leading::Airy))).height() > usual.height());
    assert!(paragraph(Lang::ZhHant, HAN, chosen(Typeset::Leading(Leading::Tight))).height() < usual.height());
}

#[test]
fn paragraphs_are_told_apart_by_gaps_or_by_their_first_rows() {
    let bottom_to_next = |typography: Typography| {
        let blocks = vec![Block::paragraph("第一段。"), Block::paragraph("第二段。")];
        let mut article = Article { blocks, ..Article::default() };
        article.meta.lang = Lang::ZhHans;
        let mut bench = Bench::new(Some(reading(&article, Language::English)), Language::English);
        bench.typography = typography;
        let (mut harness, _) = harness(bench, Language::English);
        harness.run();
        let (first, second) =
            (harness.get_by_label("第一段。").rect(), harness.get_by_label("第二段。").rect());
        (second.top() - first.bottom(), first.width())
    };
    let (gap, width) = bottom_to_next(Typography::default());
    let (no_gap, set_in) = bottom_to_next(chosen(Typeset::Paragraphs(Paragraphs::Indents)));
    assert!(gap > 8.0 && no_gap.abs() < 1.0, "{gap}, {no_gap}");
    assert!((set_in - width - 34.0).abs() < 1.5, "two characters of 17 points: {set_in} after {width}");
}

#[test]
fn a_ragged_edge_leaves_rows_as_long_as_their_words() {
    let words = "The ferry came home at dawn, and three hundred people who had waited for eleven years stood on the pier and did not say a word until the first rope was thrown and caught.";
    let ragged = paragraph(Lang::En, words, Typography::default());
    let even = paragraph(Lang::En, words, chosen(Typeset::Margin(Margin::Even)));
    assert!((ragged.height() - even.height()).abs() < 0.1);
    assert!(even.width() >= ragged.width());
}
