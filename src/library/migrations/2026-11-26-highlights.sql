-- Words that a reader has marked in a clip. The column `has` of the clip has 8 where there are some.
CREATE TABLE highlight (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    clip_id   INTEGER NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
    -- Seconds since 1970.
    marked_at INTEGER NOT NULL,
    -- A colour by its name.
    tint      TEXT NOT NULL,
    -- In Markdown; empty for none.
    note      TEXT NOT NULL,
    -- 1 where the words are no longer in the article; place and words are then those of before.
    lost      INTEGER NOT NULL,
    -- Characters of the article's texts, each parted from the next by one.
    first     INTEGER NOT NULL,
    behind    INTEGER NOT NULL,
    quote     TEXT NOT NULL,
    before    TEXT NOT NULL,
    after     TEXT NOT NULL
) STRICT;

CREATE INDEX highlight_of ON highlight (clip_id, id);
