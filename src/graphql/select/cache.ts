import type { FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { visit } from 'graphql';
import type { Asked, Request } from './asked.ts';
import type { RowSelection } from './selection.ts';

/** Selections of one field of a document, by the values of the variables that they depend on. */
type Known = { variables: string[]; selections: Map<string, RowSelection> };

const known = new WeakMap<FieldNode, Map<string, Known>>();
/** Of a field that is asked with other values each time, only the last are kept. */
const maxKept = 50;

/**
 * Selects once for a field of a document: the next request of the same document finds what was selected.
 *
 * @param name Tells apart what is selected for the same field.
 */
export function selectOnce(
  name: string,
  { nodes }: Pick<Asked, 'nodes'>,
  request: Request,
  select: () => RowSelection,
): RowSelection {
  const [node] = nodes;
  if (node === undefined || nodes.length > 1) return select();
  const { variables, selections } = knownOf(node, name, request.fragments);
  const key = JSON.stringify(variables.map((variable) => request.variableValues[variable]));
  const selection = selections.get(key) ?? select();
  if (selections.size >= maxKept) selections.clear();
  selections.set(key, selection);
  return selection;
}

function knownOf(node: FieldNode, name: string, fragments: Request['fragments']): Known {
  const ofNode = known.get(node) ?? new Map<string, Known>();
  if (ofNode.size >= maxKept) ofNode.clear();
  known.set(node, ofNode);
  const found = ofNode.get(name) ?? { variables: variablesIn(node, fragments), selections: new Map() };
  ofNode.set(name, found);
  return found;
}

/** The variables on which it depends what is asked within a field. */
function variablesIn(field: FieldNode, fragments: Record<string, FragmentDefinitionNode>): string[] {
  const variables = new Set<string>();
  const seen = new Set<string>();
  const collect = (selectionSet: SelectionSetNode): void => {
    visit(selectionSet, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments[name.value];
        if (!fragment || seen.has(name.value)) return;
        seen.add(name.value);
        collect(fragment.selectionSet);
      },
    });
  };
  if (field.selectionSet) collect(field.selectionSet);
  return [...variables];
}
