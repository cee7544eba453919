//! One article as JSON-LD describes it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::text::stamp::first_date;

/// The fields of a JSON-LD article that are of use here, as strings.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct LdArticle {
    pub(crate) headline: Option<String>,
    pub(crate) alternative: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) publisher: Option<String>,
    /// The paper the story was taken from.
    pub(crate) source: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) lang: Option<String>,
    pub(crate) pictures: Vec<LdPicture>,
}

/// A picture as JSON-LD describes it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct LdPicture {
    pub(crate) url: String,
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
}

/// More are no authors: each name is looked at many times.
const MOST_AUTHORS: usize = 200;

/// Names of people and organisations by their `@id`.
pub(super) type Names = BTreeMap<String, String>;

impl LdArticle {
    /// The dates of an object that is no article itself.
    pub(super) fn dates_of(object: &Map<String, Value>) -> Self {
        let text = |key: &str| object.get(key).and_then(first_text);
        Self { published: text("datePublished"), modified: text("dateModified"), ..Self::default() }
    }

    pub(super) fn read(object: &Map<String, Value>, known: &Names) -> Self {
        let names = |value: &Value| names(value, known);
        let authors = |value: &Value| names(value).into_iter().take(MOST_AUTHORS).collect();
        let text = |key: &str| object.get(key).and_then(first_text);
        Self {
            headline: text("headline").or_else(|| text("name")),
            alternative: text("alternativeHeadline").or_else(|| text("alternateName")),
            description: text("description"),
            body: text("articleBody").or_else(|| text("reviewBody")),
            published: text("datePublished").or_else(|| text("dateCreated")),
            modified: text("dateModified"),
            authors: object.get("author").or_else(|| object.get("creator")).map(authors).unwrap_or_default(),
            publisher: object.get("publisher").and_then(|publisher| names(publisher).into_iter().next()),
            source: object.get("sourceOrganization").and_then(|source| names(source).into_iter().next()),
            section: text("articleSection"),
            lang: text("inLanguage"),
            pictures: object.get("image").map(pictures).unwrap_or_default(),
        }
    }

    /// This one, its gaps filled from `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            headline: self.headline.or(other.headline),
            body: self.body.or(other.body),
            description: self.description.or(other.description),
            published: sharper(self.published, other.published),
            modified: self.modified.or(other.modified),
            section: self.section.or(other.section),
            ..self
        }
    }
}

/// Of two dates of about one day the one with a clock, where the other says midnight because it only knows the day.
fn sharper(own: Option<String>, other: Option<String>) -> Option<String> {
    let at_midnight = |date: &str| date.contains("T00:00:00");
    let same_day = |a: &str, b: &str| {
        let day = |text: &str| first_date(text).and_then(|when| when.day());
        day(a).zip(day(b)).is_some_and(|(a, b)| (a - b).get_days().abs() <= 1)
    };
    match (own, other) {
        (Some(own), Some(other))
            if at_midnight(&own) && other.contains('T') && !at_midnight(&other) && same_day(&own, &other) =>
        {
            Some(other)
        }
        (own, other) => own.or(other),
    }
}

/// The text of a value, of the first of several, or of what stands under `@value`.
fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(values) => values.iter().find_map(first_text),
        Value::Object(object) => object.get("@value").or_else(|| object.get("name")).and_then(first_text),
        _ => None,
    }
}

/// Names of people or organisations: a string, an object's name, or several of them.
/// An object that only gives an `@id` means the one that has it.
fn names(value: &Value, known: &Names) -> Vec<String> {
    match value {
        Value::String(name) if !name.trim().is_empty() => vec![name.trim().to_owned()],
        Value::Object(object) => match object.get("name") {
            Some(Value::Array(values)) => values.iter().flat_map(|value| names(value, known)).collect(),
            Some(name) => first_text(name).into_iter().collect(),
            None => object
                .get("@id")
                .and_then(Value::as_str)
                .and_then(|id| known.get(id))
                .cloned()
                .into_iter()
                .collect(),
        },
        Value::Array(values) => {
            values.iter().filter(|value| !value.is_array()).flat_map(|value| names(value, known)).collect()
        }
        _ => Vec::new(),
    }
}

fn pictures(value: &Value) -> Vec<LdPicture> {
    match value {
        Value::String(url) => vec![LdPicture { url: url.trim().to_owned(), ..LdPicture::default() }],
        Value::Array(values) => values.iter().filter(|value| !value.is_array()).flat_map(pictures).collect(),
        Value::Object(object) => {
            let text = |key: &str| object.get(key).and_then(first_text);
            let side = |key: &str| {
                object
                    .get(key)
                    .and_then(|side| side.as_u64().or_else(|| side.as_str()?.parse().ok()))
                    .and_then(|px| u32::try_from(px).ok())
            };
            let url = text("url").or_else(|| text("contentUrl"));
            let Some(url) = url else { return Vec::new() };
            let credit = text("creditText").or_else(|| text("copyrightNotice"));
            vec![LdPicture {
                url,
                caption: text("caption"),
                credit,
                width: side("width"),
                height: side("height"),
            }]
        }
        _ => Vec::new(),
    }
}
