//! The page as a tree: one arena, links by index, no recursion anywhere. Nothing here knows what an article is.

mod attributes;
mod budget;
mod doctype;
mod markup;
mod names;
mod parse;
mod raw;
mod references;
mod sink;
mod strip;
#[cfg(test)]
mod tests;
mod walk;

use std::num::NonZeroU32;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

use attributes::{AttrList, Attributes};
pub(crate) use budget::{Budget, OverBudget};
pub(crate) use names::lower_case;
pub(crate) use parse::parse;
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
    attributes: Attributes,
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
    /// The document.
    Empty,
    Element(Tag),
    Text(StrTendril),
    /// The unparsed inside of `script`, `style`, `noscript` and the like.
    Raw(StrTendril),
}

/// An element as the arena holds it.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: LocalName,
    attributes: AttrList,
}

/// An element's name and attributes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'a> {
    pub(crate) name: &'a LocalName,
    list: AttrList,
    attributes: &'a Attributes,
}

impl<'a> Element<'a> {
    /// An attribute's value.
    pub(crate) fn attr(self, name: &str) -> Option<&'a str> {
        self.attributes.find(self.list, name)
    }

    /// All attributes in the order of the page.
    pub(crate) fn attrs(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let attributes = self.attributes;
        attributes.list(self.list).iter().map(|&attr| (attributes.name(attr), attributes.value(attr)))
    }
}

impl Dom {
    /// How many nodes there are; tables beside the arena have this length.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// All nodes in the order they were made, also those that stand nowhere any more.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.len()).map(NodeId::from_index)
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

    pub(crate) fn element(&self, id: NodeId) -> Option<Element<'_>> {
        match &self.node(id).data {
            NodeData::Element(tag) => {
                Some(Element { name: &tag.name, list: tag.attributes, attributes: &self.attributes })
            }
            _ => None,
        }
    }

    /// The element's name; `None` for text and the document.
    pub(crate) fn name(&self, id: NodeId) -> Option<&LocalName> {
        match &self.node(id).data {
            NodeData::Element(tag) => Some(&tag.name),
            _ => None,
        }
    }

    /// An element as a style sheet would name it, `div.article-body`; nothing for what is none.
    pub(crate) fn described(&self, id: NodeId) -> Option<String> {
        let element = self.element(id)?;
        let mut words = element.name.to_string();
        if let Some(own) = element.attr("id").filter(|own| !own.is_empty()) {
            words.extend(["#", own]);
        }
        for class in element.attr("class").unwrap_or_default().split_ascii_whitespace() {
            words.extend([".", class]);
        }
        Some(words)
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
