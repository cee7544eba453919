-- The further pages of an article that came in several; its first is in clip_origin.
CREATE TABLE clip_page (
    clip_id   INTEGER NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
    -- 2 for the second page that was there, and so on.
    position  INTEGER NOT NULL,
    -- Hash of the page's bytes, as found.
    page      BLOB NOT NULL,
    file_name TEXT NOT NULL,
    url       TEXT,
    PRIMARY KEY (clip_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX clip_page_page ON clip_page (page);
