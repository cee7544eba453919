//! Pages that show their text only with scripts: the body as their JSON-LD has it.

use crate::article::Block;
use crate::extract::outcome::{Extraction, Kept, LeftOut, Warning};

use super::reason::Reason;
use super::signals::Signals;
use crate::extract::lines::measure::units;

/// The page's own text must fall short of the data's by this share before it is replaced.
const SHORT_SHARE: f32 = 0.4;
/// A shorter body is a teaser.
const SHORTEST_BODY: usize = 60;

/// Takes the body from the page's data where the page itself shows little of it.
pub(super) fn fill(extraction: &mut Extraction, signals: &Signals) {
    let Some(body) = signals.ld.body.as_deref() else { return };
    let said = units(body);
    let shown = units(&extraction.article.text());
    if said < SHORTEST_BODY || shown as f32 > said as f32 * SHORT_SHARE {
        return;
    }
    let (figures, left_out) = set_aside(extraction);
    let lines = paragraphs(body);
    extraction.kept =
        figures.iter().map(|_| Kept::Inside).chain(lines.iter().map(|_| Kept::DataOnly)).collect();
    extraction.article.blocks =
        figures.into_iter().chain(lines.iter().map(|line| Block::paragraph(line))).collect();
    extraction.left_out = left_out;
    extraction.article.number_slots();
    extraction.warnings.push(Warning::FromData);
}

/// The figures of what the page shows, which stay, and all else as left out.
fn set_aside(extraction: &mut Extraction) -> (Vec<Block>, Vec<LeftOut>) {
    let mut figures = Vec::new();
    let mut left_out = Vec::new();
    let mut others = std::mem::take(&mut extraction.left_out).into_iter().peekable();
    let shown = std::mem::take(&mut extraction.article.blocks);
    for (at, block) in shown.into_iter().enumerate() {
        while let Some(out) = others.next_if(|out| out.before <= at) {
            left_out.push(LeftOut { before: figures.len(), ..out });
        }
        if matches!(block, Block::Figure(_)) {
            figures.push(block);
        } else {
            left_out.push(LeftOut { before: figures.len(), reason: Reason::InPlace, block });
        }
    }
    left_out.extend(others.map(|out| LeftOut { before: figures.len(), ..out }));
    (figures, left_out)
}

/// The paragraphs of a body in data: by lines, markup let go.
fn paragraphs(body: &str) -> Vec<String> {
    if body.contains("</") || body.contains("<br") {
        return crate::extract::dom::strip_tags(body);
    }
    body.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use crate::article::Block;
    use crate::extract::extract;
    use crate::page::{Origin, Page};

    #[test]
    fn what_the_page_shows_instead_of_its_text_is_left_out_and_not_lost() {
        let body = "第一便は霧が晴れるのを待って出た。".repeat(12);
        let html = format!(
            r#"<!doctype html><title>霧の朝</title><script type="application/ld+json">
            {{"@type":"NewsArticle","headline":"霧の朝","articleBody":"{body}"}}</script>
            <article><p>読み込み中です。</p><figure><img src="a.jpg" width="800" height="600"><figcaption>港</figcaption></figure>
            <p>しばらくお待ちください。</p></article><footer><p>会社案内</p></footer>"#
        );
        let page = Page::from_bytes(html.into_bytes(), Origin::default()).unwrap();
        let extraction = extract(&page);
        assert_eq!(extraction.article.blocks.last(), Some(&Block::paragraph(&body)));
        let shown: Vec<(usize, String)> =
            extraction.left_out.iter().map(|out| (out.before, format!("{:?}", out.block))).collect();
        assert!(shown.iter().any(|(_, text)| text.contains("読み込み中")), "{shown:?}");
        assert!(shown.iter().any(|(_, text)| text.contains("しばらく")), "{shown:?}");
        assert!(shown.iter().all(|(before, _)| *before <= 1), "{shown:?}");
    }
}
