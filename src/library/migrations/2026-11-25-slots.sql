-- Quarter turns clockwise that the reader gave to the picture of the list's row.
ALTER TABLE clip_card ADD COLUMN thumbnail_turns INTEGER NOT NULL DEFAULT 0;
