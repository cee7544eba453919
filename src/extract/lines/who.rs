//! Who wrote a story, for which paper and from where, by the lines around its text: pages of HTML and of text ask here.

use crate::article::Byline;

use super::credits::{self, Credits};
use super::measure::Measure;
use super::{names, place};

/// A line of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    pub(crate) measure: Measure,
}

/// The lines of a story and those around it, in the order of the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Around<'a> {
    /// Above the text, as far as they may speak of it.
    pub(crate) head: Vec<Line<'a>>,
    pub(crate) body: Vec<Line<'a>>,
    /// Below the text.
    pub(crate) tail: Vec<Line<'a>>,
}

/// How many lines on each side, and at each end of the text, may be credits.
const HEAD: usize = 10;
const ENDS: usize = 2;
const TAIL: usize = 4;
/// A line that names people, or gives the source, is short (reading units).
const SHORT_LINE: usize = 60;
const SOURCE_LINE: usize = 80;

impl<'a> Around<'a> {
    /// What the lines say, the nearest to the text first.
    pub(crate) fn credits(&self) -> Credits {
        let head = self.head.iter().rev().take(HEAD);
        let lines = head
            .chain(self.body.iter().take(ENDS))
            .chain(self.body.iter().rev().take(ENDS))
            .chain(self.tail.iter().take(TAIL));
        let mut all = Credits::default();
        for found in lines.filter_map(|line| credits::read(line.text)) {
            all.source = all.source.or(found.source);
            all.place = all.place.or(found.place);
            for person in found.people {
                if !all.people.contains(&person) {
                    all.people.push(person);
                }
            }
        }
        all.source = self.source_line().or(all.source);
        all.place = self.place_line().or(all.place);
        all
    }

    /// The writers that no line of credits names, but some line beside the text, or its first or last words.
    pub(crate) fn writers(&self) -> Vec<Byline> {
        let short = |line: &&Line<'a>| line.measure.units <= SHORT_LINE;
        let head = self.head.iter().rev().take(HEAD).filter(short).map(|line| line.text);
        let first = self.body.iter().take(ENDS).map(|line| names::beginning(line.text));
        let last = self.body.iter().rev().take(ENDS).map(|line| names::ending(line.text));
        let tail = self.tail.iter().take(TAIL).filter(short).map(|line| line.text);
        let mut found = head.chain(first).chain(last).chain(tail).map(names::read);
        found.find(|people| !people.is_empty()).unwrap_or_default()
    }

    fn source_line(&self) -> Option<String> {
        let lines = self.head.iter().rev().chain(&self.body).chain(&self.tail);
        lines.filter(|line| line.measure.units <= SOURCE_LINE).find_map(|line| credits::source_in(line.text))
    }

    fn place_line(&self) -> Option<String> {
        let first = self.body.iter().find(|line| line.measure.is_prose())?;
        place::begins_with(first.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;

    fn lines<'a>(lines: &[&'a str]) -> Vec<Line<'a>> {
        lines.iter().map(|text| Line { text, measure: Measure::of_text(text) }).collect()
    }

    #[test]
    fn paper_people_and_place_are_gathered_from_all_sides() {
        let around = Around {
            head: lines(&["港口今晨开放", "2024-04-01 来源：海边日报"]),
            body: lines(&[
                "海边社东港4月1日电 港口今晨开放，首班船在钟声里离岸，码头上挤满了人。",
                "人们说等了三年。",
            ]),
            tail: lines(&["责任编辑：林渡"]),
        };
        let credits = around.credits();
        assert_eq!(credits.source.as_deref(), Some("海边日报"));
        assert_eq!(credits.place.as_deref(), Some("东港"));
        assert_eq!(credits.people, [Byline { name: "林渡".into(), role: Role::Editor }]);
        assert_eq!(around.writers(), []);
    }

    #[test]
    fn a_writer_may_be_named_by_the_last_words_alone() {
        let around = Around {
            body: lines(&["港口今晨开放，首班船在钟声里离岸。", "等船的人都散了。（周岸 青石报道）"]),
            ..Around::default()
        };
        assert_eq!(around.writers(), [Byline { name: "周岸".into(), role: Role::Reporter }]);
    }
}
