-- Clips that tell the story of another one, none of the two in the Trash: kept by the operations, not counted.
INSERT INTO badge VALUES ('duplicates', (
    SELECT count(*) FROM (
        SELECT one AS id FROM clip_pair JOIN clip ON clip.id = other WHERE NOT parted AND trashed_at IS NULL
        UNION
        SELECT other FROM clip_pair JOIN clip ON clip.id = one WHERE NOT parted AND trashed_at IS NULL
    ) JOIN clip USING (id) WHERE trashed_at IS NULL));
