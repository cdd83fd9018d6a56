-- Tells all who listen, when a transaction commits, which rows it changed: an outbox row names the article and everybody
-- whom it named or names. `a12 e5 t3 w1 p2`: articles, entities, trends, authors, publications; `*` for too many.
CREATE FUNCTION "tellChanges"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text;
BEGIN
  SELECT string_agg(DISTINCT tag, ' ') INTO changed FROM (
    SELECT 'a' || "articleId" AS tag FROM added WHERE "articleId" IS NOT NULL
    UNION ALL SELECT 'e' || unnest("entityIds") FROM added
    UNION ALL SELECT 'e' || "reindexEntityId" FROM added WHERE "reindexEntityId" IS NOT NULL
    UNION ALL SELECT 't' || unnest("trendIds") FROM added
    UNION ALL SELECT 'w' || unnest("authorIds") FROM added
    UNION ALL SELECT 'p' || unnest("publicationIds") FROM added
  ) tags;
  PERFORM pg_notify('dateline_changes', CASE WHEN octet_length(changed) < 7900 THEN coalesce(changed, '') ELSE '*' END);
  RETURN NULL;
END $$;

CREATE TRIGGER "tellChanges" AFTER INSERT ON "SearchOutbox"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "tellChanges"();
