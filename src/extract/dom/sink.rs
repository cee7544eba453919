//! The arena as the target of the HTML5 tree builder, which asks for nodes and says where they go.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::attributes::{AttrList, Attributes};
use super::{Budget, Dom, Node, NodeData, NodeId, OverBudget, Tag};

/// A node as the tree builder holds it: with its name, so that asking for the name borrows nothing.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    pub(super) id: NodeId,
    name: LocalName,
    space: Space,
}

/// The languages that elements come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Html,
    Svg,
    MathMl,
    None,
}

static HTML: Namespace = ns!(html);
static SVG: Namespace = ns!(svg);
static MATHML: Namespace = ns!(mathml);
static NONE: Namespace = ns!();

impl ElemName for &Handle {
    fn ns(&self) -> &Namespace {
        match self.space {
            Space::Html => &HTML,
            Space::Svg => &SVG,
            Space::MathMl => &MATHML,
            Space::None => &NONE,
        }
    }

    fn local_name(&self) -> &LocalName {
        &self.name
    }
}

/// Collects the nodes. Once over budget it takes no more, and the parser stops at the next token.
#[derive(Debug)]
pub(super) struct ArenaSink {
    nodes: RefCell<Vec<Node>>,
    attributes: RefCell<Attributes>,
    /// Lists of attributes, which go through the tree builder as their numbers.
    lists: RefCell<Vec<AttrList>>,
    newest: Cell<NodeId>,
    steps: Cell<u64>,
    budget: Budget,
    over: Cell<Option<OverBudget>>,
}

impl ArenaSink {
    /// Collects the nodes of a page; `page` is its text.
    pub(super) fn new(budget: Budget, page: StrTendril) -> Self {
        // Measured pages have one node in 40 to 120 bytes.
        let mut nodes = Vec::with_capacity((page.len() / 48).clamp(64, budget.nodes));
        nodes.push(Node::new(NodeData::Empty));
        Self {
            nodes: nodes.into(),
            attributes: Attributes::of(page).into(),
            lists: RefCell::default(),
            newest: NodeId::DOCUMENT.into(),
            steps: Cell::default(),
            budget,
            over: Cell::default(),
        }
    }

    /// Which budget is broken, if one is.
    pub(super) fn over(&self) -> Option<OverBudget> {
        self.over.get()
    }

    /// Keeps the attributes that `add` adds to a list and gives what stands for them in the tree builder.
    pub(super) fn keep(&self, add: impl FnOnce(&mut Attributes, AttrList)) -> Attribute {
        let mut attributes = self.attributes.borrow_mut();
        let list = attributes.begin();
        add(&mut attributes, list);
        let mut lists = self.lists.borrow_mut();
        // A character holds the number in place; after the budget on nodes there are no more.
        let number = char::from_u32(FIRST_NUMBER + lists.len() as u32).unwrap_or_default();
        let number = StrTendril::from_slice(number.encode_utf8(&mut [0; 4]));
        lists.push(attributes.end(list));
        attribute(NUMBER, number)
    }

    /// The attributes that `number` stands for.
    fn kept(&self, number: &Attribute) -> Option<AttrList> {
        let number = (number.name.local == NUMBER).then(|| number.value.chars().next())??;
        let index = u32::from(number).checked_sub(FIRST_NUMBER)?;
        self.lists.borrow().get(index as usize).copied()
    }

    /// Those of the attributes that `number` stands for which are called so, as the tree builder reads them.
    pub(super) fn named(&self, number: &Attribute, names: &[LocalName]) -> Vec<Attribute> {
        let Some(list) = self.kept(number) else { return Vec::new() };
        let attributes = self.attributes.borrow();
        let found = names.iter().filter_map(|name| Some((name, attributes.find(list, name)?)));
        found.map(|(name, value)| attribute(name.clone(), StrTendril::from_slice(value))).collect()
    }

    /// Looks whether a tag may have so many attributes.
    pub(super) fn count_attributes(&self, attributes: usize) {
        if attributes > self.budget.attributes {
            self.over.set(Some(OverBudget::Attributes));
        }
        // Each is compared with all before it.
        self.steps.set(self.steps.get() + (attributes * attributes / 2) as u64);
    }

    /// Gives the newest element its unparsed inside.
    pub(super) fn append_raw(&self, text: StrTendril) {
        let child = self.allocate(NodeData::Raw(text));
        self.link_last(self.newest.get(), child);
    }

    /// Counts one step of the tree builder: each element it looks at on its way through those that are open.
    fn step(&self) {
        let steps = self.steps.get() + 1;
        self.steps.set(steps);
        if steps > self.budget.steps {
            self.over.set(Some(OverBudget::Steps));
        }
    }

    fn allocate(&self, data: NodeData) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        if nodes.len() >= self.budget.nodes {
            self.over.set(Some(OverBudget::Nodes));
            // The tree builder only needs some handle; nothing of this tree will be used.
            return self.newest.get();
        }
        nodes.push(Node::new(data));
        NodeId::from_index(nodes.len() - 1)
    }

    /// Runs `change` on a node; ids come from this arena, so that the node is always there.
    fn with<T>(&self, id: NodeId, change: impl FnOnce(&mut Node) -> T) -> Option<T> {
        self.nodes.borrow_mut().get_mut(id.index()).map(change)
    }

    fn link_last(&self, parent: NodeId, child: NodeId) {
        if self.over.get().is_some() || parent == child || child == NodeId::DOCUMENT {
            return;
        }
        let mut nodes = self.nodes.borrow_mut();
        let Some(above) = nodes.get_mut(parent.index()) else { return };
        let last = above.last.replace(child);
        let depth = above.depth + 1;
        if last.is_none() {
            above.first = Some(child);
        }
        if depth > self.budget.depth {
            self.over.set(Some(OverBudget::Depth));
        }
        if let Some(node) = nodes.get_mut(child.index()) {
            node.parent = Some(parent);
            node.previous = last;
            node.next = None;
            node.depth = depth;
        }
        if let Some(node) = last.and_then(|last| nodes.get_mut(last.index())) {
            node.next = Some(child);
        }
    }

    fn link_before(&self, sibling: NodeId, child: NodeId) {
        let Some(Some((parent, previous, depth))) =
            self.with(sibling, |node| node.parent.map(|parent| (parent, node.previous, node.depth)))
        else {
            return;
        };
        if self.over.get().is_some() || sibling == child || child == NodeId::DOCUMENT {
            return;
        }
        self.with(sibling, |node| node.previous = Some(child));
        self.with(child, |node| {
            node.parent = Some(parent);
            node.previous = previous;
            node.next = Some(sibling);
            node.depth = depth;
        });
        match previous {
            Some(previous) => self.with(previous, |node| node.next = Some(child)),
            None => self.with(parent, |node| node.first = Some(child)),
        };
    }

    fn unlink(&self, id: NodeId) {
        let links = self.with(id, |node| (node.parent.take(), node.previous.take(), node.next.take()));
        let Some((Some(parent), previous, next)) = links else { return };
        match previous {
            Some(previous) => self.with(previous, |node| node.next = next),
            None => self.with(parent, |node| node.first = next),
        };
        match next {
            Some(next) => self.with(next, |node| node.previous = previous),
            None => self.with(parent, |node| node.last = previous),
        };
    }

    /// Adds to the text node `id`, if it is one.
    fn extend_text(&self, id: Option<NodeId>, text: &StrTendril) -> bool {
        id.and_then(|id| {
            self.with(id, |node| match &mut node.data {
                NodeData::Text(before) => {
                    before.push_tendril(text);
                    true
                }
                _ => false,
            })
        })
        .unwrap_or(false)
    }
}

impl Node {
    fn new(data: NodeData) -> Self {
        Self { parent: None, previous: None, next: None, first: None, last: None, depth: 0, data }
    }
}

impl TreeSink for ArenaSink {
    type Handle = Handle;
    type Output = Dom;
    type ElemName<'a> = &'a Handle;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner(), attributes: self.attributes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::nameless(NodeId::DOCUMENT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a Handle {
        self.step();
        target
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let attributes = attributes.iter().find_map(|number| self.kept(number)).unwrap_or_default();
        let id = self.allocate(NodeData::Element(Tag { name: name.local.clone(), attributes }));
        self.newest.set(id);
        Handle { id, name: name.local, space: Space::of(&name.ns) }
    }

    /// A comment says nothing, so that the tree does without it.
    fn create_comment(&self, _: StrTendril) -> Handle {
        self.get_document()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.get_document()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(child) => self.link_last(parent.id, child.id),
            NodeOrText::AppendText(text) => {
                let last = self.with(parent.id, |node| node.last).flatten();
                if self.over.get().is_none() && !self.extend_text(last, &text) {
                    let child = self.allocate(NodeData::Text(text));
                    self.link_last(parent.id, child);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.with(element.id, |node| node.parent).flatten().is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        self.step();
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(child) => {
                self.unlink(child.id);
                self.link_before(sibling.id, child.id);
            }
            NodeOrText::AppendText(text) => {
                let previous = self.with(sibling.id, |node| node.previous).flatten();
                if self.over.get().is_none() && !self.extend_text(previous, &text) {
                    let child = self.allocate(NodeData::Text(text));
                    self.link_before(sibling.id, child);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let Some(more) = attributes.iter().find_map(|number| self.kept(number)) else { return };
        self.with(target.id, |node| {
            if let NodeData::Element(tag) = &mut node.data {
                tag.attributes = self.attributes.borrow_mut().joined(tag.attributes, more);
            }
        });
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.unlink(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        while self.over.get().is_none() {
            let Some(child) = self.with(node.id, |node| node.first).flatten() else { break };
            self.unlink(child);
            self.link_last(new_parent.id, child);
        }
    }
}

/// The name under which an attribute stands for all of a tag.
const NUMBER: LocalName = local_name!("id");
/// Above it lie all characters that a number can be.
const FIRST_NUMBER: u32 = 0xE000;

/// An attribute as the tree builder takes them.
fn attribute(name: LocalName, value: StrTendril) -> Attribute {
    Attribute { name: QualName::new(None, ns!(), name), value }
}

impl Handle {
    /// What is no element.
    fn nameless(id: NodeId) -> Self {
        Self { id, name: local_name!(""), space: Space::None }
    }
}

impl Space {
    fn of(namespace: &Namespace) -> Self {
        match *namespace {
            ns!(html) => Self::Html,
            ns!(svg) => Self::Svg,
            ns!(mathml) => Self::MathMl,
            _ => Self::None,
        }
    }
}
