import { Kind, print, visit, type DocumentNode, type ExecutionArgs } from "graphql";

/** Says where the ticks of a subscription begin, and nothing about what each of them is. */
const START = { field: "usageRecorded", argument: "since" } as const;

type Asked = Pick<ExecutionArgs, "document" | "operationName" | "variableValues">;

/**
 * A text that is equal for subscriptions that make the same of the same tick: document, operation and
 * the variables in use, but for where they resume. It knows nothing of rights.
 */
export function executionKey({ document, operationName, variableValues }: Asked): string {
  const lasting = withoutStart(document);
  const used = usedVariables(lasting);
  const variables = Object.entries(variableValues ?? {}).filter(([name]) => used.has(name));
  return JSON.stringify([print(lasting), operationName ?? null, variables.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

function withoutStart(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.FIELD]: (node) =>
      node.name.value === START.field
        ? { ...node, arguments: node.arguments?.filter(({ name }) => name.value !== START.argument) ?? [] }
        : undefined,
  });
}

function usedVariables(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    [Kind.VARIABLE_DEFINITION]: () => false,
    [Kind.VARIABLE]: (node) => {
      used.add(node.name.value);
    },
  });
  return used;
}
