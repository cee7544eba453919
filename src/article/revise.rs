//! What a reader may change of an article: its picture slots, and what it corrects. Pure; the library keeps what comes of it.

use super::{Article, Block, Correction, Figure, FilledBy, Picture, PictureHash, Turns};

/// A change of one article. A change that names a slot which is not there changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revision {
    /// Puts a picture whose bytes the library keeps into a slot, in place of the one it holds.
    Fill {
        slot: u32,
        picture: PictureHash,
    },
    Clear {
        slot: u32,
    },
    Turn {
        slot: u32,
        turn: Turn,
    },
    /// The pictures of two slots change places; captions and credits stay.
    Exchange {
        slot: u32,
        with: u32,
    },
    /// Moves a slot, with all it holds, before the block that stands at `before` now, or to the end.
    MoveSlot {
        slot: u32,
        before: usize,
    },
    SetCaption {
        slot: u32,
        words: Option<String>,
    },
    SetCredit {
        slot: u32,
        words: Option<String>,
    },
    /// Makes an empty slot before the block that stands at `before`, or at the end.
    AddSlot {
        before: usize,
    },
    RemoveSlot {
        slot: u32,
    },
    Correct(Correction),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Right,
    Left,
}

impl Revision {
    /// Whether a new extraction of the page keeps it by itself, as [`Article::keep_pictures_of`] does.
    #[must_use]
    pub fn outlives_extraction(&self) -> bool {
        matches!(self, Self::Fill { .. } | Self::Turn { .. })
    }
}

impl Article {
    /// Makes the change. Slots are numbered again where their order changed.
    pub fn revise(&mut self, revision: &Revision) {
        match revision {
            Revision::Fill { slot, picture } => self.change_slot(*slot, |figure| {
                figure.picture = Picture::Kept(*picture);
                figure.turns = Turns::NONE;
                figure.filled_by = FilledBy::Reader;
            }),
            Revision::Clear { slot } => self.change_slot(*slot, clear),
            Revision::Turn { slot, turn } => self.change_slot(*slot, |figure| {
                figure.turns = match turn {
                    Turn::Right => figure.turns.right(),
                    Turn::Left => figure.turns.left(),
                };
            }),
            Revision::Exchange { slot, with } => self.exchange(*slot, *with),
            Revision::SetCaption { slot, words } => {
                self.change_slot(*slot, |figure| figure.caption = readable(words.as_deref()));
            }
            Revision::SetCredit { slot, words } => {
                self.change_slot(*slot, |figure| figure.credit = readable(words.as_deref()));
            }
            Revision::MoveSlot { slot, before } => self.move_slot(*slot, *before),
            Revision::AddSlot { before } => {
                let before = (*before).min(self.blocks.len());
                self.blocks.insert(before, Block::Figure(Figure::default()));
                self.number_slots();
            }
            Revision::Correct(correction) => self.correct(correction),
            Revision::RemoveSlot { slot } => {
                if let Some(at) = self.block_of_slot(*slot) {
                    self.blocks.remove(at);
                    self.number_slots();
                }
            }
        }
    }

    /// Where a slot stands among the blocks.
    #[must_use]
    pub fn block_of_slot(&self, slot: u32) -> Option<usize> {
        self.blocks.iter().position(|block| matches!(block, Block::Figure(figure) if figure.slot == slot))
    }

    fn change_slot(&mut self, slot: u32, change: impl FnOnce(&mut Figure)) {
        if let Some(figure) = self.figures_mut().find(|figure| figure.slot == slot) {
            change(figure);
        }
    }

    fn exchange(&mut self, slot: u32, with: u32) {
        let held = |number| {
            let figure = self.figures().find(|figure| figure.slot == number)?;
            Some((figure.picture.clone(), figure.turns, figure.kept()))
        };
        let (Some(one), Some(other)) = (held(slot), held(with)) else { return };
        for (number, (picture, turns, kept)) in [(slot, other), (with, one)] {
            self.change_slot(number, |figure| {
                clear(figure);
                if kept.is_some() {
                    (figure.picture, figure.turns, figure.filled_by) = (picture, turns, FilledBy::Reader);
                }
            });
        }
    }

    fn move_slot(&mut self, slot: u32, before: usize) {
        let Some(at) = self.block_of_slot(slot) else { return };
        let block = self.blocks.remove(at);
        // The blocks behind the slot have moved up by one.
        let before = if before > at { before - 1 } else { before };
        self.blocks.insert(before.min(self.blocks.len()), block);
        self.number_slots();
    }
}

fn clear(figure: &mut Figure) {
    if figure.kept().is_none() {
        return;
    }
    // The room stays what it was: that of the page, or of the picture that came with it.
    figure.picture = Picture::Missing(figure.missing());
    figure.turns = Turns::NONE;
    figure.filled_by = FilledBy::Reader;
}

/// Words of which something can be read, without the space around them.
fn readable(words: Option<&str>) -> Option<String> {
    words.map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Missing;

    /// Two slots among three paragraphs: p1 [1] p2 [2] p3.
    fn sample() -> Article {
        let figure = |source: &str| {
            let mut figure = Figure { source: Some(source.into()), ..Figure::default() };
            figure.picture = Picture::Missing(figure.missing());
            Block::Figure(figure)
        };
        let blocks = vec![
            Block::paragraph("一"),
            figure("https://img.example/1.jpg"),
            Block::paragraph("二"),
            figure("a_files/2.jpg"),
            Block::paragraph("三"),
        ];
        let mut article = Article { blocks, ..Article::default() };
        article.number_slots();
        article
    }

    fn picture(number: u8) -> PictureHash {
        PictureHash([number; 32])
    }

    /// The article as a line: words, and slots with their number and what they hold.
    fn line(article: &Article) -> String {
        let block = |block: &Block| match block {
            Block::Figure(figure) => match (figure.kept(), figure.turns.quarters()) {
                (Some(hash), 0) => format!("[{} {}]", figure.slot, hash.0[0]),
                (Some(hash), turns) => format!("[{} {} turned {turns}]", figure.slot, hash.0[0]),
                (None, _) => format!("[{}]", figure.slot),
            },
            Block::Paragraph { prose } => prose.text.clone(),
            _ => String::new(),
        };
        article.blocks.iter().map(block).collect::<Vec<_>>().join(" ")
    }

    fn check(revisions: &[Revision], expect: &str) {
        let mut article = sample();
        for revision in revisions {
            article.revise(revision);
        }
        assert_eq!(line(&article), expect);
    }

    #[test]
    fn a_slot_is_filled_turned_replaced_and_cleared() {
        let fill = |number| Revision::Fill { slot: 1, picture: picture(number) };
        let turn = |turn| Revision::Turn { slot: 1, turn };
        check(&[fill(7)], "一 [1 7] 二 [2] 三");
        check(&[fill(7), turn(Turn::Left)], "一 [1 7 turned 3] 二 [2] 三");
        check(
            &[fill(7), turn(Turn::Right), turn(Turn::Right), turn(Turn::Left)],
            "一 [1 7 turned 1] 二 [2] 三",
        );
        check(&[fill(7), turn(Turn::Right), fill(8)], "一 [1 8] 二 [2] 三");
        check(&[fill(7), Revision::Clear { slot: 1 }], "一 [1] 二 [2] 三");
    }

    #[test]
    fn a_cleared_slot_says_again_where_its_picture_is() {
        let mut article = sample();
        let before = article.clone();
        article.revise(&Revision::Fill { slot: 1, picture: picture(7) });
        article.revise(&Revision::Clear { slot: 1 });
        let reasons = |article: &Article| article.figures().map(|f| f.picture.clone()).collect::<Vec<_>>();
        assert_eq!(reasons(&article), reasons(&before));
        assert_eq!(reasons(&article)[0], Picture::Missing(Missing::Remote("img.example".into())));
    }

    #[test]
    fn filling_a_slot_leaves_its_room_as_it_was() {
        let mut article = sample();
        article.revise(&Revision::Fill { slot: 1, picture: picture(7) });
        assert_eq!(article.figures().next().unwrap().size_px, None);
    }

    #[test]
    fn two_slots_exchange_their_pictures_and_keep_their_places() {
        let fill = Revision::Fill { slot: 1, picture: picture(7) };
        let turn = Revision::Turn { slot: 1, turn: Turn::Right };
        check(&[fill, turn, Revision::Exchange { slot: 1, with: 2 }], "一 [1] 二 [2 7 turned 1] 三");
    }

    #[test]
    fn slots_are_moved_added_and_removed_and_numbered_again() {
        let fill = Revision::Fill { slot: 1, picture: picture(7) };
        let to = |before| Revision::MoveSlot { slot: 1, before };
        check(&[fill.clone(), to(0)], "[1 7] 一 二 [2] 三");
        check(&[fill.clone(), to(3)], "一 二 [1 7] [2] 三");
        check(&[fill.clone(), to(99)], "一 二 [1] 三 [2 7]");
        check(&[fill.clone(), Revision::AddSlot { before: 0 }], "[1] 一 [2 7] 二 [3] 三");
        check(&[fill, Revision::RemoveSlot { slot: 1 }], "一 二 [1] 三");
    }

    #[test]
    fn words_of_a_caption_are_set_and_taken_away() {
        let mut article = sample();
        article.revise(&Revision::SetCaption { slot: 2, words: Some(" 港口 ".into()) });
        assert_eq!(article.figures().nth(1).unwrap().caption.as_deref(), Some("港口"));
        article.revise(&Revision::SetCaption { slot: 2, words: Some("  ".into()) });
        assert_eq!(article.figures().nth(1).unwrap().caption, None);
    }

    #[test]
    fn a_slot_that_is_not_there_or_holds_nothing_changes_nothing() {
        for revision in [
            Revision::Clear { slot: 1 },
            Revision::Exchange { slot: 1, with: 2 },
            Revision::Clear { slot: 9 },
            Revision::MoveSlot { slot: 9, before: 0 },
            Revision::Exchange { slot: 1, with: 9 },
            Revision::RemoveSlot { slot: 9 },
        ] {
            let mut article = sample();
            article.revise(&revision);
            assert_eq!(article, sample(), "{revision:?}");
        }
    }
}
