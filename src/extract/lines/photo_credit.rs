//! Parts the credit of a picture from its caption.

use crate::extract::lines::measure::units;

/// A caption without its credit, and the credit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Credited {
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
}

/// A credit is a name or two.
const LONGEST_CREDIT: usize = 24;

/// Parts `（某社 張三攝）`, `／某社`, `Photo: A. Writer/Agency`, `(Agency)` from the end of a caption.
pub(crate) fn split(text: &str) -> Credited {
    let text = text.trim();
    let found = in_brackets(text).or_else(|| after_label(text)).or_else(|| whole(text));
    match found {
        Some((caption, credit)) => Credited { caption: said(caption), credit: said(credit) },
        None => Credited { caption: said(text), credit: None },
    }
}

fn said(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['／', '/', '|', '｜', '—', '-', '▲']).trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The last brackets, if what they hold is a credit.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let closed = text.trim_end_matches(['。', '.', ' ']);
    let pair = [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']'), ('﹝', '﹞'), ('〔', '〕')]
        .into_iter()
        .find(|(_, close)| closed.ends_with(*close))?;
    let inner_end = closed.len() - pair.1.len_utf8();
    let open = closed.get(..inner_end)?.rfind(pair.0)?;
    let inner = closed.get(open + pair.0.len_utf8()..inner_end)?;
    is_credit(inner).then_some((closed.get(..open)?, without_label(inner)))
}

/// What follows a label inside the text: `Photo: …`, `写真＝…`.
fn after_label(text: &str) -> Option<(&str, &str)> {
    LABELS.iter().filter_map(|label| text.rfind(label).map(|at| (at, label.len()))).max().and_then(
        |(at, length)| {
            let credit = text.get(at + length..)?;
            (at > 0 && !credit.trim().is_empty() && units(credit) <= LONGEST_CREDIT)
                .then_some((text.get(..at)?, credit))
        },
    )
}

/// A line that is nothing but a credit.
fn whole(text: &str) -> Option<(&str, &str)> {
    let label = LABELS.iter().find(|label| text.starts_with(**label))?;
    let credit = text.get(label.len()..)?;
    (units(credit) <= LONGEST_CREDIT).then_some(("", credit))
}

fn is_credit(text: &str) -> bool {
    let lower = text.to_lowercase();
    units(text) <= LONGEST_CREDIT
        && (WORDS.iter().any(|word| lower.contains(word))
            || LABELS.iter().any(|label| text.starts_with(label)))
}

pub(crate) fn without_label(text: &str) -> &str {
    let text = text.trim();
    LABELS.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text)
}

#[rustfmt::skip]
const LABELS: &[&str] = &[
    "圖／", "图／", "圖/", "图/", "圖：", "图：", "图片来源：", "图片来源:", "圖片來源：", "图源：", "摄影：", "攝影：", "摄影:", "記者攝影：", "Photo: ", "Photo by ", "Photo by: ", "Photograph: ", "Photographer: ", "Photo credit: ", "Image: ", "Image:",
    "Image credit: ", "Images: ", "Image source, ", "Credit: ", "Credit:", "Picture: ", "Pictures: ", "Source: ", "Photo：", "写真：", "写真＝", "写真=", "撮影：", "撮影＝", "撮影=", "＝撮影", "사진=", "사진 = ", "사진제공=", "출처=", "Foto: ", "Foto:", "Bild: ", "Bild:", "Quelle: ", "FOTO: ", "Copyright: ", "© ", "©",
];

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "摄", "攝", "供图", "供圖", "资料图", "資料圖", "资料照", "資料照", "图片来源", "圖片來源", "截图", "截圖", "撮影", "写真", "共同", "ロイター", "時事", "提供", "사진", "제공", "연합뉴스", "뉴스1", "뉴시스",
    "photo", "image:", "getty", "reuters", "afp", "ap photo", "(ap", "via ap", "epa", "shutterstock", "bloomberg", "courtesy", "xinhua", "社资料", "圖／", "图/", "圖/",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, caption: Option<&str>, credit: Option<&str>) {
        let expect = Credited { caption: caption.map(str::to_owned), credit: credit.map(str::to_owned) };
        assert_eq!(split(text), expect, "{text}");
    }

    #[test]
    fn credits_are_parted_from_captions_in_five_scripts() {
        check("渔民在港口卸货。（李四 摄）", Some("渔民在港口卸货。"), Some("李四 摄"));
        check("漁民在港口卸貨。圖／海邊社", Some("漁民在港口卸貨。"), Some("海邊社"));
        check(
            "朝の港＝１３日、東京・海辺で（海辺太郎撮影）",
            Some("朝の港＝１３日、東京・海辺で"),
            Some("海辺太郎撮影"),
        );
        check("항구의 아침. 사진=바다통신", Some("항구의 아침."), Some("바다통신"));
        check(
            "The harbour at dawn. Photo: A. Writer/Sea News",
            Some("The harbour at dawn."),
            Some("A. Writer/Sea News"),
        );
    }

    #[test]
    fn brackets_that_tell_something_else_stay() {
        check("The team (left to right)", Some("The team (left to right)"), None);
        check("Photo: Sea News", None, Some("Sea News"));
    }
}
