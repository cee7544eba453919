//! Which words are a caption though no element says so.

use crate::article::Prose;
use crate::extract::lines::measure::Measure;

/// Captions are short; the longest of a thousand measured had about this many units.
const LONGEST_CAPTION: usize = 140;
const LONGEST_UNMARKED: usize = 60;
const MOST_LINES: usize = 3;

/// Whether a paragraph beside a picture reads like its caption.
pub(crate) fn reads_like_caption(prose: &Prose, measure: Measure) -> bool {
    let text = prose.text.trim();
    // Several lines below a picture are a text whose first line may be its caption.
    if text.is_empty() || measure.units > LONGEST_CAPTION || text.matches('\n').count() >= MOST_LINES {
        return false;
    }
    let lower = text.to_lowercase();
    let starts = STARTS.iter().any(|start| lower.starts_with(start));
    let ends = ENDS.iter().any(|end| lower.trim_end_matches(['。', '.', ' ']).ends_with(end));
    starts
        || ends && measure.units <= LONGEST_UNMARKED
        || CREDITED.iter().any(|mark| lower.contains(mark)) && measure.units <= LONGEST_UNMARKED
}

#[rustfmt::skip]
const STARTS: &[&str] = &[
    "▲", "△", "▼", "↑", "图为", "圖為", "图：", "圖：", "图:", "圖:", "图一", "图1", "圖1", "资料图", "資料圖", "资料照片", "資料照片", "图片来源", "圖片來源", "图片说明", "圖片說明", "图源", "図：", "写真：", "写真は", "【写真", "(圖", "（圖",
    "photo:", "photo by", "photograph:", "image:", "image credit", "pictured:", "figure ", "사진=", "사진 =", "사진:", "[사진", "▲ ",
];

#[rustfmt::skip]
const ENDS: &[&str] = &[
    "摄", "攝", "攝影", "摄影", "摄）", "攝）", "摄)", "攝)", "供图", "供圖", "供图）", "供圖）", "供图)", "图）", "圖）", "资料图", "資料圖", "资料照片", "資料照片", "资料图片", "截图", "截圖", "视频截图", "撮影", "撮影）", "提供）", "写真",
    "getty images", "getty images)", "reuters", "(reuters)", "(ap)", "afp", "(afp)", "file photo", "file photo)", "file image", "사진=연합뉴스", "기자", "제공",
];

#[rustfmt::skip]
const CREDITED: &[&str] = &["圖／", "图／", "圖/", "图/", "圖∕", "﹝圖", "/getty", "photo/", "(photo:", "(photo by", "（資料照", "（图片来源", "(图片来源", "／攝", "/攝"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: bool) {
        assert_eq!(reads_like_caption(&text.into(), Measure::of_text(text)), expect, "{text}");
    }

    #[test]
    fn captions_are_known_by_how_they_begin_and_end() {
        check("▲港口的早晨", true);
        check("漁民在港口卸貨。（圖／某社）", true);
        check("渔民在港口卸货。张三 摄", true);
        check("The harbour at dawn. Photo: A. Writer/Getty Images", true);
        check("港口は朝から混み合った。", false);
        check("▲港口的早晨\n张三 摄", true);
        check("▲港口的早晨\n港口在半岛东端\n岸线一千六百米\n下月开航", false);
    }
}
