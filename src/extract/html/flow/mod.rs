//! The page as one flow of pieces in reading order. Everything readable is in it; nothing is judged here.

mod roles;
mod run;
mod table;

use html5ever::{LocalName, local_name};

use crate::article::{ListStyle, MarkKind, Prose};
use crate::extract::dom::{Dom, Edge, NodeData, NodeId};

use super::figures::RawPicture;
use super::figures::decoration::is_decoration;
use super::hints::{HintTable, Hints};
use super::piece::{Kind, Piece};
use crate::extract::lines::measure::Measure;
use roles::{Role, role};
use run::Run;

/// The pieces below `root` in reading order.
pub(crate) fn flow(dom: &Dom, hints: &HintTable, root: NodeId) -> Vec<Piece> {
    let mut flow =
        Flow { dom, hints, pieces: Vec::new(), run: Run::default(), blocks: vec![root], places: Vec::new() };
    let mut edge = Some(Edge::Enter(root));
    while let Some(at) = edge {
        let skip = match at {
            Edge::Enter(node) => flow.enter(node),
            Edge::Leave(node) => {
                flow.leave(node);
                false
            }
        };
        edge = dom.step(at, root, skip);
    }
    flow.flush();
    flow.pieces
}

/// The words of one element with their marks, as one run.
pub(crate) fn prose_of(dom: &Dom, node: NodeId) -> Prose {
    let mut run = Run::default();
    let mut edge = Some(Edge::Enter(node));
    while let Some(at) = edge {
        let mut skip = false;
        match at {
            Edge::Enter(inside) => match dom.data(inside) {
                NodeData::Text(words) => run.push(words),
                NodeData::Element(element) => match role(&element.name) {
                    Role::Skip | Role::NoScript | Role::Picture => skip = true,
                    Role::LineBreak => run.push_line_break(),
                    Role::Inline => open_mark(dom, &mut run, inside),
                    _ if inside != node => run.push(" "),
                    _ => {}
                },
                _ => {}
            },
            Edge::Leave(inside) => close_mark(dom, &mut run, inside),
        }
        edge = dom.step(at, node, skip);
    }
    run.take()
}

/// What the words being read belong to, innermost last.
#[derive(Debug, Clone, Copy)]
enum Place {
    Heading(u8),
    Caption,
    Quote(NodeId),
    List(NodeId, ListStyle),
    Item,
    Preformatted,
}

struct Flow<'a> {
    dom: &'a Dom,
    hints: &'a HintTable,
    pieces: Vec<Piece>,
    run: Run,
    blocks: Vec<NodeId>,
    places: Vec<(NodeId, Place)>,
}

impl Flow<'_> {
    /// Says whether what is inside the node is to be passed over.
    fn enter(&mut self, node: NodeId) -> bool {
        match self.dom.data(node) {
            NodeData::Text(words) => {
                self.text(words);
                false
            }
            NodeData::Raw(_) | NodeData::Empty => false,
            NodeData::Element(element) => self.enter_element(node, &element.name),
        }
    }

    fn enter_element(&mut self, node: NodeId, name: &LocalName) -> bool {
        match self.role(node, name) {
            Role::Skip => return true,
            Role::Inline => return self.enter_inline(node),
            Role::LineBreak => self.line_break(),
            Role::Divider => {
                self.flush();
                self.push(node, Kind::Divider);
            }
            Role::Picture => self.picture(node),
            Role::NoScript => {
                let pictures = self.dom.raw(node).map(RawPicture::read_noscript).unwrap_or_default();
                for picture in pictures.into_iter().filter(|picture| !is_decoration(picture)) {
                    self.push_picture(node, picture);
                }
                return true;
            }
            Role::Table => match table::read(self.dom, node) {
                Some(table) => {
                    self.flush();
                    self.push(node, Kind::Table(table));
                    return true;
                }
                None => self.enter_block(node),
            },
            role => {
                self.enter_block(node);
                self.places.extend(self.place(node, role).map(|place| (node, place)));
            }
        }
        false
    }

    /// The element's role here: a class may make a caption of anything, and a rich list item is a block.
    fn role(&self, node: NodeId, name: &LocalName) -> Role {
        match role(name) {
            role @ (Role::Block | Role::Inline)
                if self.hints.get(node).has(Hints::CAPTION) && is_small(self.dom, node) =>
            {
                match role {
                    // An inline caption must stand beside a picture to be one; inside a sentence it is the sentence's.
                    Role::Inline if !self.run.is_empty() => Role::Inline,
                    _ => Role::Caption,
                }
            }
            // The credit inside a caption is a line of its own, so that the two can be told apart.
            Role::Inline | Role::Block if self.hints.get(node).has(Hints::CREDIT) && self.in_caption() => {
                Role::Caption
            }
            Role::Item if is_rich(self.dom, node) => Role::Block,
            // A picture that opens larger stands in a button, with its caption.
            Role::Skip if *name == local_name!("button") && holds_picture(self.dom, node) => Role::Block,
            role => role,
        }
    }

    fn in_caption(&self) -> bool {
        self.places.iter().any(|(_, place)| matches!(place, Place::Caption))
    }

    fn place(&self, node: NodeId, role: Role) -> Option<Place> {
        match role {
            Role::Heading(level) => Some(Place::Heading(level)),
            Role::Caption => Some(Place::Caption),
            Role::Quote => Some(Place::Quote(node)),
            Role::List => {
                let numbered = self.dom.name(node) == Some(&local_name!("ol"));
                Some(Place::List(node, if numbered { ListStyle::Numbered } else { ListStyle::Bulleted }))
            }
            Role::Item => Some(Place::Item),
            Role::Preformatted => Some(Place::Preformatted),
            _ => None,
        }
    }

    fn enter_inline(&mut self, node: NodeId) -> bool {
        if self.dom.name(node) == Some(&local_name!("rt")) {
            let reading = self.dom.line(node);
            self.run.close_ruby(&reading);
            return true;
        }
        open_mark(self.dom, &mut self.run, node);
        false
    }

    fn enter_block(&mut self, node: NodeId) {
        self.flush();
        self.blocks.push(node);
    }

    fn leave(&mut self, node: NodeId) {
        let Some(name) = self.dom.name(node) else { return };
        if self.blocks.last() == Some(&node) && self.blocks.len() > 1 {
            self.flush();
            self.blocks.pop();
            if self.places.last().is_some_and(|&(of, _)| of == node) {
                self.places.pop();
            }
        } else if role(name) == Role::Inline {
            close_mark(self.dom, &mut self.run, node);
        }
    }

    fn text(&mut self, words: &str) {
        if let Some(&(_, Place::Preformatted)) = self.places.last() {
            let code = words.trim_matches('\n');
            if !code.trim().is_empty() {
                self.flush();
                self.push(self.block(), Kind::Code(code.to_owned()));
            }
            return;
        }
        // An indent after a line break is how pages without paragraphs begin one.
        let indented = words.trim_start_matches(['\n', '\r', '\t']).starts_with(['\u{3000}', '\u{a0}']);
        if indented && self.run.at_line_break() {
            self.flush();
        }
        self.run.push(words);
    }

    fn line_break(&mut self) {
        let twice = self.run.at_line_break() && !self.run.is_empty();
        if twice && !matches!(self.places.last(), Some((_, Place::Heading(_) | Place::Item | Place::Caption)))
        {
            self.flush();
        }
        self.run.push_line_break();
    }

    fn picture(&mut self, node: NodeId) {
        if let Some(picture) = RawPicture::read(self.dom, node).filter(|picture| !is_decoration(picture)) {
            self.push_picture(node, picture);
        }
    }

    fn push_picture(&mut self, node: NodeId, picture: RawPicture) {
        self.flush();
        self.push(node, Kind::Picture(Box::new(picture)));
    }

    fn block(&self) -> NodeId {
        self.blocks.last().copied().unwrap_or(NodeId::DOCUMENT)
    }

    fn flush(&mut self) {
        let prose = self.run.take();
        if !prose.is_blank() {
            let kind = self.kind(prose);
            self.push(self.block(), kind);
        }
    }

    /// What the words are, by the innermost place that says so.
    fn kind(&self, prose: Prose) -> Kind {
        let mut item = false;
        let mut list = None;
        let mut depth = 0u8;
        for &(_, place) in self.places.iter().rev() {
            match place {
                Place::Heading(level) => return Kind::Heading { level, prose },
                Place::Caption => return Kind::Caption(prose),
                Place::Quote(quote) if list.is_none() => return Kind::Quoted { quote, prose },
                Place::Item => item = true,
                Place::List(node, style) if item => {
                    depth = if list.is_some() { depth.saturating_add(1) } else { 0 };
                    let inner = list.map_or(style, |(_, inner)| inner);
                    list = Some((node, inner));
                }
                _ => {}
            }
        }
        match list {
            Some((list, style)) => Kind::Item { list, style, depth, prose },
            None => Kind::Paragraph(prose),
        }
    }

    fn push(&mut self, node: NodeId, kind: Kind) {
        let measure = match &kind {
            Kind::Heading { prose, .. }
            | Kind::Paragraph(prose)
            | Kind::Quoted { prose, .. }
            | Kind::Item { prose, .. }
            | Kind::Caption(prose) => Measure::of(prose),
            Kind::Code(text) => Measure::of_text(text),
            Kind::Table(table) => {
                table.rows.iter().flatten().map(Measure::of).fold(Measure::default(), Measure::plus)
            }
            Kind::Picture(_) | Kind::Divider => Measure::default(),
        };
        self.pieces.push(Piece { node, kind, measure });
    }
}

fn open_mark(dom: &Dom, run: &mut Run, node: NodeId) {
    if let Some(kind) = mark(dom, node) {
        run.open(kind);
    }
}

fn close_mark(dom: &Dom, run: &mut Run, node: NodeId) {
    match dom.name(node) {
        Some(&local_name!("ruby")) => run.forget(),
        Some(&local_name!("a")) if dom.attr(node, "href").is_none() => {}
        Some(name) if is_mark(name) => run.close(),
        _ => {}
    }
}

/// The mark an inline element lays on its words.
fn mark(dom: &Dom, node: NodeId) -> Option<MarkKind> {
    Some(match *dom.name(node)? {
        local_name!("a") => MarkKind::Link(dom.attr(node, "href")?.trim().to_owned()),
        local_name!("strong") | local_name!("b") => MarkKind::Strong,
        local_name!("em") | local_name!("i") => MarkKind::Emphasis,
        local_name!("code") | local_name!("kbd") | local_name!("samp") | local_name!("tt") => MarkKind::Code,
        local_name!("sup") => MarkKind::Superscript,
        local_name!("sub") => MarkKind::Subscript,
        local_name!("ruby") => MarkKind::Ruby(String::new()),
        _ => return None,
    })
}

/// Whether [`mark`] knows the element.
fn is_mark(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("strong")
            | local_name!("b")
            | local_name!("em")
            | local_name!("i")
            | local_name!("code")
            | local_name!("kbd")
            | local_name!("samp")
            | local_name!("tt")
            | local_name!("sup")
            | local_name!("sub")
    )
}

/// How far into an element its shape is looked at.
const LOOK_NODES: usize = 60;

/// Whether a list item holds an article's blocks rather than a line: a heading, a picture, several paragraphs.
fn is_rich(dom: &Dom, item: NodeId) -> bool {
    let mut paragraphs = 0;
    dom.descendants(item).take(LOOK_NODES).filter_map(|node| dom.name(node)).any(|name| match role(name) {
        Role::Heading(_) | Role::Picture | Role::Quote | Role::Table => true,
        Role::Block if *name == local_name!("p") => {
            paragraphs += 1;
            paragraphs > 1
        }
        _ => false,
    })
}

fn holds_picture(dom: &Dom, node: NodeId) -> bool {
    dom.descendants(node)
        .take(LOOK_NODES)
        .filter_map(|node| dom.name(node))
        .any(|name| matches!(*name, local_name!("img") | local_name!("picture") | local_name!("figcaption")))
}

/// Whether an element is small enough to be a caption: a class on a wrapper of much more is about something else.
fn is_small(dom: &Dom, node: NodeId) -> bool {
    let mut images = 0;
    let mut elements = 0;
    for inside in dom.descendants(node).take(LOOK_NODES) {
        if let Some(name) = dom.name(inside) {
            elements += 1;
            images += usize::from(role(name) == Role::Picture);
        }
    }
    images == 0 && elements < LOOK_NODES / 3
}
