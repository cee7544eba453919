//! The page as a tree: one arena, links by index, no recursion anywhere. Nothing here knows what an article is.

mod budget;
mod feed;
mod raw;
mod sink;
mod strip;
mod walk;

use std::num::NonZeroU32;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName};

pub(crate) use budget::{Budget, OverBudget};
pub(crate) use feed::parse;
pub(crate) use strip::strip_tags;
pub(crate) use walk::Edge;

/// A node of a [`Dom`], by its place in the arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(NonZeroU32);

impl NodeId {
    /// The document itself.
    pub(crate) const DOCUMENT: Self = Self(NonZeroU32::MIN);

    /// Place in tables that run beside the arena.
    pub(crate) fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    fn from_index(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(u32::try_from(index).unwrap_or(u32::MAX - 1)))
    }
}

/// A parsed page.
#[derive(Debug)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
}

/// A node and its neighbours.
#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    depth: u16,
    data: NodeData,
}

/// What a node is.
#[derive(Debug)]
pub(crate) enum NodeData {
    /// The document, a comment, a processing instruction: nothing to read.
    Empty,
    Element(Element),
    Text(StrTendril),
    /// The unparsed inside of `script`, `style`, `noscript` and the like.
    Raw(StrTendril),
}

/// An element's name and attributes.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: LocalName,
    attributes: Vec<Attribute>,
}

impl Element {
    /// An attribute's value.
    pub(crate) fn attr(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|attribute| &*attribute.name.local == name)
            .map(|attribute| &*attribute.value)
    }

    /// All attributes in the order of the page.
    pub(crate) fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|attribute| (&*attribute.name.local, &*attribute.value))
    }
}

impl Dom {
    /// How many nodes there are; tables beside the arena have this length.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "ids are only made by the arena they index, and nodes are never removed"
    )]
    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    pub(crate) fn data(&self, id: NodeId) -> &NodeData {
        &self.node(id).data
    }

    pub(crate) fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).data {
            NodeData::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The element's name; `None` for text and the document.
    pub(crate) fn name(&self, id: NodeId) -> Option<&LocalName> {
        self.element(id).map(|element| &element.name)
    }

    pub(crate) fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        self.element(id).and_then(|element| element.attr(name))
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    pub(crate) fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    pub(crate) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first
    }

    /// How many ancestors the node had when it was put in its place.
    pub(crate) fn depth(&self, id: NodeId) -> u16 {
        self.node(id).depth
    }
}
