//! The section an article stood in: from the page's data, else from its breadcrumb.

use crate::article::{Found, Sourced};
use crate::extract::html::hints::Hints;
use crate::extract::lines::measure::units;
use crate::extract::lines::words::folded;

use super::Sources;

/// A section's name is short.
const LONGEST: usize = 16;

pub(super) fn read(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let signals = sources.signals;
    let ld = signals.ld.section.as_deref().map(|section| Sourced::new(section.to_owned(), Found::JsonLd));
    let meta = signals.meta.first(&["article:section", "section", "category", "dc.subject"]);
    ld.or_else(|| meta.map(|section| Sourced::new(section.to_owned(), Found::OpenGraph)))
        .or_else(|| {
            let line = sources.properties("articleSection").map(|node| sources.dom.line(node)).next();
            line.filter(|line| !line.is_empty()).map(|line| Sourced::new(line, Found::Microdata))
        })
        .filter(|section| units(&section.value) <= LONGEST)
        .or_else(|| breadcrumb(sources))
}

/// The last step of the breadcrumb that is neither the headline nor a word such as "text".
fn breadcrumb(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let dom = sources.dom;
    let trail = sources.hints.nodes_with(Hints::BREADCRUMB).find(|&node| !dom.line(node).is_empty())?;
    let link = html5ever::local_name!("a");
    let steps = dom.elements(trail, &link).map(|node| dom.line(node));
    let steps: Vec<String> = steps.filter(|step| !step.is_empty() && units(step) <= LONGEST).collect();
    let is_section = |step: &&String| {
        !["首页", "首頁", "home", "正文", "トップ", "ホーム", "홈"].contains(&folded(step).as_str())
    };
    steps.iter().skip(1).rev().find(is_section).map(|step| Sourced::new(step.clone(), Found::Breadcrumb))
}
