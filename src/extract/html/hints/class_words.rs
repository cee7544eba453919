//! The words that classes and ids are made of, in the languages of those who name them.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

use crate::extract::dom::lower_case;

use super::set::Hints;

/// What the words of a `class` or an `id` say.
pub(super) fn hints_of(value: &str) -> Hints {
    value.split_ascii_whitespace().map(hints_of_name).fold(Hints::NONE, Hints::with)
}

/// What one class name says: `article-body`, `relatedNews`, `c_share`.
fn hints_of_name(name: &str) -> Hints {
    // Generated names are long and say nothing.
    if name.len() > 80 {
        return Hints::NONE;
    }
    if name.starts_with("sr-only") || name.starts_with("screen-reader") {
        return Hints::HIDDEN;
    }
    if is_value(name) {
        return Hints::NONE;
    }
    let name = without_hash(name);
    let mut found = Hints::NONE;
    let mut parts = (false, false);
    for_each_word(name, |word| {
        if let Some(meaning) = MEANINGS.get(word) {
            found = found.with(meaning.hints);
            parts.0 |= meaning.is_article;
            parts.1 |= meaning.is_body;
        }
    });
    if parts == (true, true) && !found.has(NOT_BODY) { found.with(Hints::BODY) } else { found }
}

/// Kinds of values that systems hang on an article: `tag-NAME`, `category-NAME`, where NAME is any word at all.
const KINDS_OF_VALUES: &[&str] = &[
    "tag",
    "tags",
    "category",
    "categories",
    "cat",
    "term",
    "taxonomy",
    "topic",
    "keyword",
    "format",
    "type",
    "status",
];
/// What follows such a word in the name of a part of the page: `tag-list` holds tags, `tag-wedding` is one.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "area", "bar", "block", "body", "box", "btn", "button", "cloud", "container", "content", "group", "holder", "inner", "item", "items",
    "label", "labels", "link", "links", "list", "lists", "main", "module", "name", "names", "nav", "panel", "row", "section", "set", "text",
    "title", "widget", "wrap", "wrapper",
];

/// Whether a name gives a value and no part of the page.
///
/// `field--label-hidden` says of a field that its label is hidden: what is said of a part of it is not said of the whole.
fn is_value(name: &str) -> bool {
    let value = KINDS_OF_VALUES.iter().find_map(|kind| name.strip_prefix(kind)?.strip_prefix('-'));
    let is_named =
        |value: &str| !value.split(['-', '_']).any(|word| PARTS.contains(&lower_case(word).as_ref()));
    value.is_some_and(|value| !value.is_empty() && !value.starts_with('-') && is_named(value))
        || hides_a_part(name)
}

/// Whether a name says that a part of the element is hidden, or the element on some screens alone: `label-hidden`, `hidden-xs`.
fn hides_a_part(name: &str) -> bool {
    const WHOLE: &[&str] = &["is", "visually", "u", "js", "d", "has", "element"];
    let Some((before, after)) = name.split_once("hidden") else { return false };
    let words = |text: &str| text.split(['-', '_']).rfind(|word| !word.is_empty()).map(str::to_owned);
    let of_a_part = words(before).is_some_and(|word| !WHOLE.contains(&word.as_str()));
    let on_some_screens = after.strip_prefix('-').is_some_and(|screen| !screen.is_empty());
    of_a_part || on_some_screens
}

/// The name without the generated ending that style tools add: `paragraph__qSR5N`, `Title-sc1x2`.
fn without_hash(name: &str) -> &str {
    let under = || name.contains('_').then(|| name.rsplit_once("__")).flatten();
    let Some((head, tail)) = under().or_else(|| name.rsplit_once('-')) else { return name };
    let mixed = tail.contains(|character: char| character.is_ascii_digit())
        || tail.chars().skip(1).any(|character| character.is_ascii_uppercase());
    let vowels = tail.chars().filter(|character| "aeiouAEIOU".contains(*character)).count();
    if (5..=8).contains(&tail.len()) && mixed && vowels * 4 <= tail.len() && !head.is_empty() {
        head
    } else {
        name
    }
}

/// A name of these is no body whatever else it says: `article-content-footer`.
const NOT_BODY: Hints = Hints::OUTSIDE
    .with(Hints::HEADER)
    .with(Hints::META)
    .with(Hints::CAPTION)
    .with(Hints::DECK)
    .with(Hints::CREDIT)
    .with(Hints::HEADLINE);

/// Calls `visit` with each word of a name in lower case: parted by marks, by digits and by a capital after a small letter.
fn for_each_word(name: &str, mut visit: impl FnMut(&str)) {
    let lower = lower_case(name);
    let mut start = 0;
    let mut after_small = false;
    for (at, character) in name.char_indices() {
        let letter = character.is_alphabetic();
        if !letter || character.is_uppercase() && after_small {
            if start < at {
                visit(lower.get(start..at).unwrap_or_default());
            }
            start = if letter { at } else { at + character.len_utf8() };
        }
        after_small = character.is_lowercase();
    }
    if start < name.len() {
        visit(lower.get(start..).unwrap_or_default());
    }
}

/// What a word says.
#[derive(Debug, Default)]
struct Meaning {
    hints: Hints,
    is_article: bool,
    is_body: bool,
}

static MEANINGS: LazyLock<HashMap<&str, Meaning>> = LazyLock::new(|| {
    let mut meanings: HashMap<&str, Meaning> = HashMap::new();
    for (hints, words) in HINT_WORDS {
        for word in *words {
            meanings.entry(word).or_default().hints = *hints;
        }
    }
    for word in ARTICLE_WORDS {
        meanings.entry(word).or_default().is_article = true;
    }
    for word in BODY_WORDS {
        meanings.entry(word).or_default().is_body = true;
    }
    meanings
});

/// Words for an article; one of them and one of [`BODY_WORDS`] name its body.
const ARTICLE_WORDS: &[&str] = &[
    "article", "story", "post", "entry", "news", "detail", "arti", "artical", "art", "main", "single",
    "body", "text", "rich", "kiji", "editor", "details", "view", "page", "blog",
];

/// Words for the text of something.
const BODY_WORDS: &[&str] =
    &["body", "content", "contents", "text", "txt", "cont", "con", "copy", "paragraphs", "richtext", "bd"];

/// Words, and what each says.
#[rustfmt::skip]
const HINT_WORDS: &[(Hints, &[&str])] = &[
    (Hints::NAVIGATION, &["nav", "navi", "navbar", "navigation", "menu", "submenu", "pager", "pagination", "paging", "sitemap", "gnb", "lnb",
        "daohang", "toc", "pagenav", "subnav", "topnav", "mainnav", "tabs"]),
    (Hints::BREADCRUMB, &["breadcrumb", "breadcrumbs", "crumb", "crumbs", "pankuzu", "topicpath", "mianbao", "weizhi", "bread"]),
    (Hints::ASIDE, &["sidebar", "aside", "rail", "rightbar", "leftbar", "sidecontent", "subcolumn"]),
    (Hints::FOOTER, &["footer", "foot", "copyright", "colophon", "legal", "disclaimer", "banquan", "shengming", "statement"]),
    (Hints::HEADER, &["header", "masthead"]),
    (Hints::COMMENTS, &["comment", "comments", "disqus", "pinglun", "commentlist", "cmt", "replies", "gentie", "tucao", "livefyre"]),
    (Hints::RELATED, &["related", "relate", "relation", "relations", "recommend", "recommended", "recommendation", "recommendations", "recommends",
        "recirc", "recirculation", "xiangguan", "tuijian", "readmore", "popular", "ranking", "trending", "mostread", "outbrain", "taboola",
        "suggest", "suggested", "suggestions", "kanren", "osusume", "pickup", "teaser", "teasers", "yarpp", "seealso", "morenews", "relatednews",
        "relatedlinks", "hotnews", "promo", "promos", "zergnet", "upnext", "interlink", "relevant", "xgxw", "xgyd"]),
    (Hints::SHARE, &["share", "sharing", "sharebar", "sharebox", "social", "sns", "fenxiang", "bdshare", "addthis", "jiathis", "shares", "addtoany",
        "sharethis", "sharedaddy", "qrcode", "erweima", "snsbox", "bdsharebuttonbox", "sociallinks"]),
    (Hints::ADVERTISEMENT, &["ad", "ads", "adv", "advert", "advertisement", "advertising", "adverts", "sponsor", "sponsored", "dfp", "guanggao",
        "adsbygoogle", "adslot", "adbox", "adunit", "gg", "adsense", "adwrap", "adcontainer"]),
    (Hints::AUTHOR, &["bio", "authorbox", "contributor", "contributors", "profile", "aboutauthor"]),
    (Hints::META, &["meta", "byline", "bylines", "dateline", "pubtime", "timestamp", "laiyuan", "postinfo", "pubdate", "datetime", "author",
        "authors", "published", "zebian", "postmeta", "postdate", "publish"]),
    (Hints::CAPTION, &["caption", "captions", "figcaption", "imgdesc", "picdesc", "cutline", "phototext", "pictext", "imgcaption", "imagecaption",
        "photocaption", "tuzhu", "tushuo"]),
    (Hints::TAGS, &["tag", "tags", "keyword", "keywords", "taglist", "hashtag", "hashtags", "topics", "biaoqian"]),
    (Hints::POPUP, &["modal", "popup", "cookie", "cookies", "consent", "gdpr", "lightbox", "overlay", "tooltip", "onetrust"]),
    (Hints::SUBSCRIBE, &["newsletter", "newsletters", "subscribe", "subscription", "signup", "login", "donate", "donation", "register",
        "appdownload", "subscriber"]),
    (Hints::HIDDEN, &["hidden", "hide", "invisible", "offscreen", "visuallyhidden"]),
    (Hints::BODY, &["articlebody", "articlecontent", "articletext", "storybody", "postcontent", "entrycontent", "newscontent", "newstext",
        "artibody", "zhengwen", "honbun", "maintext", "contenttext", "textbody", "postbody", "articlecon", "newsbody", "newstxt", "bodytext",
        "maincontent"]),
    (Hints::ARTICLE, &["article", "story"]),
    (Hints::DECK, &["deck", "dek", "standfirst", "subtitle", "subheadline", "subhead", "zhaiyao", "daodu", "teasertext"]),
    (Hints::CREDIT, &["credit", "credits", "photocredit", "copyrightholder"]),
    (Hints::GALLERY, &["gallery", "slideshow", "slides", "photos", "tuji", "swiper"]),
    (Hints::HEADLINE, &["headline", "headlines"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(class: &str, expect: Hints) {
        assert_eq!(hints_of(class), expect, "{class}");
    }

    #[test]
    fn names_are_read_word_by_word() {
        check("relatedNews", Hints::RELATED);
        check("c-share_bar", Hints::SHARE);
        check("article-body", Hints::BODY.with(Hints::ARTICLE));
        check("articleBody", Hints::BODY.with(Hints::ARTICLE));
        check("col-md-8 pull-left", Hints::NONE);
        check("breadcrumb2", Hints::BREADCRUMB);
    }

    #[test]
    fn a_name_that_is_a_value_says_nothing() {
        check("tag-sidebar tag-comment category-related-stories cat-menu", Hints::NONE);
        check("tag-list", Hints::TAGS);
        check("tags-links", Hints::TAGS);
        check("tag", Hints::TAGS);
    }

    #[test]
    fn what_is_hidden_of_a_part_or_on_some_screens_is_not_hidden() {
        check("field--label-hidden", Hints::NONE);
        check("field__label-hidden", Hints::NONE);
        check("hidden-xs", Hints::NONE);
        check("visually-hidden", Hints::HIDDEN);
        check("is-hidden", Hints::HIDDEN);
        check("hidden", Hints::HIDDEN);
    }

    #[test]
    fn a_part_beside_the_body_is_not_the_body() {
        assert!(!hints_of("article-content-footer").has(Hints::BODY));
        assert!(!hints_of("story-body-caption").has(Hints::BODY));
    }

    #[test]
    fn generated_endings_say_nothing() {
        check("paragraph_p__qSR5N", Hints::NONE);
        check("storyline__bGG4x", Hints::NONE);
    }

    #[test]
    fn words_inside_other_words_do_not_count() {
        check("shadow", Hints::NONE);
        check("header-loading", Hints::HEADER);
        check("gradient", Hints::NONE);
    }
}
