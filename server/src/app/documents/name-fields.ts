import { Kind, visit, type ASTNode, type DocumentNode, type GraphQLError } from "graphql";

type Ancestor = ASTNode | readonly ASTNode[];

const VALUES: ReadonlySet<Kind> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/**
 * Says of every value of a document that is none of its type which argument and field it was given for:
 * graphql-js tells the line and column alone, though it names the place of a variable.
 */
export function nameFields(document: DocumentNode, faults: readonly GraphQLError[]): void {
  const wanted = new Map<ASTNode, GraphQLError>();
  for (const fault of faults) {
    const value = fault.nodes?.find(({ kind }) => VALUES.has(kind));
    if (value !== undefined) wanted.set(value, fault);
  }
  if (wanted.size === 0) return;
  visit(document, {
    enter: (node, _key, parent, _path, ancestors) => {
      const fault = wanted.get(node);
      const field = fault === undefined || parent === undefined ? "" : fieldOf([...ancestors, parent, node]);
      if (fault === undefined || field === "") return;
      fault.message = `${field}: ${fault.message}`;
      fault.extensions.field = field;
    },
  });
}

/** Such as `events.0.inputTokens`, in the words that refused variables have. */
function fieldOf(ancestors: readonly Ancestor[]): string {
  const names: (string | number)[] = [];
  for (const [at, ancestor] of ancestors.entries()) {
    const inner = ancestors[at + 1];
    if ("kind" in ancestor) {
      if (ancestor.kind === Kind.ARGUMENT || ancestor.kind === Kind.OBJECT_FIELD) names.push(ancestor.name.value);
    } else if (inner !== undefined && "kind" in inner && VALUES.has(inner.kind)) names.push(ancestor.indexOf(inner));
  }
  return names.join(".");
}
