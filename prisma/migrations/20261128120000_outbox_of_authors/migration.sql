-- A row of the search outbox names the authors and the publications that a story changed as well.
ALTER TABLE "IndexNote" ADD COLUMN "authorIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
ALTER TABLE "IndexNote" ADD COLUMN "publicationIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
