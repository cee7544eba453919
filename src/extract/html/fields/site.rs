//! The paper or portal the page is from, and the page's language.

use crate::article::{Found, Lang, Sourced};

use super::{Around, Sources};

/// The site's name: as its data gives it, else as the title ends, else its host.
pub(super) fn read(sources: &Sources<'_>, suffix: Option<&str>) -> Option<Sourced<String>> {
    let signals = sources.signals;
    let named = signals.meta.first(&["og:site_name"]).map(|name| (name, Found::OpenGraph));
    let publisher = || signals.ld.publisher.as_deref().map(|name| (name, Found::JsonLd));
    let app = || {
        signals
            .meta
            .first(&["application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"])
            .map(|name| (name, Found::MetaTag))
    };
    let host = || signals.base.as_ref().and_then(url::Url::host_str);
    let found = named
        .or_else(publisher)
        .or_else(app)
        .map(|(name, found)| Sourced::new(name.trim().to_owned(), found));
    found
        .filter(|name| {
            !name.value.is_empty() && name.value.chars().count() <= 60 && !name.value.starts_with("http")
        })
        .or_else(|| {
            suffix
                .map(last_part)
                .filter(|name| !name.is_empty())
                .map(|name| Sourced::new(name, Found::TitleElement))
        })
        .or_else(|| {
            host().map(|host| Sourced::new(host.trim_start_matches("www.").to_owned(), Found::Address))
        })
}

/// `国内新闻_海边网`: the site comes last.
fn last_part(suffix: &str) -> String {
    let mut parts = suffix.split(super::site_words::is_separator).map(str::trim);
    parts.rfind(|part| !part.is_empty() && part.chars().count() <= 40).unwrap_or_default().to_owned()
}

/// The language of the text: by its script, with the page's word where scripts do not tell.
pub(super) fn lang(sources: &Sources<'_>, around: &Around<'_>) -> Lang {
    let declared = sources.signals.meta.lang().or(sources.signals.ld.lang.as_deref()).map(Lang::from_tag);
    let text: String = around.body.iter().map(|piece| piece.text()).take(40).collect();
    crate::text::lang::of(&text, &declared.unwrap_or_default())
}
