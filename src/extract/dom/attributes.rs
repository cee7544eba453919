//! The attributes of all elements of a page, in one list: names and values are ranges of the page's own text.

use std::ops::Range;

use html5ever::tendril::StrTendril;

/// A part of the page's text; behind its end, a part of what was made from it.
#[derive(Debug, Clone, Copy)]
struct Part {
    start: u32,
    end: u32,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Attr {
    name: Part,
    value: Part,
}

/// The attributes of one element, by their places.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct AttrList {
    start: u32,
    end: u32,
}

/// Where a name or a value is.
#[derive(Debug, Clone)]
pub(super) enum Written {
    InPage(Range<usize>),
    /// Not as the page writes it: in lower case, with its references decoded.
    Made(String),
}

/// All attributes of a page, and the words that they are made of.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    all: Vec<Attr>,
    page: StrTendril,
    made: String,
}

impl Attributes {
    pub(super) fn of(page: StrTendril) -> Self {
        Self { page, ..Self::default() }
    }

    /// Starts a list; what is added until [`Self::end`] is in it.
    pub(super) fn begin(&self) -> AttrList {
        let at = self.all.len() as u32;
        AttrList { start: at, end: at }
    }

    pub(super) fn end(&self, list: AttrList) -> AttrList {
        AttrList { end: self.all.len() as u32, ..list }
    }

    /// Adds an attribute to a list that was begun, unless the list has one of that name: the first counts.
    pub(super) fn add(&mut self, list: AttrList, name: Written, value: Written) {
        let name = self.part(name);
        let list = self.end(list);
        if !self.has(list, name) {
            let value = self.part(value);
            self.all.push(Attr { name, value });
        }
    }

    /// A list of what is in `own`, and of what only `more` has.
    pub(super) fn joined(&mut self, own: AttrList, more: AttrList) -> AttrList {
        let list = self.begin();
        for part in [own, more] {
            for at in part.start..part.end {
                let Some(&attr) = self.all.get(at as usize) else { continue };
                if !self.has(self.end(list), attr.name) {
                    self.all.push(attr);
                }
            }
        }
        self.end(list)
    }

    pub(super) fn list(&self, list: AttrList) -> &[Attr] {
        self.all.get(list.start as usize..list.end as usize).unwrap_or_default()
    }

    pub(super) fn name(&self, attr: Attr) -> &str {
        self.words(attr.name)
    }

    pub(super) fn value(&self, attr: Attr) -> &str {
        self.words(attr.value)
    }

    /// The value under `name` in a list.
    pub(super) fn find(&self, list: AttrList, name: &str) -> Option<&str> {
        let same = |attr: &&Attr| attr.name.length() == name.len() && self.words(attr.name) == name;
        self.list(list).iter().find(same).map(|attr| self.words(attr.value))
    }

    fn has(&self, list: AttrList, name: Part) -> bool {
        let same =
            |attr: &Attr| attr.name.length() == name.length() && self.words(attr.name) == self.words(name);
        self.list(list).iter().any(same)
    }

    fn part(&mut self, written: Written) -> Part {
        // The budget on bytes is far below what 32 bits count.
        let (start, end) = match written {
            Written::InPage(range) => (range.start, range.end),
            Written::Made(words) => {
                let start = self.page.len() + self.made.len();
                self.made.push_str(&words);
                (start, start + words.len())
            }
        };
        Part { start: start as u32, end: end as u32 }
    }

    fn words(&self, part: Part) -> &str {
        let (start, end) = (part.start as usize, part.end as usize);
        let page = self.page.len();
        let words = if start < page {
            self.page.get(start..end)
        } else {
            self.made.get(start - page..end.saturating_sub(page))
        };
        words.unwrap_or_default()
    }
}

impl Part {
    fn length(self) -> usize {
        (self.end - self.start) as usize
    }
}
