import type DataLoader from 'dataloader';
import type { Read, Reader } from '../../database/read/reader.ts';
import type { SearchEngine, SharedSearch } from '../../search/engine/port.ts';
import { createSpending, type Spending } from '../limits/spending.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { createDependencies, type Dependencies } from './dependencies.ts';
import { readWithin } from './readWithin.ts';

/** What the resolvers of one request share. */
export interface Context {
  /** Runs a statement that reads, within the limits of the request; the answer then depends on the whole corpus. */
  read: Read;
  /** The same, for rows that are added to the dependencies one by one. */
  readRows: Read;
  dependencies: Dependencies;
  search: SearchEngine;
  /** When the request must have ended, and whether somebody still waits for it. */
  deadline: Deadline;
  /** What has been made for the answer so far, and how much may be. */
  spending: Spending;
  /** Batch loaders by name, see `batchLoad`. */
  loaders: Map<unknown, DataLoader<unknown, unknown>>;
  /** Loaders of one scope each, kept apart from all others of the request, see `batchField`. */
  loaderScopes: Map<object, Context>;
}

export interface RequestSource {
  reader: Reader;
  search: SharedSearch;
  /** Aborted when the client is gone. */
  signal?: AbortSignal | undefined;
  /** Who asks, by address: clients take turns where they must wait. */
  client?: string | undefined;
}

export function createContext({ reader, search, signal, client }: RequestSource): Context {
  const deadline = createDeadline(signal);
  const spending = createSpending(deadline);
  const dependencies = createDependencies();
  const readRows = readWithin(reader, deadline, spending);
  const read: Read = (statement) => {
    dependencies.addEverything();
    return readRows(statement);
  };
  const ownSearch = search.forRequest({ signal: deadline.signal, client });
  return {
    read,
    readRows,
    dependencies,
    get search() {
      dependencies.addUnknown();
      return ownSearch;
    },
    deadline,
    spending,
    loaders: new Map(),
    loaderScopes: new Map(),
  };
}
