//! How articles are set, as a reader can choose it.

use serde::{Deserialize, Serialize};

use super::Zoom;

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typography {
    /// The size of an article's type as a percentage of the usual one, from 80 to 300.
    pub size_percent: u16,
    /// Square characters in a full row; a Latin row has nearly twice as many letters.
    pub measure: u16,
    pub leading: Leading,
    pub margin: Margin,
    pub paragraphs: Paragraphs,
}

/// A change of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typeset {
    Size(Zoom),
    Measure(Breadth),
    Leading(Leading),
    Margin(Margin),
    Paragraphs(Paragraphs),
}

/// A change of the length of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    Wider,
    Narrower,
}

/// The height of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leading {
    Tight,
    #[default]
    Usual,
    Airy,
}

/// The right edge of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Margin {
    /// Even where rows are made of squares, ragged where spaces would gape.
    #[default]
    ByLanguage,
    Even,
    Ragged,
}

/// How one sees where a paragraph begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paragraphs {
    /// A gap before each.
    #[default]
    Gaps,
    /// The first row set in.
    Indents,
}

const SIZES: std::ops::RangeInclusive<u16> = 80..=300;
/// Small steps where letters are small.
const SIZE_STEPS: [u16; 14] = [80, 90, 100, 110, 120, 135, 150, 165, 180, 200, 225, 250, 275, 300];
/// Shorter rows break too often, longer ones lose the eye on its way back (jlreq 2.4, clreq 2.3).
const MEASURES: std::ops::RangeInclusive<u16> = 24..=48;
const MEASURE_STEP: u16 = 2;

impl Typeset {
    /// All changes there are.
    pub(super) fn all() -> [Self; 13] {
        [
            Self::Size(Zoom::In),
            Self::Size(Zoom::Out),
            Self::Size(Zoom::Reset),
            Self::Measure(Breadth::Wider),
            Self::Measure(Breadth::Narrower),
            Self::Leading(Leading::Tight),
            Self::Leading(Leading::Usual),
            Self::Leading(Leading::Airy),
            Self::Margin(Margin::ByLanguage),
            Self::Margin(Margin::Even),
            Self::Margin(Margin::Ragged),
            Self::Paragraphs(Paragraphs::Gaps),
            Self::Paragraphs(Paragraphs::Indents),
        ]
    }
}

impl Default for Typography {
    fn default() -> Self {
        Self {
            size_percent: 100,
            measure: 38,
            leading: Leading::default(),
            margin: Margin::default(),
            paragraphs: Paragraphs::default(),
        }
    }
}

impl Typography {
    /// What every size of an article is multiplied by.
    #[must_use]
    pub fn scale(self) -> f32 {
        f32::from(self.size_percent) / 100.0
    }

    /// What every row height is multiplied by.
    #[must_use]
    pub fn leading_scale(self) -> f32 {
        match self.leading {
            Leading::Tight => 0.9,
            Leading::Usual => 1.0,
            Leading::Airy => 1.14,
        }
    }

    #[must_use]
    pub fn with(self, change: Typeset) -> Self {
        match change {
            Typeset::Size(zoom) => Self { size_percent: resized(self.size_percent, zoom), ..self },
            Typeset::Measure(Breadth::Wider) => Self { measure: self.measure + MEASURE_STEP, ..self }.sound(),
            Typeset::Measure(Breadth::Narrower) => {
                Self { measure: self.measure - MEASURE_STEP, ..self }.sound()
            }
            Typeset::Leading(leading) => Self { leading, ..self },
            Typeset::Margin(margin) => Self { margin, ..self },
            Typeset::Paragraphs(paragraphs) => Self { paragraphs, ..self },
        }
    }

    /// Numbers that an article can be set with.
    #[must_use]
    pub fn sound(self) -> Self {
        Self {
            size_percent: self.size_percent.clamp(*SIZES.start(), *SIZES.end()),
            measure: self.measure.clamp(*MEASURES.start(), *MEASURES.end()),
            ..self
        }
    }
}

fn resized(percent: u16, zoom: Zoom) -> u16 {
    let next = match zoom {
        Zoom::In => SIZE_STEPS.iter().find(|step| **step > percent),
        Zoom::Out => SIZE_STEPS.iter().rev().find(|step| **step < percent),
        Zoom::Reset => return 100,
    };
    next.copied().unwrap_or(percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_goes_by_steps_from_80_to_300_percent_and_back() {
        let mut type_ = Typography::default();
        let mut seen = Vec::new();
        (0..20).for_each(|_| {
            type_ = type_.with(Typeset::Size(Zoom::Out));
            seen.push(type_.size_percent);
        });
        assert_eq!(seen.last(), Some(&80));
        (0..20).for_each(|_| type_ = type_.with(Typeset::Size(Zoom::In)));
        assert_eq!(type_.size_percent, 300);
        assert_eq!(type_.with(Typeset::Size(Zoom::Reset)).size_percent, 100);
    }

    #[test]
    fn rows_become_neither_too_short_nor_too_long() {
        let many = |breadth| (0..40).fold(Typography::default(), |t, _| t.with(Typeset::Measure(breadth)));
        assert_eq!((many(Breadth::Wider).measure, many(Breadth::Narrower).measure), (48, 24));
        let wild = Typography { size_percent: 9000, measure: 0, ..Typography::default() }.sound();
        assert_eq!((wild.size_percent, wild.measure), (300, 24));
    }
}
