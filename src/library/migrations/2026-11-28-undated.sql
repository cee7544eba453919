-- Clips without a date stand behind all that have one: they are filed 2^40 seconds before the day they were added, which
-- is before any date (`clips/dated.rs`), so that the orders by date are read from their index as before.
UPDATE clip SET dated_at = added_at - 1099511627776
WHERE dated_at = added_at
  AND id IN (SELECT clip_id FROM clip_card WHERE published IS NULL OR published LIKE '--%');
