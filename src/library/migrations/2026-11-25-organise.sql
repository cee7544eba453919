-- What readers do with their clips: marks, tags, notes; and what they keep beside them: saved searches, rules.

-- 1 starred, 2 read, 4 archived.
ALTER TABLE clip ADD COLUMN marks INTEGER NOT NULL DEFAULT 0;

-- What was archived is dealt with: it waits neither to be filed nor to be read.
DROP INDEX clip_unfiled;
CREATE INDEX clip_unfiled ON clip (dated_at, id) WHERE trashed_at IS NULL AND filed_in = 0 AND marks & 4 = 0;
CREATE INDEX clip_unread  ON clip (dated_at, id) WHERE trashed_at IS NULL AND marks & 6 = 0;
CREATE INDEX clip_starred ON clip (dated_at, id) WHERE trashed_at IS NULL AND marks & 1 <> 0;
CREATE INDEX clip_archive ON clip (dated_at, id) WHERE trashed_at IS NULL AND marks & 4 <> 0;

INSERT INTO badge VALUES ('starred', 0), ('archive', 0),
    ('unread', (SELECT count(*) FROM clip WHERE trashed_at IS NULL));

-- Whether a picture is still used is asked whenever a clip is deleted for good.
CREATE INDEX clip_picture_by_hash ON clip_picture (hash);

CREATE TABLE tag (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL,
    -- The name folded: 產業 and 产业 are one tag.
    key    TEXT NOT NULL UNIQUE,
    colour TEXT,
    -- Clips with it that are not in the Trash, kept by the operations.
    clips  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE clip_tag (
    tag_id  INTEGER NOT NULL REFERENCES tag (id),
    clip_id INTEGER NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
    PRIMARY KEY (tag_id, clip_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX clip_tag_of ON clip_tag (clip_id, tag_id);

-- What the reader wrote beside a clip, in Markdown. The column `has` of the clip has 4 where there is one.
CREATE TABLE clip_note (
    clip_id INTEGER PRIMARY KEY REFERENCES clip (id) ON DELETE CASCADE,
    words   TEXT NOT NULL
) STRICT;

-- One character in place of the folder's picture, and a colour by its name.
ALTER TABLE collection ADD COLUMN icon TEXT;
ALTER TABLE collection ADD COLUMN colour TEXT;

-- Content is JSON; what a newer program wrote into it is kept.
CREATE TABLE saved_search (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    content  TEXT NOT NULL
) STRICT;

-- What is done with clips that come in, in this order.
CREATE TABLE rule (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    content  TEXT NOT NULL
) STRICT;

-- What the clock said when the Trash was last looked through, and since when it has run evenly: seconds since
-- 1970. Clips lie in the Trash since then at the earliest, so that a clock that jumps empties nothing.
CREATE TABLE trash_clock (seen_at INTEGER NOT NULL, even_since INTEGER NOT NULL) STRICT;
