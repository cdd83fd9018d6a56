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
