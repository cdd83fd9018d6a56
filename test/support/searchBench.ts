import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, type Prisma } from '../../src/database/client.ts';
import { applyMigrations } from '../../src/database/migrations.ts';
import { startServices } from '../../src/embedded/services.ts';

/** Opens a new database and engine in a temporary folder. `statements` are those that the database was asked so far. */
export async function openSearchBench() {
  const dataDir = await mkdtemp(join(tmpdir(), 'dateline-search-'));
  const services = await startServices({
    dataDir,
    role: 'server',
    commandName: 'test',
    environment: process.env,
    log: () => {},
  });
  await applyMigrations(services.databaseUrl);
  const statements: string[] = [];
  const database = openDatabase(services.databaseUrl, (statement) => statements.push(statement));
  return {
    database,
    statements,
    databaseUrl: services.databaseUrl,
    search: services.search,
    async close() {
      await database.$disconnect();
      await services.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface TestStory {
  headline: string;
  standfirst?: string;
  on?: string;
  language?: string;
  paragraphs?: string[];
  captions?: string[];
  notes?: string[];
  /** Ids of entities. */
  names?: number[];
  speaker?: number;
  agency?: number;
}

let counter = 0;

/** Stores a story as ingesting does: the article and its row in the search outbox in one transaction. */
export async function storeStory(database: Database, story: TestStory): Promise<number> {
  return database.$transaction(async (transaction) => {
    const { id } = await transaction.article.create({ data: articleOf(story) });
    await transaction.searchOutbox.create({ data: { articleId: id } });
    return id;
  });
}

export async function storeEntity(
  database: Database,
  kind: 'PERSON' | 'PLACE' | 'ORGANIZATION',
  name: string,
  more: { aliases?: string[]; countryCode?: string } = {},
): Promise<number> {
  const day = new Date('2023-07-04');
  const folded = name.toLowerCase();
  const aliases = (more.aliases ?? []).map((text, index) => ({ text, folded: text.toLowerCase(), count: 9 - index }));
  const { id } = await database.entity.create({
    data: {
      kind,
      name,
      folded,
      slug: folded.replace(/\W+/g, '-'),
      ...(kind === 'PLACE' && { place: { create: { kind: 'OTHER', countryCode: more.countryCode ?? null } } }),
      firstSeenOn: day,
      lastSeenOn: day,
      aliases: { create: aliases },
    },
  });
  return id;
}

function articleOf(story: TestStory): Prisma.ArticleCreateInput {
  const name = `story-${++counter}`;
  const publishedAt = new Date(story.on ?? '2023-07-04');
  const blocks = [
    ...(story.captions ?? []).map((text) => ({ kind: 'PHOTO' as const, text })),
    ...(story.paragraphs ?? []).map((text) => ({ kind: 'PARAGRAPH' as const, text })),
    ...(story.notes ?? []).map((text) => ({ kind: 'NOTE' as const, text })),
  ].map((block, position) => ({ ...block, position }));
  const names = (story.names ?? []).map((id, position) => ({ entity: { connect: { id } }, position }));
  return {
    slug: name,
    externalId: name,
    headline: story.headline,
    standfirst: story.standfirst ?? null,
    language: story.language ?? 'en',
    publishedOn: publishedAt,
    publishedAt,
    datePrecision: 'DAY',
    text: (story.paragraphs ?? []).join('\n\n'),
    wordCount: 1,
    hasPhoto: (story.captions ?? []).length > 0,
    quoteCount: story.speaker === undefined ? 0 : 1,
    blocks: { create: blocks },
    entities: {
      create: names.map((name) => ({
        ...name,
        kind: 'PERSON',
        mentionCount: 1,
        publishedOn: publishedAt,
        publishedAt,
        reason: 'test',
      })),
    },
    ...(story.speaker === undefined ? {} : { quotes: { create: quoteBy(story.speaker, publishedAt) } }),
    ...(story.agency === undefined
      ? {}
      : { agencies: { create: { organizationId: story.agency, position: 0, role: 'TEXT', evidence: 'AFP' } } }),
  };
}

const quoteBy = (speakerId: number, at: Date) => ({
  position: 0,
  kind: 'DIRECT' as const,
  text: 'Yes',
  speaker: { connect: { id: speakerId } },
  method: 'NAME' as const,
  confidence: 1,
  field: 'BODY' as const,
  block: 0,
  publishedOn: at,
  publishedAt: at,
});

/** A proxy to the engine that can be cut (connections are refused), silenced (requests get no answer) and restored. */
export async function openLine(target: string) {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isSilent = false;
  let unanswered = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const upstream = connect(Number(port), hostname);
    sockets.add(upstream);
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    socket.on('data', (bytes) => {
      if (isSilent) unanswered += 1;
      else upstream.write(bytes);
    });
    upstream.pipe(socket);
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  await listen(0);
  const own = (server.address() as { port: number }).port;
  return {
    url: `http://127.0.0.1:${own}`,
    async cut() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      hangUp();
      await closed;
    },
    restore: () => listen(own),
    /** How many requests, or parts of one, were taken while silent. */
    unansweredRequests: () => unanswered,
    silence(silent: boolean) {
      isSilent = silent;
      if (!silent) hangUp();
    },
    async close() {
      hangUp();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
