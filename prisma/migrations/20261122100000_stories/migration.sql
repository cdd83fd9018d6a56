-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('DAY', 'MINUTE', 'SECOND');

-- CreateEnum
CREATE TYPE "BlockKind" AS ENUM ('PARAGRAPH', 'SUBHEADING', 'LIST_ITEM', 'PHOTO', 'NOTE');

-- CreateEnum
CREATE TYPE "NoteKind" AS ENUM ('AGENCY', 'SYNDICATION', 'AUTHOR', 'EDITORIAL');

-- CreateEnum
CREATE TYPE "AgencyRole" AS ENUM ('TEXT', 'PHOTO', 'SYNDICATION');

-- CreateEnum
CREATE TYPE "WarningCode" AS ENUM ('DATE_MISSING', 'DATE_AMBIGUOUS', 'HEADLINE_MISSING', 'TEXT_TRUNCATED', 'QUOTE_UNBALANCED', 'QUOTE_UNATTRIBUTED', 'TREND_BOUNDARY_GUESSED');

-- CreateEnum
CREATE TYPE "StoryFormat" AS ENUM ('TEXT', 'JSON');

-- CreateEnum
CREATE TYPE "EntityKind" AS ENUM ('PERSON', 'PLACE', 'ORGANIZATION');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('CONTINENT', 'REGION', 'COUNTRY', 'STATE', 'CITY', 'FACILITY', 'OTHER');

-- CreateEnum
CREATE TYPE "QuoteKind" AS ENUM ('DIRECT', 'PARTIAL', 'INDIRECT');

-- CreateEnum
CREATE TYPE "AttributionMethod" AS ENUM ('NAME', 'PRONOUN', 'DESCRIPTION', 'CONTINUATION', 'NONE');

-- CreateTable
CREATE TABLE "Article" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "url" TEXT,
    "publicationId" INTEGER,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT,
    "byline" TEXT,
    "dateline" TEXT,
    "language" TEXT NOT NULL,
    "publishedOn" DATE NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "datePrecision" "DatePrecision" NOT NULL,
    "ingestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "text" TEXT NOT NULL,
    "wordCount" INTEGER NOT NULL,
    "hasPhoto" BOOLEAN NOT NULL,
    "hasQuotes" BOOLEAN NOT NULL,
    "trendLine" TEXT,

    CONSTRAINT "Article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RawStory" (
    "articleId" INTEGER NOT NULL,
    "format" "StoryFormat" NOT NULL,
    "bytes" BYTEA NOT NULL,
    "hash" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RawStory_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "Block" (
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "BlockKind" NOT NULL,
    "text" TEXT NOT NULL,
    "credit" TEXT,
    "agencyId" INTEGER,
    "url" TEXT,
    "noteKind" "NoteKind",

    CONSTRAINT "Block_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Author" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "biography" TEXT,

    CONSTRAINT "Author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArticleAuthor" (
    "articleId" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ArticleAuthor_pkey" PRIMARY KEY ("articleId","authorId")
);

-- CreateTable
CREATE TABLE "AgencyCredit" (
    "id" SERIAL NOT NULL,
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "organizationId" INTEGER NOT NULL,
    "role" "AgencyRole" NOT NULL,
    "evidence" TEXT NOT NULL,

    CONSTRAINT "AgencyCredit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ParseWarning" (
    "id" SERIAL NOT NULL,
    "articleId" INTEGER NOT NULL,
    "code" "WarningCode" NOT NULL,
    "message" TEXT NOT NULL,
    "block" INTEGER,

    CONSTRAINT "ParseWarning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Entity" (
    "id" SERIAL NOT NULL,
    "kind" "EntityKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "surname" TEXT,
    "key" TEXT,
    "placeKind" "PlaceKind",
    "countryId" INTEGER,
    "countryCode" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "isAgency" BOOLEAN NOT NULL DEFAULT false,
    "gender" TEXT,
    "articleCount" INTEGER NOT NULL DEFAULT 0,
    "quoteCount" INTEGER NOT NULL DEFAULT 0,
    "firstSeenOn" DATE NOT NULL,
    "lastSeenOn" DATE NOT NULL,

    CONSTRAINT "Entity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alias" (
    "entityId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "Alias_pkey" PRIMARY KEY ("entityId","text")
);

-- CreateTable
CREATE TABLE "ArticleEntity" (
    "articleId" INTEGER NOT NULL,
    "entityId" INTEGER NOT NULL,
    "kind" "EntityKind" NOT NULL,
    "mentionCount" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "ArticleEntity_pkey" PRIMARY KEY ("articleId","entityId")
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" SERIAL NOT NULL,
    "articleId" INTEGER NOT NULL,
    "entityId" INTEGER NOT NULL,
    "block" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonTitle" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "PersonTitle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Quote" (
    "id" SERIAL NOT NULL,
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "QuoteKind" NOT NULL,
    "text" TEXT NOT NULL,
    "speakerId" INTEGER,
    "speakerText" TEXT,
    "method" "AttributionMethod" NOT NULL,
    "cue" TEXT,
    "confidence" DOUBLE PRECISION NOT NULL,
    "addresseeId" INTEGER,
    "block" INTEGER NOT NULL,
    "ranges" INTEGER[],
    "publishedOn" DATE NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Trend" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "subjectId" INTEGER,
    "firstSeenOn" DATE NOT NULL,
    "lastSeenOn" DATE NOT NULL,

    CONSTRAINT "Trend_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArticleTrend" (
    "articleId" INTEGER NOT NULL,
    "trendId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "publishedOn" DATE NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ArticleTrend_pkey" PRIMARY KEY ("articleId","trendId")
);

-- CreateTable
CREATE TABLE "IndexNote" (
    "id" BIGSERIAL NOT NULL,
    "articleId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IndexNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Article_slug_key" ON "Article"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Article_externalId_key" ON "Article"("externalId");

-- CreateIndex
CREATE INDEX "Article_publishedAt_id_idx" ON "Article"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "Article_modifiedAt_id_idx" ON "Article"("modifiedAt", "id");

-- CreateIndex
CREATE INDEX "Article_headline_id_idx" ON "Article"("headline", "id");

-- CreateIndex
CREATE INDEX "Article_wordCount_id_idx" ON "Article"("wordCount", "id");

-- CreateIndex
CREATE INDEX "Article_publicationId_publishedAt_id_idx" ON "Article"("publicationId", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "Article_publishedOn_idx" ON "Article"("publishedOn");

-- CreateIndex
CREATE INDEX "Article_language_publishedAt_id_idx" ON "Article"("language", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "Block_agencyId_idx" ON "Block"("agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_slug_key" ON "Publication"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_folded_key" ON "Publication"("folded");

-- CreateIndex
CREATE UNIQUE INDEX "Author_slug_key" ON "Author"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Author_folded_key" ON "Author"("folded");

-- CreateIndex
CREATE INDEX "ArticleAuthor_authorId_articleId_idx" ON "ArticleAuthor"("authorId", "articleId");

-- CreateIndex
CREATE INDEX "AgencyCredit_organizationId_articleId_idx" ON "AgencyCredit"("organizationId", "articleId");

-- CreateIndex
CREATE UNIQUE INDEX "AgencyCredit_articleId_organizationId_role_key" ON "AgencyCredit"("articleId", "organizationId", "role");

-- CreateIndex
CREATE INDEX "ParseWarning_articleId_idx" ON "ParseWarning"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Entity_key_key" ON "Entity"("key");

-- CreateIndex
CREATE INDEX "Entity_kind_folded_id_idx" ON "Entity"("kind", "folded", "id");

-- CreateIndex
CREATE INDEX "Entity_kind_articleCount_id_idx" ON "Entity"("kind", "articleCount", "id");

-- CreateIndex
CREATE INDEX "Entity_kind_lastSeenOn_id_idx" ON "Entity"("kind", "lastSeenOn", "id");

-- CreateIndex
CREATE INDEX "Entity_surname_idx" ON "Entity"("surname");

-- CreateIndex
CREATE INDEX "Entity_countryCode_idx" ON "Entity"("countryCode");

-- CreateIndex
CREATE INDEX "Entity_countryId_idx" ON "Entity"("countryId");

-- CreateIndex
CREATE UNIQUE INDEX "Entity_kind_slug_key" ON "Entity"("kind", "slug");

-- CreateIndex
CREATE INDEX "Alias_folded_idx" ON "Alias"("folded");

-- CreateIndex
CREATE INDEX "ArticleEntity_entityId_publishedAt_articleId_idx" ON "ArticleEntity"("entityId", "publishedAt", "articleId");

-- CreateIndex
CREATE INDEX "ArticleEntity_articleId_kind_position_idx" ON "ArticleEntity"("articleId", "kind", "position");

-- CreateIndex
CREATE INDEX "Mention_entityId_articleId_idx" ON "Mention"("entityId", "articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_articleId_block_start_end_key" ON "Mention"("articleId", "block", "start", "end");

-- CreateIndex
CREATE INDEX "PersonTitle_articleId_idx" ON "PersonTitle"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "PersonTitle_personId_articleId_text_key" ON "PersonTitle"("personId", "articleId", "text");

-- CreateIndex
CREATE INDEX "Quote_publishedAt_id_idx" ON "Quote"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "Quote_speakerId_publishedAt_id_idx" ON "Quote"("speakerId", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "Quote_addresseeId_idx" ON "Quote"("addresseeId");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_articleId_position_key" ON "Quote"("articleId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Trend_slug_key" ON "Trend"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Trend_folded_key" ON "Trend"("folded");

-- CreateIndex
CREATE INDEX "Trend_lastSeenOn_id_idx" ON "Trend"("lastSeenOn", "id");

-- CreateIndex
CREATE INDEX "Trend_subjectId_idx" ON "Trend"("subjectId");

-- CreateIndex
CREATE INDEX "ArticleTrend_trendId_publishedAt_articleId_idx" ON "ArticleTrend"("trendId", "publishedAt", "articleId");

-- CreateIndex
CREATE INDEX "ArticleTrend_publishedOn_trendId_idx" ON "ArticleTrend"("publishedOn", "trendId");

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RawStory" ADD CONSTRAINT "RawStory_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleAuthor" ADD CONSTRAINT "ArticleAuthor_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleAuthor" ADD CONSTRAINT "ArticleAuthor_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgencyCredit" ADD CONSTRAINT "AgencyCredit_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgencyCredit" ADD CONSTRAINT "AgencyCredit_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParseWarning" ADD CONSTRAINT "ParseWarning_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entity" ADD CONSTRAINT "Entity_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alias" ADD CONSTRAINT "Alias_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleEntity" ADD CONSTRAINT "ArticleEntity_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleEntity" ADD CONSTRAINT "ArticleEntity_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonTitle" ADD CONSTRAINT "PersonTitle_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonTitle" ADD CONSTRAINT "PersonTitle_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_addresseeId_fkey" FOREIGN KEY ("addresseeId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trend" ADD CONSTRAINT "Trend_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleTrend" ADD CONSTRAINT "ArticleTrend_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleTrend" ADD CONSTRAINT "ArticleTrend_trendId_fkey" FOREIGN KEY ("trendId") REFERENCES "Trend"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Which articles have all the words of a trend label in one block, or in headline and standfirst.
CREATE INDEX "Block_words_idx" ON "Block" USING gin (to_tsvector('simple', "text"));
CREATE INDEX "Article_words_idx" ON "Article" USING gin (to_tsvector('simple', "headline" || ' ' || coalesce("standfirst", '')));
