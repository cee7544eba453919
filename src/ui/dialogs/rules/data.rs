//! What the dialog of rules shows: each rule as a sentence, and the one that is being written. Nothing is drawn here.

use crate::article::Lang;
use crate::command::{CollectionId, Mark, RuleId, TagId};
use crate::library::{Rule, RuleState, Tag};
use crate::ui::locale::Locale;
use crate::ui::tree::CollectionPath;

/// Languages that a rule can ask for.
pub(super) const LANGS: [Lang; 5] = [Lang::ZhHans, Lang::ZhHant, Lang::Ja, Lang::Ko, Lang::En];
/// Marks that a rule can give.
pub(super) const MARKS: [(Mark, &str); 3] =
    [(Mark::Starred, "rule-star"), (Mark::Read, "rule-read"), (Mark::Archived, "rule-archive")];

/// The rules and what they can give.
#[derive(Clone, Copy)]
pub struct RulesData<'a> {
    pub rules: &'a [(RuleId, Rule)],
    pub collections: &'a [CollectionPath],
    pub tags: &'a [Tag],
    /// How many clips the list shows.
    pub listed: usize,
}

/// The dialog while it is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RulesDialog {
    pub draft: Option<Draft>,
}

/// A rule that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The rule that it will replace.
    pub of: Option<RuleId>,
    pub rule: Rule,
    /// The first field has had the keyboard.
    pub begun: bool,
}

impl RulesData<'_> {
    pub(super) fn collection_name(&self, id: CollectionId) -> Option<String> {
        self.collections.iter().find(|path| path.id == id).map(|path| path.names.join(" › "))
    }

    pub(super) fn tag_name(&self, id: TagId) -> Option<&str> {
        self.tags.iter().find(|tag| tag.id == id).map(|tag| tag.name.as_str())
    }

    /// `Source 海濱日報, words 港口 → collection 產業, tag 貿易, starred`.
    pub(super) fn sentence(&self, rule: &Rule, locale: &Locale) -> String {
        let mut asked = Vec::new();
        let said = |key: &str, what: &str| locale.with(key, &[("what", what.into())]);
        if !rule.source.trim().is_empty() {
            asked.push(said("rule-of-source", rule.source.trim()));
        }
        if !rule.words.trim().is_empty() {
            asked.push(said("rule-of-words", rule.words.trim()));
        }
        asked.extend(rule.lang.as_ref().map(|lang| said("rule-of-lang", &lang_words(lang, locale))));
        if asked.is_empty() {
            asked.push(locale.text("rule-of-all"));
        }
        let mut given = Vec::new();
        let gone = locale.text("rule-gone");
        given.extend(
            rule.collection
                .map(|id| said("rule-into-collection", self.collection_name(id).as_ref().unwrap_or(&gone))),
        );
        given.extend(rule.tags.iter().map(|tag| said("rule-with-tag", self.tag_name(*tag).unwrap_or(&gone))));
        given.extend(
            MARKS.iter().filter(|(mark, _)| rule.marks.contains(mark)).map(|(_, key)| locale.text(key)),
        );
        if given.is_empty() {
            given.push(locale.text("rule-gives-nothing"));
        }
        format!("{} → {}", asked.join(", "), given.join(", "))
    }
}

impl Draft {
    pub(super) fn of(id: RuleId, rule: &Rule) -> Self {
        Self { of: Some(id), rule: rule.clone(), begun: false }
    }

    pub(super) fn toggle_tag(&mut self, tag: TagId) {
        toggle(&mut self.rule.tags, tag);
    }

    pub(super) fn toggle_mark(&mut self, mark: Mark) {
        toggle(&mut self.rule.marks, mark);
    }

    /// Whether the rule would do anything.
    pub(super) fn gives_something(&self) -> bool {
        self.rule.collection.is_some() || !self.rule.tags.is_empty() || !self.rule.marks.is_empty()
    }
}

/// The rule switched on or off.
pub(super) fn switched(rule: &Rule) -> Rule {
    let state = if is_on(rule) { RuleState::Off } else { RuleState::On };
    Rule { state, ..rule.clone() }
}

pub(super) fn is_on(rule: &Rule) -> bool {
    rule.state == RuleState::On
}

fn toggle<T: PartialEq>(chosen: &mut Vec<T>, value: T) {
    if chosen.contains(&value) {
        chosen.retain(|other| *other != value);
    } else {
        chosen.push(value);
    }
}

pub(super) fn lang_words(lang: &Lang, locale: &Locale) -> String {
    match lang {
        Lang::ZhHans => locale.text("language-zh-hans"),
        Lang::ZhHant => locale.text("language-zh-hant"),
        Lang::Ja => locale.text("language-ja"),
        Lang::Ko => locale.text("language-ko"),
        Lang::En => locale.text("language-en"),
        other => other.tag().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::TagName;
    use crate::ui::locale::Language;

    #[test]
    fn a_rule_is_told_in_a_sentence() {
        let tag = Tag { id: TagId(3), name: TagName::parse("貿易").unwrap(), colour: None, clips: 0 };
        let path = CollectionPath {
            id: CollectionId(1),
            names: vec!["產業".into(), "港口".into()],
            ids: Vec::new(),
        };
        let data = RulesData { rules: &[], collections: &[path], tags: &[tag], listed: 0 };
        let check = |rule: Rule, expect: &str| {
            assert_eq!(data.sentence(&rule, &Locale::new(Language::English)), expect);
        };
        check(Rule::default(), "every clip → nothing");
        let rule = Rule {
            source: "海濱日報".into(),
            lang: Some(Lang::Ja),
            collection: Some(CollectionId(1)),
            tags: vec![TagId(3), TagId(9)],
            marks: vec![Mark::Starred],
            ..Rule::default()
        };
        check(
            rule,
            "source 海濱日報, in Japanese → into 產業 › 港口, tagged 貿易, tagged (no longer there), starred",
        );
    }
}
