//! What an element's name, class, id and role say about what it holds.

mod class_words;
mod set;

use std::borrow::Cow;

use foldhash::HashMap;
use html5ever::local_name;

use crate::extract::dom::{Dom, Element, NodeId};

pub(crate) use set::Hints;

use super::readings::Trust;

/// The hints of every element of a page.
#[derive(Debug, Clone)]
pub(crate) struct HintTable {
    all: Vec<Hints>,
    /// The elements that gave any, in the page's order.
    hinted: Vec<NodeId>,
}

impl HintTable {
    /// A table for the elements of a page, of which none has been read.
    pub(super) fn empty(dom: &Dom) -> Self {
        Self { all: vec![Hints::NONE; dom.len()], hinted: Vec::new() }
    }

    /// Reads the next element of the page.
    pub(super) fn read<'a>(&mut self, node: NodeId, element: Element<'a>, names: &mut Names<'a>) {
        let hints = hints_of(element, names);
        if hints != Hints::NONE
            && let Some(own) = self.all.get_mut(node.index())
        {
            *own = hints;
            self.hinted.push(node);
        }
    }

    /// Takes hints back.
    pub(crate) fn forget(&mut self, node: NodeId, hints: Hints) {
        if let Some(own) = self.all.get_mut(node.index()) {
            *own = own.without(hints);
        }
    }

    /// These hints as far as they are trusted.
    pub(super) fn trusted(&self, dom: &Dom, trust: Trust) -> Cow<'_, Self> {
        if trust == Trust::All {
            return Cow::Borrowed(self);
        }
        let mut trusted = self.clone();
        for &node in &self.hinted {
            let by_structure = match dom.element(node) {
                Some(element) if trust == Trust::Structure => structural(element),
                _ => Hints::NONE,
            };
            trusted.forget(node, Hints::OUTSIDE.without(by_structure));
        }
        Cow::Owned(trusted)
    }

    pub(crate) fn get(&self, node: NodeId) -> Hints {
        self.all.get(node.index()).copied().unwrap_or_default()
    }

    /// The elements that give one of these hints, in the page's order.
    pub(crate) fn nodes_with(&self, any_of: Hints) -> impl Iterator<Item = NodeId> {
        self.hinted.iter().copied().filter(move |&node| self.get(node).has(any_of))
    }
}

/// What classes said before: a page has few different ones, many times over.
#[derive(Debug, Default)]
pub(super) struct Names<'a>(HashMap<&'a str, Hints>);

impl<'a> Names<'a> {
    fn hints_of(&mut self, value: &'a str) -> Hints {
        *self.0.entry(value).or_insert_with(|| class_words::hints_of(value))
    }
}

/// What one element says of itself.
fn hints_of<'a>(element: Element<'a>, names: &mut Names<'a>) -> Hints {
    let mut hints = by_name(element);
    for (name, value) in element.attrs() {
        let more = match name {
            "class" => names.hints_of(value),
            "id" if !is_slug(value) => class_words::hints_of(value),
            "itemprop" | "property" => by_property(value),
            "role" | "aria-label" => by_role(value),
            "hidden" => Hints::HIDDEN,
            "aria-hidden" if value == "true" => Hints::HIDDEN,
            "style" if hides(value) => Hints::HIDDEN,
            "data-component" | "data-testid" | "data-component-name" | "data-module" => {
                class_words::hints_of(value)
            }
            _ => Hints::NONE,
        };
        hints = hints.with(more);
    }
    // `article-body paywall`: what is named as the body is the body, whoever may read it.
    if hints.has(Hints::BODY) && !hints.has(Hints::HARD) {
        hints = hints.without(Hints::OUTSIDE);
    }
    match *element.name {
        // Sites hang the kind of the page on these two; what it says is said of everything.
        local_name!("body") | local_name!("html") => Hints::NONE,
        // A link or an emphasis inside a sentence is judged by its sentence.
        local_name!("a") | local_name!("b") | local_name!("strong") => {
            hints.only(Hints::HIDDEN.with(Hints::CAPTION).with(Hints::META))
        }
        local_name!("img") => hints.only(Hints::HIDDEN.with(Hints::AUTHOR).with(Hints::ADVERTISEMENT)),
        _ => hints,
    }
}

/// What an element says of itself by its name, its role and its properties, without the words of classes and ids.
fn structural(element: Element<'_>) -> Hints {
    element.attrs().fold(by_name(element), |hints, (name, value)| match name {
        "itemprop" | "property" => hints.with(by_property(value)),
        "role" | "aria-label" => hints.with(by_role(value)),
        "hidden" => hints.with(Hints::HIDDEN),
        _ => hints,
    })
}

/// An id of many words is the address of a heading or a product, and no name of a part of the page.
fn is_slug(id: &str) -> bool {
    const MOST_WORDS: usize = 5;
    id.split(['-', '_']).filter(|word| !word.is_empty()).count() > MOST_WORDS
}

fn by_name(element: Element<'_>) -> Hints {
    match *element.name {
        local_name!("nav") | local_name!("menu") => Hints::NAVIGATION,
        local_name!("aside") => Hints::ASIDE,
        local_name!("footer") => Hints::FOOTER,
        local_name!("header") => Hints::HEADER,
        local_name!("article") => Hints::ARTICLE,
        local_name!("form") => Hints::FORM,
        local_name!("figcaption") => Hints::CAPTION,
        _ => Hints::NONE,
    }
}

fn by_property(value: &str) -> Hints {
    match value {
        "articleBody" | "text" => Hints::BODY,
        "caption" => Hints::CAPTION,
        "datePublished" | "dateModified" | "author" | "publisher" => Hints::META,
        "breadcrumb" => Hints::BREADCRUMB,
        "headline" => Hints::HEADLINE,
        "comment" => Hints::COMMENTS,
        _ => Hints::NONE,
    }
}

fn by_role(value: &str) -> Hints {
    match value {
        "navigation" | "menu" | "menubar" | "tablist" | "toolbar" | "search" => Hints::NAVIGATION,
        "complementary" => Hints::ASIDE,
        "contentinfo" => Hints::FOOTER,
        "banner" => Hints::HEADER,
        "dialog" | "alertdialog" => Hints::POPUP,
        "article" => Hints::ARTICLE,
        "breadcrumb" | "breadcrumbs" | "Breadcrumb" => Hints::BREADCRUMB,
        _ => Hints::NONE,
    }
}

/// Whether a style keeps the element from the screen.
fn hides(style: &str) -> bool {
    let style: String = style.chars().filter(|character| !character.is_whitespace()).take(400).collect();
    style.to_ascii_lowercase().contains("display:none")
}
