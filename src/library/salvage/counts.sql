-- Collections that are inside themselves come to the top.
WITH RECURSIVE tree (id) AS (
    SELECT id FROM collection WHERE parent IS NULL
    UNION SELECT collection.id FROM collection JOIN tree ON parent = tree.id)
UPDATE collection SET parent = NULL WHERE id NOT IN (SELECT id FROM tree);

UPDATE collection SET position = due.position FROM (
    SELECT id, row_number() OVER (PARTITION BY parent ORDER BY position, id) - 1 AS position FROM collection
) AS due WHERE collection.id = due.id;

UPDATE clip SET filed_in = (SELECT count(*) FROM collection_clip WHERE clip_id = clip.id);

UPDATE collection SET clips = (
    SELECT count(*) FROM collection_clip JOIN clip ON clip.id = clip_id
    WHERE collection_id = collection.id AND trashed_at IS NULL);

UPDATE tag SET clips = (
    SELECT count(*) FROM clip_tag JOIN clip ON clip.id = clip_id WHERE tag_id = tag.id AND trashed_at IS NULL);

-- 4: a note.
UPDATE clip SET has = has & ~4 | iif(id IN (SELECT clip_id FROM clip_note), 4, 0);

-- 8: marked words. A colour that there is not becomes the first.
UPDATE highlight SET tint = 'yellow' WHERE tint NOT IN ('yellow', 'green', 'blue', 'pink');
UPDATE clip SET has = has & ~8 | iif(id IN (SELECT clip_id FROM highlight), 8, 0);

UPDATE saved_search SET position = due.position FROM (
    SELECT id, row_number() OVER (ORDER BY position, id) - 1 AS position FROM saved_search
) AS due WHERE saved_search.id = due.id;

UPDATE rule SET position = due.position FROM (
    SELECT id, row_number() OVER (ORDER BY position, id) - 1 AS position FROM rule
) AS due WHERE rule.id = due.id;

UPDATE site_rule SET position = due.position FROM (
    SELECT id, row_number() OVER (ORDER BY position, id) - 1 AS position FROM site_rule
) AS due WHERE site_rule.id = due.id;
