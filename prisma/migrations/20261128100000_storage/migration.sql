-- Where a text stands, as a field and, in the body, a block. Block -1 was the headline and -2 the standfirst.

CREATE TYPE "TextField" AS ENUM ('HEADLINE', 'STANDFIRST', 'BODY', 'CAPTION', 'NOTE');

CREATE FUNCTION pg_temp.field_of(block INTEGER, kind "BlockKind") RETURNS "TextField" LANGUAGE SQL AS $$
  SELECT (CASE WHEN block = -1 THEN 'HEADLINE' WHEN block = -2 THEN 'STANDFIRST' WHEN kind = 'PHOTO' THEN 'CAPTION'
    WHEN kind = 'NOTE' THEN 'NOTE' ELSE 'BODY' END)::"TextField"
$$;
CREATE FUNCTION pg_temp.block_of(block INTEGER) RETURNS INTEGER LANGUAGE SQL AS $$
  SELECT CASE WHEN block >= 0 THEN block END
$$;

-- Mentions in reading order, without an id.
ALTER TABLE "Mention" RENAME TO "OldMention";
ALTER TABLE "OldMention" RENAME CONSTRAINT "Mention_pkey" TO "OldMention_pkey";
CREATE TABLE "Mention" (
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "entityId" INTEGER NOT NULL,
    "field" "TextField" NOT NULL,
    "block" INTEGER,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "text" TEXT NOT NULL
);
INSERT INTO "Mention" ("articleId", "position", "entityId", "field", "block", "start", "end", "text")
SELECT m."articleId",
  row_number() OVER (
    PARTITION BY m."articleId"
    ORDER BY CASE m."block" WHEN -1 THEN 0 WHEN -2 THEN 1 ELSE 2 END, m."block", m."start", m."end"
  ) - 1,
  m."entityId", pg_temp.field_of(m."block", b."kind"), pg_temp.block_of(m."block"), m."start", m."end", m."text"
FROM "OldMention" m LEFT JOIN "Block" b ON b."articleId" = m."articleId" AND b."position" = m."block";
DROP TABLE "OldMention";
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_pkey" PRIMARY KEY ("articleId", "position");
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_articleId_entityId_fkey" FOREIGN KEY ("articleId", "entityId") REFERENCES "ArticleEntity"("articleId", "entityId") ON DELETE CASCADE ON UPDATE CASCADE;

-- Warnings in the order in which they were written, without an id.
ALTER TABLE "ParseWarning" RENAME TO "OldParseWarning";
ALTER TABLE "OldParseWarning" RENAME CONSTRAINT "ParseWarning_pkey" TO "OldParseWarning_pkey";
CREATE TABLE "ParseWarning" (
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "code" "WarningCode" NOT NULL,
    "message" TEXT NOT NULL,
    "field" "TextField",
    "block" INTEGER
);
INSERT INTO "ParseWarning" ("articleId", "position", "code", "message", "field", "block")
SELECT w."articleId", row_number() OVER (PARTITION BY w."articleId" ORDER BY w."id") - 1, w."code", w."message",
  CASE WHEN w."block" IS NOT NULL THEN pg_temp.field_of(w."block", b."kind") END, pg_temp.block_of(w."block")
FROM "OldParseWarning" w LEFT JOIN "Block" b ON b."articleId" = w."articleId" AND b."position" = w."block";
DROP TABLE "OldParseWarning";
ALTER TABLE "ParseWarning" ADD CONSTRAINT "ParseWarning_pkey" PRIMARY KEY ("articleId", "position");
ALTER TABLE "ParseWarning" ADD CONSTRAINT "ParseWarning_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Quotes keep their ids, which 100 million articles would have used up.
ALTER TABLE "Quote" ADD COLUMN "field" "TextField";
ALTER TABLE "Quote" ALTER COLUMN "block" DROP NOT NULL;
UPDATE "Quote" q SET "field" = pg_temp.field_of(q."block", b."kind"), "block" = pg_temp.block_of(q."block")
FROM "Quote" same LEFT JOIN "Block" b ON b."articleId" = same."articleId" AND b."position" = same."block"
WHERE same."id" = q."id";
ALTER TABLE "Quote" ALTER COLUMN "field" SET NOT NULL, ALTER COLUMN "id" TYPE BIGINT;
ALTER SEQUENCE "Quote_id_seq" AS BIGINT;

-- A credit is known by what it says.
ALTER TABLE "AgencyCredit" DROP CONSTRAINT "AgencyCredit_pkey", DROP COLUMN "id";
DROP INDEX "AgencyCredit_articleId_organizationId_role_key";
ALTER TABLE "AgencyCredit" ADD CONSTRAINT "AgencyCredit_pkey" PRIMARY KEY ("articleId", "organizationId", "role");

-- What search has yet to apply.
CREATE TABLE "SearchOutbox" (
    "id" BIGSERIAL NOT NULL,
    "articleId" INTEGER,
    "entityIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "trendIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "authorIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "publicationIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "reindexEntityId" INTEGER,
    "lastArticleId" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SearchOutbox_pkey" PRIMARY KEY ("id")
);
INSERT INTO "SearchOutbox" ("articleId", "entityIds", "trendIds", "reindexEntityId", "lastArticleId", "createdAt")
SELECT "articleId", "entityIds", "trendIds", "renamedId", "articlesAfter", "createdAt" FROM "IndexNote" ORDER BY "id";
DROP TABLE "IndexNote";

-- What only places have, in a table of its own.
CREATE TABLE "Place" (
    "entityId" INTEGER NOT NULL,
    "kind" "PlaceKind" NOT NULL,
    "countryId" INTEGER,
    "countryCode" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("entityId")
);
INSERT INTO "Place" ("entityId", "kind", "countryId", "countryCode", "latitude", "longitude")
SELECT "id", coalesce("placeKind", 'OTHER'), "countryId", "countryCode", "latitude", "longitude"
FROM "Entity" WHERE "kind" = 'PLACE';
ALTER TABLE "Entity" DROP CONSTRAINT "Entity_countryId_fkey", DROP COLUMN "placeKind", DROP COLUMN "countryId",
  DROP COLUMN "countryCode", DROP COLUMN "latitude", DROP COLUMN "longitude";
ALTER TABLE "Place" ADD CONSTRAINT "Place_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Place" ADD CONSTRAINT "Place_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Place"("entityId") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Place_countryCode_idx" ON "Place"("countryCode");
CREATE INDEX "Place_latitude_idx" ON "Place"("latitude");

-- Titles as articles print them, and each once for a person.
CREATE TABLE "ArticleTitle" (
    "articleId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ArticleTitle_pkey" PRIMARY KEY ("articleId", "personId", "text")
);
INSERT INTO "ArticleTitle" ("articleId", "personId", "text", "publishedAt")
SELECT title."articleId", title."personId", title."text", a."publishedAt"
FROM "PersonTitle" title JOIN "Article" a ON a."id" = title."articleId";
DROP TABLE "PersonTitle";
CREATE TABLE "PersonTitle" (
    "personId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "articleCount" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PersonTitle_pkey" PRIMARY KEY ("personId", "text")
);
INSERT INTO "PersonTitle" ("personId", "text", "articleCount", "articleId", "publishedAt")
SELECT DISTINCT ON ("personId", "text") "personId", "text", count(*) OVER (PARTITION BY "personId", "text"), "articleId", "publishedAt"
FROM "ArticleTitle" ORDER BY "personId", "text", "publishedAt" DESC, "articleId" DESC;
CREATE INDEX "ArticleTitle_personId_text_publishedAt_articleId_idx" ON "ArticleTitle"("personId", "text", "publishedAt", "articleId");
ALTER TABLE "ArticleTitle" ADD CONSTRAINT "ArticleTitle_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ArticleTitle" ADD CONSTRAINT "ArticleTitle_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PersonTitle" ADD CONSTRAINT "PersonTitle_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PersonTitle" ADD CONSTRAINT "PersonTitle_articleId_personId_text_fkey" FOREIGN KEY ("articleId", "personId", "text") REFERENCES "ArticleTitle"("articleId", "personId", "text") ON DELETE CASCADE ON UPDATE CASCADE;

-- What stories say of themselves and were not asked for before.
ALTER TABLE "Article" ADD COLUMN "canonicalUrl" TEXT, ADD COLUMN "section" TEXT, ADD COLUMN "updatedAt" TIMESTAMPTZ(3),
  ADD COLUMN "leadImageUrl" TEXT, ADD COLUMN "leadImageWidth" INTEGER, ADD COLUMN "leadImageHeight" INTEGER,
  ADD COLUMN "leadImageAlt" TEXT, ADD COLUMN "quoteCount" INTEGER NOT NULL DEFAULT 0;
UPDATE "Article" a SET "quoteCount" = counted.count
FROM (SELECT "articleId", count(*) AS count FROM "Quote" GROUP BY 1) counted WHERE counted."articleId" = a."id";
ALTER TABLE "Article" DROP COLUMN "hasQuotes";
ALTER TABLE "Block" RENAME COLUMN "url" TO "imageUrl";
ALTER TABLE "Block" ADD COLUMN "imageWidth" INTEGER, ADD COLUMN "imageHeight" INTEGER, ADD COLUMN "imageAlt" TEXT;
CREATE TABLE "ArticleSubject" (
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "ArticleSubject_pkey" PRIMARY KEY ("articleId", "position")
);
ALTER TABLE "ArticleSubject" ADD CONSTRAINT "ArticleSubject_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- How many articles an author, a publication, a trend has, and when. Who has none got their days from today.
ALTER TABLE "Author" ADD COLUMN "articleCount" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "firstSeenOn" DATE, ADD COLUMN "lastSeenOn" DATE;
UPDATE "Author" author SET "articleCount" = seen.count, "firstSeenOn" = seen.first, "lastSeenOn" = seen.last
FROM (
  SELECT link."authorId", count(*) AS count, min(a."publishedOn") AS first, max(a."publishedOn") AS last
  FROM "ArticleAuthor" link JOIN "Article" a ON a."id" = link."articleId" GROUP BY 1
) seen WHERE seen."authorId" = author."id";
UPDATE "Author" SET "firstSeenOn" = CURRENT_DATE, "lastSeenOn" = CURRENT_DATE WHERE "firstSeenOn" IS NULL;
ALTER TABLE "Author" ALTER COLUMN "firstSeenOn" SET NOT NULL, ALTER COLUMN "lastSeenOn" SET NOT NULL;
ALTER TABLE "Publication" ADD COLUMN "articleCount" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "firstSeenOn" DATE, ADD COLUMN "lastSeenOn" DATE;
UPDATE "Publication" publication SET "articleCount" = seen.count, "firstSeenOn" = seen.first, "lastSeenOn" = seen.last
FROM (
  SELECT "publicationId", count(*) AS count, min("publishedOn") AS first, max("publishedOn") AS last
  FROM "Article" WHERE "publicationId" IS NOT NULL GROUP BY 1
) seen WHERE seen."publicationId" = publication."id";
UPDATE "Publication" SET "firstSeenOn" = CURRENT_DATE, "lastSeenOn" = CURRENT_DATE WHERE "firstSeenOn" IS NULL;
ALTER TABLE "Publication" ALTER COLUMN "firstSeenOn" SET NOT NULL, ALTER COLUMN "lastSeenOn" SET NOT NULL;
ALTER TABLE "Trend" ADD COLUMN "articleCount" INTEGER NOT NULL DEFAULT 0;
UPDATE "Trend" trend SET "articleCount" = seen.count, "firstSeenOn" = seen.first, "lastSeenOn" = seen.last
FROM (
  SELECT "trendId", count(*) AS count, min("publishedOn") AS first, max("publishedOn") AS last FROM "ArticleTrend" GROUP BY 1
) seen WHERE seen."trendId" = trend."id";
CREATE INDEX "Author_articleCount_id_idx" ON "Author"("articleCount", "id");
CREATE INDEX "Author_lastSeenOn_id_idx" ON "Author"("lastSeenOn", "id");
CREATE INDEX "Publication_articleCount_id_idx" ON "Publication"("articleCount", "id");
CREATE INDEX "Trend_articleCount_id_idx" ON "Trend"("articleCount", "id");

-- Few blocks and quotes have an agency or an addressee: their indexes hold those alone.
DROP INDEX "Block_agencyId_idx";
CREATE INDEX "Block_agencyId_idx" ON "Block"("agencyId") WHERE "agencyId" IS NOT NULL;
DROP INDEX "Quote_addresseeId_idx";
CREATE INDEX "Quote_addresseeId_idx" ON "Quote"("addresseeId") WHERE "addresseeId" IS NOT NULL;

-- Names that are too long to be names are cut: they would not pass the constraints below.
DELETE FROM "Alias" WHERE char_length("text") > 200 OR octet_length("folded") > 2600;
UPDATE "Entity" SET "name" = left("name", 200), "folded" = left("folded", 200), "surname" = left("surname", 200)
WHERE char_length("name") > 200 OR octet_length("folded") > 2600 OR char_length("surname") > 200;
UPDATE "Author" SET "name" = left("name", 200), "folded" = left("folded", 180) || ' ' || "id"
WHERE char_length("name") > 200 OR octet_length("folded") > 2600;
UPDATE "Publication" SET "name" = left("name", 200), "folded" = left("folded", 180) || ' ' || "id"
WHERE char_length("name") > 200 OR octet_length("folded") > 2600;
UPDATE "Trend" SET "label" = left("label", 200), "folded" = left("folded", 180) || ' ' || "id"
WHERE char_length("label") > 200 OR octet_length("folded") > 2600;
DELETE FROM "PersonTitle" WHERE char_length("text") > 200;
DELETE FROM "ArticleTitle" WHERE char_length("text") > 200;

-- Compared byte by byte in every database, so that look-ups by prefix and by equality are answered by their indexes
-- whatever the collation of the database is.
ALTER TABLE "Article" ALTER COLUMN "slug" TYPE TEXT COLLATE "C", ALTER COLUMN "externalId" TYPE TEXT COLLATE "C",
  ALTER COLUMN "language" TYPE TEXT COLLATE "C";
ALTER TABLE "Entity" ALTER COLUMN "slug" TYPE TEXT COLLATE "C", ALTER COLUMN "folded" TYPE TEXT COLLATE "C",
  ALTER COLUMN "surname" TYPE TEXT COLLATE "C", ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "Alias" ALTER COLUMN "text" TYPE TEXT COLLATE "C", ALTER COLUMN "folded" TYPE TEXT COLLATE "C";
ALTER TABLE "Author" ALTER COLUMN "slug" TYPE TEXT COLLATE "C", ALTER COLUMN "folded" TYPE TEXT COLLATE "C";
ALTER TABLE "Publication" ALTER COLUMN "slug" TYPE TEXT COLLATE "C", ALTER COLUMN "folded" TYPE TEXT COLLATE "C";
ALTER TABLE "Trend" ALTER COLUMN "slug" TYPE TEXT COLLATE "C", ALTER COLUMN "folded" TYPE TEXT COLLATE "C";
ALTER TABLE "Place" ALTER COLUMN "countryCode" TYPE TEXT COLLATE "C";

-- What no row can hold. Texts of articles that were stored before may be longer: their raw stories are kept, and
-- ingesting them again cuts them.
ALTER TABLE "Article"
  ADD CONSTRAINT "Article_slug_check" CHECK (char_length("slug") <= 100) NOT VALID,
  ADD CONSTRAINT "Article_externalId_check" CHECK (char_length("externalId") <= 400 AND octet_length("externalId") <= 2600) NOT VALID,
  ADD CONSTRAINT "Article_headline_check" CHECK (char_length("headline") <= 1000 AND octet_length("headline") <= 2600) NOT VALID,
  ADD CONSTRAINT "Article_standfirst_check" CHECK (char_length("standfirst") <= 4000) NOT VALID,
  ADD CONSTRAINT "Article_language_check" CHECK (char_length("language") <= 35) NOT VALID,
  ADD CONSTRAINT "Article_wordCount_check" CHECK ("wordCount" >= 0),
  ADD CONSTRAINT "Article_quoteCount_check" CHECK ("quoteCount" >= 0),
  ADD CONSTRAINT "Article_leadImage_check" CHECK ("leadImageWidth" > 0 AND "leadImageHeight" > 0);
ALTER TABLE "Block"
  ADD CONSTRAINT "Block_position_check" CHECK ("position" >= 0),
  ADD CONSTRAINT "Block_noteKind_check" CHECK ("noteKind" IS NULL OR "kind" = 'NOTE'),
  ADD CONSTRAINT "Block_image_check" CHECK ("imageWidth" > 0 AND "imageHeight" > 0);
ALTER TABLE "ArticleAuthor" ADD CONSTRAINT "ArticleAuthor_position_check" CHECK ("position" >= 0);
ALTER TABLE "ArticleSubject" ADD CONSTRAINT "ArticleSubject_position_check" CHECK ("position" >= 0);
ALTER TABLE "ArticleTrend" ADD CONSTRAINT "ArticleTrend_position_check" CHECK ("position" >= 0);
ALTER TABLE "AgencyCredit" ADD CONSTRAINT "AgencyCredit_position_check" CHECK ("position" >= 0);
ALTER TABLE "ParseWarning"
  ADD CONSTRAINT "ParseWarning_position_check" CHECK ("position" >= 0),
  ADD CONSTRAINT "ParseWarning_block_check" CHECK ("block" >= 0),
  ADD CONSTRAINT "ParseWarning_location_check" CHECK (("block" IS NULL) = ("field" IS NULL OR "field" IN ('HEADLINE', 'STANDFIRST')));
ALTER TABLE "ArticleEntity"
  ADD CONSTRAINT "ArticleEntity_position_check" CHECK ("position" >= 0),
  ADD CONSTRAINT "ArticleEntity_mentionCount_check" CHECK ("mentionCount" >= 0);
ALTER TABLE "Mention"
  ADD CONSTRAINT "Mention_position_check" CHECK ("position" >= 0),
  ADD CONSTRAINT "Mention_range_check" CHECK ("start" >= 0 AND "end" > "start"),
  ADD CONSTRAINT "Mention_block_check" CHECK ("block" >= 0),
  ADD CONSTRAINT "Mention_location_check" CHECK (("block" IS NULL) = ("field" IN ('HEADLINE', 'STANDFIRST')));
ALTER TABLE "Quote"
  ADD CONSTRAINT "Quote_position_check" CHECK ("position" >= 0),
  ADD CONSTRAINT "Quote_confidence_check" CHECK ("confidence" BETWEEN 0 AND 1),
  ADD CONSTRAINT "Quote_ranges_check" CHECK (cardinality("ranges") % 2 = 0 AND 0 <= ALL ("ranges")),
  ADD CONSTRAINT "Quote_block_check" CHECK ("block" >= 0),
  ADD CONSTRAINT "Quote_location_check" CHECK (("block" IS NULL) = ("field" IN ('HEADLINE', 'STANDFIRST')));
ALTER TABLE "Entity"
  ADD CONSTRAINT "Entity_slug_check" CHECK (char_length("slug") <= 100),
  ADD CONSTRAINT "Entity_name_check" CHECK (char_length("name") <= 200 AND octet_length("folded") <= 2600),
  ADD CONSTRAINT "Entity_count_check" CHECK ("articleCount" >= 0 AND "quoteCount" >= 0),
  ADD CONSTRAINT "Entity_days_check" CHECK ("firstSeenOn" <= "lastSeenOn"),
  ADD CONSTRAINT "Entity_gender_check" CHECK ("gender" IN ('female', 'male'));
ALTER TABLE "Place"
  ADD CONSTRAINT "Place_countryCode_check" CHECK ("countryCode" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "Place_latitude_check" CHECK ("latitude" BETWEEN -90 AND 90),
  ADD CONSTRAINT "Place_longitude_check" CHECK ("longitude" BETWEEN -180 AND 180),
  ADD CONSTRAINT "Place_point_check" CHECK (("latitude" IS NULL) = ("longitude" IS NULL));
ALTER TABLE "Alias"
  ADD CONSTRAINT "Alias_text_check" CHECK (char_length("text") <= 200 AND octet_length("folded") <= 2600),
  ADD CONSTRAINT "Alias_count_check" CHECK ("count" >= 0);
ALTER TABLE "ArticleTitle" ADD CONSTRAINT "ArticleTitle_text_check" CHECK (char_length("text") <= 200);
ALTER TABLE "PersonTitle" ADD CONSTRAINT "PersonTitle_count_check" CHECK ("articleCount" >= 0);
ALTER TABLE "Author"
  ADD CONSTRAINT "Author_slug_check" CHECK (char_length("slug") <= 100),
  ADD CONSTRAINT "Author_name_check" CHECK (char_length("name") <= 200 AND octet_length("folded") <= 2600),
  ADD CONSTRAINT "Author_count_check" CHECK ("articleCount" >= 0),
  ADD CONSTRAINT "Author_days_check" CHECK ("firstSeenOn" <= "lastSeenOn");
ALTER TABLE "Publication"
  ADD CONSTRAINT "Publication_slug_check" CHECK (char_length("slug") <= 100),
  ADD CONSTRAINT "Publication_name_check" CHECK (char_length("name") <= 200 AND octet_length("folded") <= 2600),
  ADD CONSTRAINT "Publication_count_check" CHECK ("articleCount" >= 0),
  ADD CONSTRAINT "Publication_days_check" CHECK ("firstSeenOn" <= "lastSeenOn");
ALTER TABLE "Trend"
  ADD CONSTRAINT "Trend_slug_check" CHECK (char_length("slug") <= 100),
  ADD CONSTRAINT "Trend_label_check" CHECK (char_length("label") <= 200 AND octet_length("folded") <= 2600),
  ADD CONSTRAINT "Trend_count_check" CHECK ("articleCount" >= 0),
  ADD CONSTRAINT "Trend_days_check" CHECK ("firstSeenOn" <= "lastSeenOn");
ALTER TABLE "Day" ADD CONSTRAINT "Day_count_check" CHECK ("articleCount" >= 0 AND "quoteCount" >= 0);

CREATE INDEX "Entity_kind_firstSeenOn_id_idx" ON "Entity"("kind", "firstSeenOn", "id");

-- Parts of names, by the extension pg_trgm. A database whose owner may not create it goes without: such filters then
-- read every name.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE WARNING 'The extension pg_trgm cannot be created (%), so nameContains has no index.', SQLERRM;
END
$$;
DO $$
DECLARE
  opclass TEXT;
BEGIN
  SELECT quote_ident(n.nspname) || '.gin_trgm_ops' INTO opclass
  FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace WHERE x.extname = 'pg_trgm';
  IF opclass IS NOT NULL THEN
    EXECUTE format('CREATE INDEX "Entity_folded_parts_idx" ON "Entity" USING gin ("folded" %s) WITH (fastupdate = off)', opclass);
    EXECUTE format('CREATE INDEX "Alias_folded_parts_idx" ON "Alias" USING gin ("folded" %s) WITH (fastupdate = off)', opclass);
  END IF;
END
$$;
