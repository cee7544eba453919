//! The head of a Markdown file: keys and values between two lines `---`, or `+++`. They are facts of the article, and no
//! words of it.

/// What the keys say of an article, as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter<'t> {
    pub title: Option<&'t str>,
    pub authors: Vec<&'t str>,
    pub published: Option<&'t str>,
    pub updated: Option<&'t str>,
    /// The address that it was saved from.
    pub url: Option<&'t str>,
    /// Its lines, without those around it.
    pub lines: &'t str,
}

/// A longer head is none.
const LONGEST_BYTES: usize = 16 << 10;
/// Keys by what they say, in the order of trust: of clippers, note programs and site generators.
const TITLE: [&str; 3] = ["title", "headline", "标题"];
const AUTHORS: [&str; 5] = ["author", "authors", "byline", "creator", "作者"];
const PUBLISHED: [&str; 6] = ["published", "date", "publish_date", "date_published", "pubdate", "日期"];
const UPDATED: [&str; 4] = ["updated", "modified", "lastmod", "last_modified"];
const ADDRESS: [&str; 7] = ["source", "url", "source_url", "link", "original", "canonical", "来源"];

/// The head of a text and what follows it; nothing where there is no head.
#[must_use]
pub fn front_matter(text: &str) -> Option<(FrontMatter<'_>, &str)> {
    let text = text.trim_start_matches(['\u{feff}', '\0']);
    let (fence, after) = text.split_once('\n')?;
    let (colon, ends): (char, &[&str]) = match fence.trim_end() {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return None,
    };
    let mut length = 0;
    for line in after.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let (lines, rest) = (after.get(..length)?, after.get(length + line.len()..)?);
            let values = values(lines, colon)?;
            return Some((read(&values, lines.trim_end()), rest));
        }
        length += line.len();
        if length > LONGEST_BYTES {
            return None;
        }
    }
    None
}

/// The keys with their values, several where a list follows; nothing where another line is among them, since then the
/// lines `---` are drawn by hand.
fn values(lines: &str, colon: char) -> Option<Vec<(&str, Vec<&str>)>> {
    let mut values: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let item = line.trim_start().strip_prefix("- ").map(plain);
        match (item, line.starts_with([' ', '\t']), line.split_once(colon)) {
            (Some(item), _, _) => values.last_mut()?.1.push(item),
            (None, true, _) => values.last_mut()?.1.extend(plain_name(line)),
            (None, false, Some((key, value))) if is_key(key.trim()) => {
                values.push((key.trim(), list(value.trim())));
            }
            // A list may stand as far left as its key.
            _ if line.trim() == "-" || line.trim() == "]" => {}
            _ => return None,
        }
    }
    (!values.is_empty()).then_some(values)
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().count() <= 40 && !key.contains(['"', '<', '。', '，', '/'])
}

/// A value, or the values of `[a, b]`.
fn list(value: &str) -> Vec<&str> {
    let inside = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let parts = match inside {
        Some(inside) if !inside.starts_with('[') => inside.split(',').collect(),
        _ => vec![value],
    };
    parts.into_iter().map(plain).filter(|value| !value.is_empty()).collect()
}

/// The value without quotation marks, and without the brackets of a link between notes.
fn plain(value: &str) -> &str {
    let value = value.trim();
    let quoted = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    let value = quoted('"').or_else(|| quoted('\'')).unwrap_or(value);
    let value = value.strip_prefix("[[").and_then(|value| value.strip_suffix("]]")).unwrap_or(value);
    // What is shown of `[[page|words]]`.
    value.rsplit('|').next().unwrap_or(value).trim()
}

/// The `name:` of a person who is described by several keys, and nothing of the others.
fn plain_name(line: &str) -> Option<&str> {
    line.trim().strip_prefix("name:").map(plain)
}

fn read<'t>(values: &[(&'t str, Vec<&'t str>)], lines: &'t str) -> FrontMatter<'t> {
    let all = |keys: &[&str]| -> Vec<&'t str> {
        let of = |key: &&str| values.iter().find(|(known, _)| known.eq_ignore_ascii_case(key));
        keys.iter().find_map(|key| of(key).map(|(_, values)| values.clone())).unwrap_or_default()
    };
    let first = |keys: &[&str]| all(keys).into_iter().next().filter(|value| !value.is_empty());
    let is_address = |value: &&str| value.starts_with("https://") || value.starts_with("http://");
    let people = all(&AUTHORS).into_iter().map(|person| person.strip_prefix("name:").map_or(person, plain));
    FrontMatter {
        title: first(&TITLE),
        authors: people.filter(|person| !person.is_empty() && !person.contains("://")).collect(),
        published: first(&PUBLISHED),
        updated: first(&UPDATED),
        url: ADDRESS.iter().find_map(|key| first(&[*key]).filter(is_address)),
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_clippers_are_read_and_are_no_words() {
        let text = "\u{feff}---\ntitle: \"港口新線：開通\"\nsource: \"https://example.org/a?b=1\"\nauthor:\n  - \"[[林晚舟]]\"\n  - 許平\n\
                    published: 2024-04-01\ncreated: 2024-05-01\ntags:\n  - \"clippings\"\n---\n四月一日，新線開通。\n";
        let (head, rest) = front_matter(text).unwrap();
        assert_eq!(rest, "四月一日，新線開通。\n");
        assert_eq!(head.title, Some("港口新線：開通"));
        assert_eq!(head.authors, ["林晚舟", "許平"]);
        assert_eq!((head.published, head.url), (Some("2024-04-01"), Some("https://example.org/a?b=1")));
        let toml = "+++\ntitle = 'Harbour'\nauthors = [\"Ann Lee\", \"Bo Li\"]\ndate = 2024-04-01T08:00:00Z\n+++\nWords.";
        let (head, rest) = front_matter(toml).unwrap();
        assert_eq!((head.title, rest), (Some("Harbour"), "Words."));
        assert_eq!(head.authors, ["Ann Lee", "Bo Li"]);
        let people = "---\nauthor:\n  - name: \"Ann Lee\"\n    url: https://example.org\n---\n";
        assert_eq!(front_matter(people).unwrap().0.authors, ["Ann Lee"]);
    }

    #[test]
    fn rules_drawn_by_hand_are_no_head() {
        for text in [
            "---\n四月一日，新線開通。\n---\n下文",
            "---\n",
            "--- a\ntitle: b\n---\n",
            "港口\n---\ntitle: b\n---\n",
            "---\n\n---\n",
            "---\ntitle: b\n",
            "----\ntitle: b\n----\n",
            "---\nHe said: \"The port\"\nand went on\n---\n",
        ] {
            assert_eq!(front_matter(text), None, "{text}");
        }
    }
}
