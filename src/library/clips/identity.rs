//! How the same page is known again: by its bytes, or by its address and its words.

use url::Url;

use crate::article::Article;

/// Query parameters that tell where a reader came from, not which page it is.
const TRACKING: [&str; 6] = ["fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "spm"];

/// Hash of the words, so that equal words can be found without comparing articles.
pub(super) fn words_hash(article: &Article) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(article.meta.headline().unwrap_or_default().trim().as_bytes());
    // An empty line at the end is none, as `str::lines` has it: it is hashed when another follows.
    let mut is_owed = false;
    let mut line = |line: &str| {
        if std::mem::replace(&mut is_owed, line.is_empty()) {
            hasher.update(b"\n");
        }
        if !line.is_empty() {
            hasher.update(b"\n");
            hasher.update(line.trim().as_bytes());
        }
    };
    for block in &article.blocks {
        block.each_line(&mut |lines| lines.split('\n').for_each(&mut line));
    }
    *hasher.finalize().as_bytes()
}

/// The address without what does not tell pages apart: scheme, `www.`, fragment, tracking, a last slash.
pub(super) fn address(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?.trim_start_matches("www.");
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    let kept: Vec<String> = url
        .query_pairs()
        .filter(|(name, _)| !name.starts_with("utm_") && !TRACKING.contains(&name.as_ref()))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    Some(format!("{host}{port}{path}{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_hashed_as_the_lines_of_the_text() {
        use crate::article::Block;
        let texts: [&[&str]; 7] = [
            &[],
            &[""],
            &["a", "", "b"],
            &["a\n", "", ""],
            &["\n\na b \r\n", " c"],
            &["x", "\r"],
            &["", "y", ""],
        ];
        for blocks in texts {
            let blocks = blocks.iter().map(|text| Block::paragraph(text)).collect();
            let article = Article { blocks, ..Article::default() };
            let mut hasher = blake3::Hasher::new();
            for line in article.text().lines() {
                hasher.update(b"\n").update(line.trim().as_bytes());
            }
            assert_eq!(words_hash(&article), *hasher.finalize().as_bytes(), "{:?}", article.text());
        }
    }

    #[test]
    fn addresses_of_one_page_are_one() {
        let expect = Some("example.org/a/b?id=7".to_owned());
        assert_eq!(address("https://www.example.org/a/b/?id=7&utm_source=x#top"), expect);
        assert_eq!(address("http://EXAMPLE.org/a/b?id=7"), expect);
        assert_ne!(address("http://example.org/a/b?id=8"), expect);
        assert_eq!(address("file:///etc/passwd"), None);
        assert_eq!(address("not an address"), None);
    }
}
