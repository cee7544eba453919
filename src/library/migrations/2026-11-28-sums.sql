-- Sums of what a person would miss (sums/mod.rs): SQLite's own check sees a broken page, but no flipped bit in a row.

-- 64 bits of a BLAKE3 hash each; NULL where none was taken yet.
CREATE TABLE clip_sum (
    clip_id INTEGER PRIMARY KEY REFERENCES clip (id) ON DELETE CASCADE,
    article INTEGER,
    words   INTEGER,
    places  INTEGER
) STRICT;

CREATE TABLE version_sum (
    version_id INTEGER PRIMARY KEY REFERENCES clip_version (id) ON DELETE CASCADE,
    sum        INTEGER NOT NULL
) STRICT;

-- Of each table that belongs to no clip.
CREATE TABLE shelf_sum (name TEXT PRIMARY KEY, sum INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Clips of an older library, whose sums are taken little by little.
CREATE TABLE clip_unsummed (clip_id INTEGER PRIMARY KEY REFERENCES clip (id) ON DELETE CASCADE) STRICT;
INSERT INTO clip_unsummed SELECT id FROM clip;
