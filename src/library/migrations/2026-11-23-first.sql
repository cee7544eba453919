-- The words of the library. Bytes of pages and pictures are in originals.sqlite beside it.

-- Narrow rows: what lists are chosen and ordered by, and nothing else, so that a scan stays cheap.
CREATE TABLE clip (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Seconds since 1970.
    added_at   INTEGER NOT NULL,
    -- The published date, else the day it was added: seconds since 1970.
    dated_at   INTEGER NOT NULL,
    -- Seconds since 1970; NULL while the clip is not in the Trash.
    trashed_at INTEGER,
    -- In how many collections the clip is, kept by the operations.
    filed_in   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX clip_by_date    ON clip (dated_at, id) WHERE trashed_at IS NULL;
CREATE INDEX clip_by_added   ON clip (added_at, id) WHERE trashed_at IS NULL;
CREATE INDEX clip_unfiled    ON clip (dated_at, id) WHERE trashed_at IS NULL AND filed_in = 0;
CREATE INDEX clip_in_trash   ON clip (trashed_at, id) WHERE trashed_at IS NOT NULL;

-- What a row of the list shows.
CREATE TABLE clip_card (
    clip_id     INTEGER PRIMARY KEY REFERENCES clip (id) ON DELETE CASCADE,
    headline    TEXT NOT NULL,
    site        TEXT,
    -- As the page gives it, with its precision: 2024-08-25.
    published   TEXT,
    lead        TEXT NOT NULL,
    lang        TEXT NOT NULL,
    slots       INTEGER NOT NULL,
    empty_slots INTEGER NOT NULL,
    -- Hash of the first kept picture.
    thumbnail   BLOB
) STRICT;

-- The article: versioned JSON, compressed.
CREATE TABLE clip_body (
    clip_id INTEGER PRIMARY KEY REFERENCES clip (id) ON DELETE CASCADE,
    article BLOB NOT NULL
) STRICT;

-- Where the clip came from, and how the same page is known again.
CREATE TABLE clip_origin (
    clip_id   INTEGER PRIMARY KEY REFERENCES clip (id) ON DELETE CASCADE,
    -- Hash of the page's bytes, as found.
    page      BLOB NOT NULL,
    file_name TEXT NOT NULL,
    url       TEXT,
    -- The address without what does not tell pages apart.
    address   TEXT,
    -- Hash of the words.
    words     BLOB NOT NULL
) STRICT;

CREATE INDEX clip_origin_page    ON clip_origin (page);
CREATE INDEX clip_origin_address ON clip_origin (address, words) WHERE address IS NOT NULL;

CREATE TABLE clip_picture (
    clip_id INTEGER NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
    hash    BLOB NOT NULL,
    PRIMARY KEY (clip_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE collection (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    parent   INTEGER REFERENCES collection (id),
    -- Among its siblings, 0 first, without gaps.
    position INTEGER NOT NULL,
    -- Clips in it that are not in the Trash, kept by the operations.
    clips    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX collection_children ON collection (parent, position);

CREATE TABLE collection_clip (
    collection_id INTEGER NOT NULL REFERENCES collection (id),
    clip_id       INTEGER NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
    -- The order by hand; gaps are fine.
    position      INTEGER NOT NULL,
    PRIMARY KEY (collection_id, clip_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX collection_clip_of ON collection_clip (clip_id, collection_id);

-- Numbers beside All, Unfiled and Trash: kept by the operations, not counted.
CREATE TABLE badge (
    name  TEXT PRIMARY KEY,
    clips INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO badge VALUES ('all', 0), ('unfiled', 0), ('trash', 0);
