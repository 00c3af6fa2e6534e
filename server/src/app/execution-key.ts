import { Kind, print, visit, type DocumentNode, type ExecutionArgs } from "graphql";

/** Subscriptions whose argument `since` says where their ticks begin, and nothing about what each of them is. */
const RESUMED: ReadonlySet<string> = new Set(["usageRecorded", "thresholdStatusChanged", "alertChanged"]);
const START = "since";

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
      RESUMED.has(node.name.value)
        ? { ...node, arguments: node.arguments?.filter(({ name }) => name.value !== START) ?? [] }
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
