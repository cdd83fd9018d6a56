-- AlterTable
ALTER TABLE "ArticleEntity" ADD COLUMN "publishedOn" DATE;
UPDATE "ArticleEntity" link SET "publishedOn" = a."publishedOn" FROM "Article" a WHERE a.id = link."articleId";
ALTER TABLE "ArticleEntity" ALTER COLUMN "publishedOn" SET NOT NULL;

-- CreateTable
CREATE TABLE "Day" (
    "day" DATE NOT NULL,
    "articleCount" INTEGER NOT NULL,
    "quoteCount" INTEGER NOT NULL,

    CONSTRAINT "Day_pkey" PRIMARY KEY ("day")
);
INSERT INTO "Day" ("day", "articleCount", "quoteCount")
SELECT a."publishedOn", count(*), (SELECT count(*) FROM "Quote" q WHERE q."publishedOn" = a."publishedOn")
FROM "Article" a GROUP BY a."publishedOn";

-- CreateIndex
CREATE INDEX "ArticleEntity_entityId_publishedOn_idx" ON "ArticleEntity"("entityId", "publishedOn");

-- CreateIndex
CREATE INDEX "ArticleEntity_kind_publishedOn_entityId_idx" ON "ArticleEntity"("kind", "publishedOn", "entityId");

-- CreateIndex
CREATE INDEX "Entity_latitude_idx" ON "Entity"("latitude");

-- CreateIndex
CREATE INDEX "Quote_publishedOn_idx" ON "Quote"("publishedOn");
