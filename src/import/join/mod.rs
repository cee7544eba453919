//! Pages of one article become one clip. A pure step between reading and filing: pages in, clips out, in order.
//!
//! The pages of an article stand near each other in what was dropped, so that only the last few pages read are held
//! back. Which of them belong together depends on the pages and their order alone, never on time.

mod address;
mod article;

use std::collections::VecDeque;

use crate::extract::Paging;
use crate::library::NewClip;
use address::Address;

/// A page that was read: where it stood in the import, its clip, and what it links to.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) index: usize,
    pub(super) clip: NewClip,
    pub(super) paging: Paging,
}

/// A clip of one page or of several, with the places of its pages in the import.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) clip: NewClip,
    pub(super) indices: Vec<usize>,
}

/// How many pages are held back, and how many bytes of them.
const MOST_HELD: usize = 64;
const MOST_BYTES: usize = 64 << 20;

/// Holds back the last pages until it is known what belongs to them.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    held: VecDeque<Held>,
    bytes: usize,
}

/// A page held back, with what tells whose it is.
#[derive(Debug)]
struct Held {
    page: Read,
    key: String,
    addresses: Vec<Address>,
    links: Vec<Address>,
}

impl Joiner {
    /// Takes the next page; gives back what nothing later can belong to.
    pub(super) fn take(&mut self, page: Read, file: &str) -> Vec<Joined> {
        self.bytes += size(&page.clip);
        self.held.push_back(Held::of(page, file));
        let mut done = Vec::new();
        while self.held.len() > MOST_HELD || self.bytes > MOST_BYTES && self.held.len() > 1 {
            self.release(&mut done);
        }
        done
    }

    /// Gives back all that is held, at the end of an import.
    pub(super) fn finish(&mut self) -> Vec<Joined> {
        let mut done = Vec::new();
        while !self.held.is_empty() {
            self.release(&mut done);
        }
        done
    }

    /// Lets the oldest page go, with all that belong to it.
    fn release(&mut self, done: &mut Vec<Joined>) {
        let Some(first) = self.held.pop_front() else { return };
        let mut group = vec![first];
        // What belongs to a page of the group belongs to the group.
        while let Some(at) = self.held.iter().position(|other| group.iter().any(|page| page.is_with(other))) {
            group.extend(self.held.remove(at));
        }
        self.bytes -= group.iter().map(|held| size(&held.page.clip)).sum::<usize>();
        done.extend(joined(group));
    }
}

fn size(clip: &NewClip) -> usize {
    clip.original.bytes.len() + clip.pictures.iter().map(|(_, bytes)| bytes.len()).sum::<usize>()
}

impl Held {
    fn of(page: Read, file: &str) -> Self {
        let headline = page.clip.article.meta.headline().unwrap_or_default();
        let file = Address::of_file(file);
        let known = [page.paging.own.as_deref(), page.clip.original.url.as_deref()];
        let mut addresses: Vec<Address> = known.into_iter().flatten().filter_map(Address::parse).collect();
        let base = if addresses.is_empty() { file.as_ref() } else { addresses.first() };
        let Paging { next, previous, numbered, .. } = &page.paging;
        let links = next.iter().chain(previous).chain(numbered);
        let links = links.filter_map(|link| Address::resolve(base, link)).collect();
        addresses.extend(file);
        Self { key: headline_key(headline), addresses, links, page }
    }

    /// Whether two pages are of one article: they have one headline, and one leads to the other.
    fn is_with(&self, other: &Self) -> bool {
        !self.key.is_empty()
            && self.key == other.key
            && (self.leads_to(other) || other.leads_to(self) || self.is_numbered_like(other))
    }

    fn leads_to(&self, other: &Self) -> bool {
        self.links.iter().any(|link| other.addresses.contains(link) && !self.addresses.contains(link))
    }

    /// Addresses that differ in the number of the page alone: `a.html` and `a_2.html`.
    fn is_numbered_like(&self, other: &Self) -> bool {
        let pairs =
            self.addresses.iter().flat_map(|own| other.addresses.iter().map(move |other| (own, other)));
        self.key.chars().count() >= LONG_HEADLINE
            && pairs.into_iter().any(|(own, other)| own.is_page_beside(other))
    }

    /// Which page of its article it is, as its address says; the one without a number comes first.
    fn number(&self) -> u32 {
        self.addresses.iter().find_map(Address::page_number).unwrap_or_default()
    }
}

/// A shorter headline may well be that of another story: `Weather` (letters).
const LONG_HEADLINE: usize = 6;

/// The letters of a headline without the number of its page: `港口开放（2）`, `港口开放 第2页`, `Harbour opens - page 2`.
fn headline_key(headline: &str) -> String {
    let lower = headline.to_lowercase();
    let mut key = lower.trim_end();
    if let Some((head, number)) =
        key.strip_suffix([')', '）']).and_then(|inner| inner.rsplit_once(['(', '（']))
    {
        if is_page_number(number) && !head.trim().is_empty() {
            key = head;
        }
    } else if let Some((head, number)) = key.rsplit_once([' ', '\u{3000}', '_', '-'])
        && number.contains(['页', '頁', 'ペ'])
        && is_page_number(number)
    {
        key = head;
    } else if let Some((head, number)) = key.rsplit_once("page ")
        && is_page_number(number)
    {
        key = head;
    }
    key.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// `2`, `2/3`, `第2页`, `2ページ`.
fn is_page_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches('第');
    let text = ["ページ", "页", "頁"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let digits = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('/') {
        Some((page, of)) => digits(page) && digits(of),
        None => digits(text),
    }
}

/// The pages of a group in their order, as one clip; a page that adds nothing stays a clip of its own.
fn joined(mut group: Vec<Held>) -> Vec<Joined> {
    in_reading_order(&mut group);
    let mut pages = group.into_iter();
    let Some(first) = pages.next() else { return Vec::new() };
    let mut last = first.number();
    let mut whole = Joined { indices: vec![first.page.index], clip: first.page.clip };
    let mut alone = Vec::new();
    for held in pages {
        let number = held.number();
        let gap = number > last.max(1) + 1;
        last = number;
        let Read { index, clip, .. } = held.page;
        match article::append(&mut whole.clip, clip, gap) {
            Ok(()) => whole.indices.push(index),
            Err(clip) => alone.push(Joined { clip: *clip, indices: vec![index] }),
        }
    }
    std::iter::once(whole).chain(alone).collect()
}

/// Pages that are known to be of one article, as they were joined once: one clip again.
pub(super) fn whole(pages: Vec<(NewClip, Paging)>) -> Option<NewClip> {
    let held = |(index, (clip, paging)): (usize, (NewClip, Paging))| {
        let file = clip.original.file_name.clone();
        Held::of(Read { index, clip, paging }, &file)
    };
    let group = pages.into_iter().enumerate().map(held).collect();
    joined(group).into_iter().next().map(|joined| joined.clip)
}

/// By the numbers in their addresses; where those do not tell them apart, as each leads to the next.
fn in_reading_order(group: &mut Vec<Held>) {
    group.sort_by_key(|held| (held.number(), held.page.index));
    let distinct = group.windows(2).all(|pair| matches!(pair, [a, b] if a.number() != b.number()));
    if distinct {
        return;
    }
    let follows = |page: &Held, other: &Held| {
        let base = other.addresses.first();
        let next = other.page.paging.next.as_deref().and_then(|next| Address::resolve(base, next));
        next.is_some_and(|next| page.addresses.contains(&next))
    };
    let mut waiting = std::mem::take(group);
    while !waiting.is_empty() {
        let after = |at: &usize| {
            group.last().is_some_and(|last: &Held| waiting.get(*at).is_some_and(|page| follows(page, last)))
        };
        let begins = |at: &usize| {
            waiting.get(*at).is_some_and(|page| !waiting.iter().any(|other| follows(page, other)))
        };
        let next = (0..waiting.len()).find(after).or_else(|| (0..waiting.len()).find(begins)).unwrap_or(0);
        let page = waiting.remove(next);
        group.push(page);
    }
}

#[cfg(test)]
mod tests {
    use super::headline_key;

    #[test]
    fn the_number_of_a_page_is_no_part_of_its_headline() {
        for numbered in ["港口开放（2）", "港口开放 第2页", "港口开放(2/3)", "港口开放（2/3ページ）"]
        {
            assert_eq!(headline_key(numbered), headline_key("港口开放"), "{numbered}");
        }
        assert_eq!(headline_key("Harbour opens - Page 2"), headline_key("Harbour opens"));
        assert_ne!(headline_key("Harbour opens in 2024"), headline_key("Harbour opens in"));
    }
}
