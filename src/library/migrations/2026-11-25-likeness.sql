-- Which clips tell the same story (text/likeness.rs). Derived from the articles, but for what the reader has parted.

-- The bands of each article as tokens. A full-text index, because it takes many new words of one clip in one piece;
-- a table by band would touch sixteen pages of it for each.
CREATE VIRTUAL TABLE clip_bands USING fts5 (
    bands, content = '', contentless_delete = 1, tokenize = 'ascii', detail = 'none'
);

-- Clips whose articles were compared and found to tell one story; the lower number first.
CREATE TABLE clip_pair (
    one      INTEGER NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
    other    INTEGER NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
    -- Of the runs of both those that both have, in thousandths.
    likeness INTEGER NOT NULL,
    -- 1 where the reader has said that they are two stories.
    parted   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX clip_pair_other ON clip_pair (other, one);

-- Clips that have not been compared yet.
CREATE TABLE clip_uncompared (clip_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO clip_uncompared SELECT id FROM clip;
