-- What the corpus holds of a month.
CREATE TABLE "Month" (
    "month" DATE NOT NULL,
    "articleCount" INTEGER NOT NULL,
    "quoteCount" INTEGER NOT NULL,

    CONSTRAINT "Month_pkey" PRIMARY KEY ("month")
);
INSERT INTO "Month" ("month", "articleCount", "quoteCount")
SELECT date_trunc('month', "publishedOn"::timestamp)::date, count(*), sum("quoteCount") FROM "Article" GROUP BY 1;

-- How many articles of a month name an entity.
CREATE TABLE "EntityMonth" (
    "entityId" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "articleCount" INTEGER NOT NULL,

    CONSTRAINT "EntityMonth_pkey" PRIMARY KEY ("entityId", "month")
);
INSERT INTO "EntityMonth" ("entityId", "month", "articleCount")
SELECT "entityId", date_trunc('month', "publishedOn"::timestamp)::date, count(*) FROM "ArticleEntity" GROUP BY 1, 2;
ALTER TABLE "EntityMonth" ADD CONSTRAINT "EntityMonth_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Which countries an article names.
CREATE TABLE "ArticleCountry" (
    "articleId" INTEGER NOT NULL,
    "countryCode" TEXT COLLATE "C" NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ArticleCountry_pkey" PRIMARY KEY ("articleId", "countryCode")
);
INSERT INTO "ArticleCountry" ("articleId", "countryCode", "publishedAt")
SELECT DISTINCT link."articleId", place."countryCode", link."publishedAt"
FROM "ArticleEntity" link JOIN "Place" place ON place."entityId" = link."entityId" WHERE place."countryCode" IS NOT NULL;
CREATE INDEX "ArticleCountry_countryCode_publishedAt_articleId_idx" ON "ArticleCountry"("countryCode", "publishedAt", "articleId");
ALTER TABLE "ArticleCountry" ADD CONSTRAINT "ArticleCountry_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Country" (
    "code" TEXT COLLATE "C" NOT NULL,
    "articleCount" INTEGER NOT NULL,

    CONSTRAINT "Country_pkey" PRIMARY KEY ("code")
);
INSERT INTO "Country" ("code", "articleCount") SELECT "countryCode", count(*) FROM "ArticleCountry" GROUP BY 1;

-- What the corpus holds in all.
CREATE TABLE "Corpus" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "articleCount" INTEGER NOT NULL,
    "quoteCount" INTEGER NOT NULL,
    "personCount" INTEGER NOT NULL,
    "placeCount" INTEGER NOT NULL,
    "organizationCount" INTEGER NOT NULL,
    "trendCount" INTEGER NOT NULL,
    "authorCount" INTEGER NOT NULL,
    "publicationCount" INTEGER NOT NULL,

    CONSTRAINT "Corpus_pkey" PRIMARY KEY ("id")
);
INSERT INTO "Corpus" ("articleCount", "quoteCount", "personCount", "placeCount", "organizationCount", "trendCount", "authorCount", "publicationCount")
SELECT (SELECT count(*) FROM "Article"), (SELECT count(*) FROM "Quote"),
  count(*) FILTER (WHERE "kind" = 'PERSON'), count(*) FILTER (WHERE "kind" = 'PLACE'), count(*) FILTER (WHERE "kind" = 'ORGANIZATION'),
  (SELECT count(*) FROM "Trend" WHERE "articleCount" > 0), (SELECT count(*) FROM "Author" WHERE "articleCount" > 0),
  (SELECT count(*) FROM "Publication" WHERE "articleCount" > 0)
FROM "Entity" WHERE "articleCount" > 0;

ALTER TABLE "Month" ADD CONSTRAINT "Month_count_check" CHECK ("articleCount" >= 0 AND "quoteCount" >= 0);
ALTER TABLE "EntityMonth" ADD CONSTRAINT "EntityMonth_count_check" CHECK ("articleCount" >= 0);
ALTER TABLE "Country" ADD CONSTRAINT "Country_count_check" CHECK ("articleCount" >= 0);
ALTER TABLE "Corpus"
  ADD CONSTRAINT "Corpus_id_check" CHECK ("id" = 1),
  ADD CONSTRAINT "Corpus_count_check" CHECK ("articleCount" >= 0 AND "quoteCount" >= 0 AND "personCount" >= 0
    AND "placeCount" >= 0 AND "organizationCount" >= 0 AND "trendCount" >= 0 AND "authorCount" >= 0 AND "publicationCount" >= 0);
