import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";

/**
 * Whether an operation asks for a field below the one that is being answered, in any of its fragments. One that a
 * directive leaves out counts as asked for.
 */
export function selectsField(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, "fieldNodes" | "fragments">,
  path: readonly string[],
): boolean {
  const fieldsOf = (set: SelectionSetNode | undefined): FieldNode[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
      return fieldsOf(fragments[selection.name.value]?.selectionSet);
    });
  let nodes = fieldNodes;
  for (const name of path) {
    nodes = nodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet)).filter((field) => field.name.value === name);
  }
  return nodes.length > 0;
}
