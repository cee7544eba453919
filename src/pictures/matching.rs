//! Which slot a picture belongs to, by the name of its file.

use std::cmp::Reverse;

use crate::article::{Article, Figure};

/// Names shorter than this are inside many others.
const LEAST_INSIDE: usize = 4;

/// For each file name the slot that its picture is meant for: the empty ones whose picture was called so, best match
/// first; the other pictures go in their order into the empty slots that are left. `None` where no slot is left.
#[must_use]
pub fn best_slots(article: &Article, names: &[&str]) -> Vec<Option<u32>> {
    let mut empty: Vec<&Figure> = article.figures().filter(|figure| figure.kept().is_none()).collect();
    let mut found = vec![None; names.len()];
    let mut pairs: Vec<(u8, usize, u32)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let rated = empty.iter().map(|figure| (likeness(name, figure), at, figure.slot));
        pairs.extend(rated.filter(|(likeness, ..)| *likeness > 0));
    }
    pairs.sort_by_key(|(likeness, at, slot)| (Reverse(*likeness), *at, *slot));
    for (_, at, slot) in pairs {
        let is_left = empty.iter().any(|figure| figure.slot == slot);
        if let Some(place) = found.get_mut(at).filter(|place| place.is_none() && is_left) {
            *place = Some(slot);
            empty.retain(|figure| figure.slot != slot);
        }
    }
    let mut left = empty.into_iter().map(|figure| figure.slot);
    for place in found.iter_mut().filter(|place| place.is_none()) {
        *place = left.next();
    }
    found
}

/// How much a file's name is that of the slot's picture: 3 the same, 2 the same but for the ending, 1 inside it.
fn likeness(name: &str, figure: &Figure) -> u8 {
    let Some(source) = figure.source.as_deref() else { return 0 };
    let path = source.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let wanted = percent_encoding::percent_decode_str(last).decode_utf8_lossy().to_lowercase();
    let name = name.to_lowercase();
    let (stem, wanted_stem) = (stem(&name), stem(&wanted));
    if wanted.is_empty() {
        0
    } else if name == wanted {
        3
    } else if stem == wanted_stem {
        2
    } else {
        let (short, long) =
            if stem.len() < wanted_stem.len() { (stem, wanted_stem) } else { (wanted_stem, stem) };
        u8::from(short.chars().count() >= LEAST_INSIDE && long.contains(short))
    }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Picture, PictureHash};

    fn article(sources: &[Option<&str>]) -> Article {
        let figure = |source: Option<&str>| {
            Block::Figure(Figure { source: source.map(str::to_owned), ..Figure::default() })
        };
        let mut article =
            Article { blocks: sources.iter().copied().map(figure).collect(), ..Article::default() };
        article.number_slots();
        article
    }

    #[test]
    fn the_best_match_by_name_goes_first_and_the_rest_in_order() {
        let article = article(&[
            None,
            Some("https://img.example/p/%E6%B8%AF.jpg?w=800"),
            Some("a_files/pier-2.png"),
            None,
        ]);
        let slots = best_slots(&article, &["other.jpg", "pier-2.webp", "港.JPG", "more.png", "last.png"]);
        assert_eq!(slots, [Some(1), Some(3), Some(2), Some(4), None]);
    }

    #[test]
    fn a_name_with_something_around_it_is_known_where_it_is_long_enough() {
        let article = article(&[Some("https://img.example/1.jpg"), Some("https://img.example/harbour.jpg")]);
        assert_eq!(best_slots(&article, &["harbour (1).jpg"]), [Some(2)]);
        assert_eq!(best_slots(&article, &["21.jpg"]), [Some(1)]);
    }

    #[test]
    fn a_filled_slot_is_left_alone() {
        let mut article = article(&[Some("a/x.jpg"), None]);
        article.figures_mut().next().unwrap().picture = Picture::Kept(PictureHash([1; 32]));
        assert_eq!(best_slots(&article, &["x.jpg"]), [Some(2)]);
    }
}
