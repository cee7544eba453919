-- Whether anything is worth a first backup: a clip of another page than those in ?1 (hashes in JSON), or anything
-- that a person has made or written.
SELECT EXISTS (SELECT 1 FROM clip_origin WHERE lower(hex(page)) NOT IN (SELECT value FROM json_each(?1)))
    OR EXISTS (SELECT 1 FROM collection)
    OR EXISTS (SELECT 1 FROM tag)
    OR EXISTS (SELECT 1 FROM clip_note)
    OR EXISTS (SELECT 1 FROM highlight)
    OR EXISTS (SELECT 1 FROM saved_search)
    OR EXISTS (SELECT 1 FROM rule)
    OR EXISTS (SELECT 1 FROM site_rule)
    OR EXISTS (SELECT 1 FROM clip_version)
