//! One walk over the page's elements: what each says of itself, and where the few stand that later steps ask for.

use html5ever::local_name;

use crate::extract::dom::{Dom, Element, NodeId};

use super::hints::{HintTable, Names};

/// Elements that are asked for by name or by `itemprop`, each list in the page's order.
#[derive(Debug, Default)]
pub(crate) struct Landmarks {
    pub(crate) html: Option<NodeId>,
    pub(crate) titles: Vec<NodeId>,
    pub(crate) bases: Vec<NodeId>,
    pub(crate) metas: Vec<NodeId>,
    pub(crate) links: Vec<NodeId>,
    pub(crate) scripts: Vec<NodeId>,
    pub(crate) anchors: Vec<NodeId>,
    pub(crate) times: Vec<NodeId>,
    /// Whatever has an `itemprop`.
    pub(crate) properties: Vec<NodeId>,
}

/// The hints of every element, and the landmarks.
pub(crate) fn survey(dom: &Dom) -> (HintTable, Landmarks) {
    let mut hints = HintTable::empty(dom);
    let mut landmarks = Landmarks::default();
    let mut names = Names::default();
    for node in dom.descendants(NodeId::DOCUMENT) {
        if let Some(element) = dom.element(node) {
            hints.read(node, element, &mut names);
            landmarks.note(node, element);
        }
    }
    (hints, landmarks)
}

impl Landmarks {
    fn note(&mut self, node: NodeId, element: Element<'_>) {
        match *element.name {
            local_name!("a") => self.anchors.push(node),
            local_name!("script") => self.scripts.push(node),
            local_name!("meta") => self.metas.push(node),
            local_name!("link") => self.links.push(node),
            local_name!("time") => self.times.push(node),
            local_name!("title") => self.titles.push(node),
            local_name!("base") => self.bases.push(node),
            local_name!("html") => self.html = Some(node),
            _ => {}
        }
        if element.attr("itemprop").is_some() {
            self.properties.push(node);
        }
    }
}
