import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  getNamedType,
  getOperationAST,
  isInputObjectType,
  Kind,
  type NamedTypeNode,
  typeFromAST,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Plugin } from 'graphql-yoga';
import { costOf, maxCost } from '../../graphql/limits/cost.ts';
import type { Context } from '../../graphql/request/context.ts';
import { schema } from '../schema.ts';

/** An operation that has been parsed, validated and found to be within limits. */
export interface Operation {
  /** Whether it may run with these variables; the cost of pages depends on them. */
  isAffordable(variables: Record<string, unknown>): boolean;
  execute(context: Context, variables: Record<string, unknown>): Promise<ExecutionResult> | ExecutionResult;
}

/** The operations that were asked lately, by the text of their document. */
export interface Operations {
  find(query: string, operationName: string | undefined): Operation | undefined;
  /** Learns every operation that the whole way through Yoga has let pass. */
  learn: Plugin<Context>;
}

const maxKept = 500;
/** Longer documents are seldom asked again, and would fill memory. */
const maxLength = 20_000;
/** How often an operation is asked before it is compiled, which takes some milliseconds. */
const usesBeforeCompiling = 3;

export function createOperations(): Operations {
  const known = new Map<string, Operation>();
  const keyOf = (query: string, name: string | null | undefined) => `${name ?? ''}\n${query}`;
  return {
    find(query, operationName) {
      const key = keyOf(query, operationName);
      const operation = known.get(key);
      if (operation === undefined) return undefined;
      // The one that was used last stands last.
      known.delete(key);
      known.set(key, operation);
      return operation;
    },
    learn: {
      onExecute({ args, context }) {
        const { query } = context.params;
        if (typeof query !== 'string' || query.length > maxLength) return;
        const key = keyOf(query, args.operationName);
        if (known.has(key) || !isQuery(args.document, args.operationName)) return;
        if (known.size >= maxKept) known.delete(known.keys().next().value ?? '');
        known.set(key, createOperation(args.document, args.operationName ?? undefined));
      },
    },
  };
}

const isQuery = (document: DocumentNode, name: string | null | undefined) =>
  getOperationAST(document, name)?.operation === 'query';

function createOperation(document: DocumentNode, operationName: string | undefined): Operation {
  const definition = getOperationAST(document, operationName);
  const isFixed = !definition?.variableDefinitions?.length;
  const isCompiled = !asksForSchema(document) && !takesInputObjects(document);
  const cost = (variables: Record<string, unknown>) => costOf({ schema, document, operationName, variables });
  const fixedCost = isFixed ? cost({}) : null;
  let uses = 0;
  let run = interpret(document, operationName);
  return {
    isAffordable: (variables) => (fixedCost ?? cost(variables)) <= maxCost,
    execute(context, variables) {
      uses += 1;
      if (uses === usesBeforeCompiling && isCompiled) run = compile(document, operationName) ?? run;
      return run(context, variables);
    },
  };
}

const interpret =
  (document: DocumentNode, operationName: string | undefined): Operation['execute'] =>
  (contextValue, variableValues) =>
    execute({ schema, document, operationName, contextValue, variableValues }) as Promise<ExecutionResult>;

/** Compiles an operation to a function; null where the compiler cannot. */
function compile(document: DocumentNode, operationName: string | undefined): Operation['execute'] | null {
  const compiled = compileQuery(schema, document, operationName);
  return isCompiledQuery(compiled) ? (context, variables) => compiled.query({}, context, variables) : null;
}

/** Introspection is not worth compiling. */
const asksForSchema = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.some(
        (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
      ),
  );

/** The compiler writes out the whole type of each variable, and filters within filters have no end. */
const takesInputObjects = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.variableDefinitions?.some(({ type }) => {
        const named = typeFromAST(schema, type as NamedTypeNode);
        return named !== undefined && isInputObjectType(getNamedType(named));
      }),
  );
