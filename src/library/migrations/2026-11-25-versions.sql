-- What the article of a clip was before it was extracted again or an older version put back, and how it came to be.

-- 1 where its reader has changed it.
ALTER TABLE clip_body ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
-- The charset that its reader has chosen for the page; NULL where the page is believed.
ALTER TABLE clip_body ADD COLUMN charset TEXT;

CREATE TABLE clip_version (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    clip_id INTEGER NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
    -- Seconds since 1970: when something else took its place.
    kept_at INTEGER NOT NULL,
    -- As in clip_body.
    edited  INTEGER NOT NULL,
    charset TEXT,
    article BLOB NOT NULL
) STRICT;

CREATE INDEX clip_version_of ON clip_version (clip_id, id);

-- The pictures of a version stay as long as it does.
CREATE TABLE version_picture (
    version_id INTEGER NOT NULL REFERENCES clip_version (id) ON DELETE CASCADE,
    hash       BLOB NOT NULL,
    PRIMARY KEY (version_id, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX version_picture_by_hash ON version_picture (hash);

-- What readers have decided for the pages of a site: JSON, in this order.
CREATE TABLE site_rule (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    content  TEXT NOT NULL
) STRICT;
