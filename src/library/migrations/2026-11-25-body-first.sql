-- The body as the first column of the words: FTS5 writes the number of a column before the places in it, for each word
-- of each clip, but for the first column. Nearly all words stand in the body, so that the index takes a third less.
DROP TABLE clip_words;
CREATE VIRTUAL TABLE clip_words USING fts5 (
    body, headline, caption, byline, source, note,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT OR IGNORE INTO clip_unindexed SELECT id FROM clip;
