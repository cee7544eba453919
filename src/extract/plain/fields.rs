//! The fields of a text page, from its breadcrumb and the lines around the headline.

use std::ops::Range;

use super::lines::{Piece, ends_like_a_sentence};
use super::title::without_crumbs;
use crate::article::{Found, Meta, Sourced, When};
use crate::extract::lines::phrases::is_meta_line;
use crate::extract::lines::who::{Around, Line};
use crate::extract::lines::words::folded;
use crate::text::date::days_in;
use crate::text::lang;
use crate::text::stamp::{first_date, says_only_when};

/// Lines with fields are short (reading units).
const LONGEST_LINE: usize = 60;
/// How far above the text its fields may stand, in lines.
const LINES_ABOVE: usize = 14;
/// Words by which a date is the last change.
const UPDATED: [&str; 6] = ["更新", "修改", "수정", "updated", "last modified", "最終更新"];
/// Breadcrumb steps that name no section.
const NO_SECTION: [&str; 10] =
    ["正文", "首页", "首頁", "詳情", "详情", "home", "本文", "文章", "內容", "内容"];

/// How far below the text its fields may stand, in lines.
const LINES_BELOW: usize = 4;

/// Reads the fields; `headline` and the text's first and last line are indices of `pieces`.
pub(super) fn read(pieces: &[Piece], headline: Option<usize>, body: &[&Piece], text: Range<usize>) -> Meta {
    let first_of_body = text.start;
    let title = headline.and_then(|at| pieces.get(at)).map(|piece| without_crumbs(&piece.text).to_owned());
    let above = pieces.get(first_of_body.saturating_sub(LINES_ABOVE)..first_of_body).unwrap_or_default();
    // A sentence of the text tells when something happened, not when it was published.
    let tells = |piece: &&Piece| {
        !ends_like_a_sentence(&piece.text)
            || is_meta_line(&piece.text, piece.measure)
            || says_only_when(&piece.text)
    };
    let of_body = body.iter().take(3).copied().filter(tells);
    let near = above.iter().rev().chain(of_body).filter(|piece| piece.measure.units <= LONGEST_LINE);
    let near: Vec<&Piece> = near.collect();
    let (published, updated) = dates(&near);
    let around = around(above, body, pieces.get(text.end..).unwrap_or_default());
    let credits = around.credits();
    let writes = credits.people.iter().any(|person| person.role.is_writer());
    let people = if writes { Vec::new() } else { around.writers() }.into_iter().chain(credits.people);
    let in_line = |value| Sourced::new(value, Found::MetaLine);
    let crumbs = crumbs(pieces.get(..first_of_body).unwrap_or_default());
    let words: String = body.iter().flat_map(|piece| [piece.text.as_str(), "\n"]).collect();
    Meta {
        section: section(&crumbs, title.as_deref(), &near),
        site: crumbs.first().map(|site| Sourced::new(without_home(site), Found::Breadcrumb)),
        headline: title.map(|title| Sourced::new(title, Found::Heading)),
        source: credits.source.map(in_line),
        bylines: people.map(|person| Sourced::new(person, Found::MetaLine)).collect(),
        dateline: credits.place.map(in_line),
        published,
        updated,
        event_days: days_in(&words).into_iter().map(|day| Sourced::new(day, Found::Body)).collect(),
        lang: lang::of(&words, &crate::article::Lang::Unknown),
        ..Meta::default()
    }
}

/// The dates of the lines nearest to the text: published, and updated where the line says so.
fn dates(near: &[&Piece]) -> (Option<Sourced<When>>, Option<Sourced<When>>) {
    let (mut published, mut updated) = (None, None);
    for piece in near {
        let Some(date) = first_date(&piece.text) else {
            continue;
        };
        let lower = piece.text.to_lowercase();
        let slot =
            if UPDATED.iter().any(|word| lower.contains(word)) { &mut updated } else { &mut published };
        if slot.is_none() {
            *slot = Some(Sourced::new(date, Found::MetaLine));
        }
    }
    (published, updated)
}

fn around<'a>(above: &'a [Piece], body: &[&'a Piece], below: &'a [Piece]) -> Around<'a> {
    let line = |piece: &'a Piece| Line { text: piece.text.as_str(), measure: piece.measure };
    Around {
        head: above.iter().filter(|piece| piece.measure.units <= LONGEST_LINE).map(line).collect(),
        body: body.iter().copied().map(line).collect(),
        tail: below.iter().take(LINES_BELOW).map(line).collect(),
    }
}

/// The steps of the breadcrumb: `港報`, `> 生活`, `> 新線` on lines of their own, or `港報 > 生活 > 新線` on one.
fn crumbs(above: &[Piece]) -> Vec<String> {
    let separators = ['>', '›', '»', '→'];
    let one_line = above.iter().rev().find(|piece| {
        piece.measure.units <= LONGEST_LINE
            && piece.text.split(separators).filter(|step| !step.trim().is_empty()).count() >= 2
    });
    if let Some(piece) = one_line {
        let steps = piece.text.split(separators).map(|step| step.trim().to_owned());
        return steps.filter(|step| !step.is_empty()).collect();
    }
    let Some(first) = above.iter().position(|piece| piece.text.starts_with(separators)) else {
        return Vec::new();
    };
    let start = above.get(first.saturating_sub(1)..).unwrap_or_default();
    let lines =
        start.iter().enumerate().take_while(|(at, piece)| *at == 0 || piece.text.starts_with(separators));
    lines.map(|(_, piece)| without_crumbs(&piece.text).to_owned()).filter(|step| !step.is_empty()).collect()
}

/// The last step that is neither the headline nor a word of every breadcrumb; else what stands before a date.
fn section(crumbs: &[String], title: Option<&str>, near: &[&Piece]) -> Option<Sourced<String>> {
    let title = title.map(folded).unwrap_or_default();
    let names_section = |step: &&String| {
        let own = folded(step);
        own != title && !NO_SECTION.contains(&own.as_str()) && !own.is_empty() && !title.starts_with(&own)
    };
    let from_crumbs = crumbs.iter().skip(1).rev().find(names_section);
    if let Some(step) = from_crumbs {
        return Some(Sourced::new(step.clone(), Found::Breadcrumb));
    }
    let line = near.iter().find(|piece| first_date(&piece.text).is_some())?;
    if says_only_when(&line.text) {
        return None;
    }
    let word = line.text.split_whitespace().next()?;
    let is_word = (2..=6).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    is_word.then(|| Sourced::new(word.to_owned(), Found::MetaLine))
}

/// `港報首頁` is the front page of 港報.
fn without_home(site: &str) -> String {
    let name = site.trim_end_matches("首页").trim_end_matches("首頁").trim_end_matches(" Home").trim();
    if name.is_empty() { site.to_owned() } else { name.to_owned() }
}
