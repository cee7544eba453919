//! Walks over the tree, all of them loops.

use html5ever::LocalName;

use super::{Dom, NodeData, NodeId};

/// A step of a walk that tells where an element ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Enter(NodeId),
    Leave(NodeId),
}

/// Bytes of text looked at as one line.
const LONGEST_TEXT: usize = 64 << 10;

impl Dom {
    /// The nodes below `root` in document order, without `root`.
    pub(crate) fn descendants(&self, root: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = self.first_child(root);
        std::iter::from_fn(move || {
            let node = next?;
            next = self.first_child(node).or_else(|| self.after(node, root));
            Some(node)
        })
    }

    /// The elements of that name below `root`, in document order.
    pub(crate) fn elements<'a>(
        &'a self,
        root: NodeId,
        name: &'a LocalName,
    ) -> impl Iterator<Item = NodeId> + 'a {
        self.descendants(root).filter(move |&node| self.name(node) == Some(name))
    }

    /// The next node in document order that is not below `node`, while it is below `root`.
    pub(crate) fn after(&self, node: NodeId, root: NodeId) -> Option<NodeId> {
        let mut node = node;
        while node != root {
            if let Some(next) = self.next_sibling(node) {
                return Some(next);
            }
            node = self.parent(node)?;
        }
        None
    }

    /// The step that follows `edge` in a walk over `root`; `skip` passes over what is inside the node just entered.
    pub(crate) fn step(&self, edge: Edge, root: NodeId, skip: bool) -> Option<Edge> {
        let node = match edge {
            Edge::Enter(node) => match self.first_child(node).filter(|_| !skip) {
                Some(child) => return Some(Edge::Enter(child)),
                None => return Some(Edge::Leave(node)),
            },
            Edge::Leave(node) if node == root => return None,
            Edge::Leave(node) => node,
        };
        match self.next_sibling(node) {
            Some(next) => Some(Edge::Enter(next)),
            None => self.parent(node).map(Edge::Leave),
        }
    }

    pub(crate) fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.first_child(node), |&child| self.next_sibling(child))
    }

    /// The node's ancestors, nearest first.
    pub(crate) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(node), |&ancestor| self.parent(ancestor))
    }

    /// The node and its ancestors, nearest first.
    pub(crate) fn self_and_ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::once(node).chain(self.ancestors(node))
    }

    /// Whether `node` is `ancestor` or below it.
    pub(crate) fn is_within(&self, node: NodeId, ancestor: NodeId) -> bool {
        self.self_and_ancestors(node).any(|above| above == ancestor)
    }

    /// The runs of words below `node`; insides of scripts are not words.
    pub(crate) fn texts(&self, node: NodeId) -> impl Iterator<Item = &str> {
        self.descendants(node).filter_map(|node| match self.data(node) {
            NodeData::Text(words) => Some(&**words),
            _ => None,
        })
    }

    /// The words below `node`, white space as the page writes it; insides of scripts are not words. Of a text longer
    /// than any field of an article, the beginning.
    pub(crate) fn text(&self, node: NodeId) -> String {
        let mut text = String::new();
        for node in std::iter::once(node).chain(self.descendants(node)) {
            // Elements inside each other may each be asked for what is all the same text.
            if text.len() > LONGEST_TEXT {
                break;
            }
            match self.data(node) {
                NodeData::Text(words) => text.push_str(words),
                NodeData::Element(element) if &*element.name == "br" => text.push('\n'),
                _ => {}
            }
        }
        text
    }

    /// The words below `node` in one line.
    pub(crate) fn line(&self, node: NodeId) -> String {
        let text = self.text(node);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The unparsed inside of a `script`, `style` or `noscript` element.
    pub(crate) fn raw(&self, node: NodeId) -> Option<&str> {
        self.children(node).find_map(|child| match self.data(child) {
            NodeData::Raw(text) | NodeData::Text(text) => Some(&**text),
            _ => None,
        })
    }
}
