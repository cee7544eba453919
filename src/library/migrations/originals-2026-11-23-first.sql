-- Pages and pictures by the hash of their bytes: the same bytes are kept once.
CREATE TABLE original (
    id     INTEGER PRIMARY KEY,
    hash   BLOB NOT NULL UNIQUE,
    -- 0 as found (pictures), 1 zstd (pages).
    packed INTEGER NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;
