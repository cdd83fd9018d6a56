-- A note names the entities and trends that a story changed as well, or somebody of whom all articles must be indexed anew.
ALTER TABLE "IndexNote" ALTER COLUMN "articleId" DROP NOT NULL;
ALTER TABLE "IndexNote" ADD COLUMN "entityIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
ALTER TABLE "IndexNote" ADD COLUMN "trendIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
ALTER TABLE "IndexNote" ADD COLUMN "renamedId" INTEGER;
ALTER TABLE "IndexNote" ADD COLUMN "articlesAfter" INTEGER NOT NULL DEFAULT 0;
