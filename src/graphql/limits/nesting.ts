import { GraphQLError, Lexer, Source, type Token, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** The most bytes that the body of a request may have. */
export const maxRequestBytes = 1024 * 1024;
/** The most names, brackets and values that a query may be made of. */
const maxTokens = 5000;
/** The most values, lists and objects that variables may hold. */
const maxValues = 5000;
/** How deep brackets may stand in brackets, in a query and in variables. GraphiQL's own query of the schema has 15. */
const maxDepth = 100;

/** Refuses very long and very deep queries and variables, which no client means and which could occupy or end the server. */
export const limitNesting: Plugin = {
  onParams({ params, setResult }) {
    if (areWithinLimits(params.variables)) return;
    const { depth } = measure(params.variables);
    const [message, limit] =
      depth > maxDepth
        ? [`Variables may be nested ${maxDepth} deep at most.`, maxDepth]
        : [`Variables may hold ${maxValues} values at most. Ask in parts.`, maxValues];
    const extensions = { code: 'BAD_USER_INPUT', argument: 'variables', limit, http: { status: 400 } };
    setResult({ errors: [new GraphQLError(message, { extensions })] });
  },
  onParse({ parseFn, setParseFn }) {
    setParseFn((source: string | Source, options: unknown) => {
      checkDocument(typeof source === 'string' ? new Source(source) : source);
      return parseFn(source, options);
    });
  },
  onResponse({ response }) {
    // What is left of a body that was too long would be read as the next request of this connection.
    if (response.status === 413) response.headers.set('connection', 'close');
  },
};

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

function checkDocument(source: Source): void {
  const lexer = new Lexer(source);
  let depth = 0;
  let count = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    count += 1;
    if (opening.has(token.kind)) depth += 1;
    if (closing.has(token.kind)) depth -= 1;
    if (count > maxTokens) {
      throw tooMuch(`A query may have ${maxTokens} names, brackets and values at most.`, maxTokens, source, token);
    }
    if (depth > maxDepth) throw tooMuch(`A query may be nested ${maxDepth} deep at most.`, maxDepth, source, token);
  }
}

function tooMuch(message: string, limit: number, source: Source, { start }: Token): GraphQLError {
  return new GraphQLError(message, { source, positions: [start], extensions: { code: 'BAD_USER_INPUT', limit } });
}

/** Whether variables are neither nested too deep nor too many. */
export function areWithinLimits(variables: unknown): boolean {
  const { depth, count } = measure(variables);
  return depth <= maxDepth && count <= maxValues;
}

/** How deep lists and objects are nested and how much they hold, counted level by level, up to what is taken. */
function measure(value: unknown): { depth: number; count: number } {
  let level = [value].filter(isNested);
  let [depth, count] = [0, 0];
  while (level.length > 0 && depth <= maxDepth && count <= maxValues) {
    depth += 1;
    const values = level.flatMap((each) => Object.values(each));
    count += values.length;
    level = values.filter(isNested);
  }
  return { depth, count };
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
