//! What readers have decided for the pages of a site. Extraction is told; the library keeps it.

use super::ranked::{self, Kind, Ranked};
use super::{LibraryError, Reader, SiteRuleId};
use crate::article::{SiteRule, SiteRules};

impl Kind for SiteRule {
    type Id = SiteRuleId;
    const TABLE: &'static str = "site_rule";

    fn id(number: i64) -> SiteRuleId {
        SiteRuleId(number)
    }

    fn number(id: SiteRuleId) -> i64 {
        id.0
    }

    fn gone(id: SiteRuleId) -> LibraryError {
        LibraryError::NoSiteRule(id)
    }
}

impl Reader {
    /// The rules for sites, the oldest first.
    pub fn site_rules(&self) -> Result<Vec<(SiteRuleId, SiteRule)>, LibraryError> {
        ranked::all(self.words())
    }

    /// The same as extraction asks them.
    pub fn decided(&self) -> Result<SiteRules, LibraryError> {
        Ok(SiteRules(self.site_rules()?.into_iter().map(|(id, rule)| (id.0, rule)).collect()))
    }

    /// The change that adds a rule, unless there is one that says the same.
    pub fn adds(&self, rule: &SiteRule) -> Result<Option<Ranked<SiteRule>>, LibraryError> {
        let same = |other: &SiteRule| {
            (&other.host, other.verdict, &other.sign) == (&rule.host, rule.verdict, &rule.sign)
        };
        let is_there = self.site_rules()?.iter().any(|(_, other)| same(other));
        Ok((!is_there).then(|| Ranked::Create { what: rule.clone(), index: usize::MAX }))
    }
}
