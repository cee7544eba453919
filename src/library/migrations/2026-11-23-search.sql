-- What searches read. All of it is derived from the articles and can be filled again.

-- Tokens of the folded words (text/phrase.rs), one column a field. Only row ids are stored beside them.
CREATE VIRTUAL TABLE clip_words USING fts5 (
    headline, body, caption, byline, source, note,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Each single character of a clip once: a search for one character reads one list instead of hundreds.
CREATE VIRTUAL TABLE clip_glyphs USING fts5 (
    glyphs,
    content = '', contentless_delete = 1, tokenize = 'ascii', detail = 'none'
);

-- Clips whose words have not been filed yet: those of an older library, or of an older way of folding.
CREATE TABLE clip_unindexed (clip_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO clip_unindexed SELECT id FROM clip;

-- The way of folding that the words were filed by.
CREATE TABLE search_state (version INTEGER NOT NULL) STRICT;

CREATE TABLE site (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE language (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE) STRICT;

-- What lists are narrowed by, in the narrow row.
ALTER TABLE clip ADD COLUMN site_id INTEGER REFERENCES site (id);
ALTER TABLE clip ADD COLUMN language_id INTEGER REFERENCES language (id);
-- The published day as the page writes it, else the day it was added: days since 1970.
ALTER TABLE clip ADD COLUMN day INTEGER;
-- 1 a kept picture, 2 an empty slot.
ALTER TABLE clip ADD COLUMN has INTEGER NOT NULL DEFAULT 0;

-- The headline as it is ordered: folded and short.
ALTER TABLE clip_card ADD COLUMN headline_key TEXT;
CREATE INDEX clip_card_by_headline ON clip_card (headline_key, clip_id);
