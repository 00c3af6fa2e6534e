/** What a node of a document holds besides its kind, in order: a short node is the place of its kind, then these. */
export const SHAPES = [
  ["Document", "definitions"],
  ["OperationDefinition", "operation", "name", "variableDefinitions", "directives", "selectionSet"],
  ["FragmentDefinition", "name", "typeCondition", "directives", "selectionSet"],
  ["VariableDefinition", "variable", "type", "defaultValue", "directives"],
  ["Field", "alias", "name", "arguments", "directives", "selectionSet"],
  ["FragmentSpread", "name", "directives"],
  ["InlineFragment", "typeCondition", "directives", "selectionSet"],
  ["Argument", "name", "value"],
  ["Directive", "name", "arguments"],
  ["Variable", "name"],
  ["NamedType", "name"],
  ["NonNullType", "type"],
  ["ListType", "type"],
  ["IntValue", "value"],
  ["FloatValue", "value"],
  ["StringValue", "value", "block"],
  ["BooleanValue", "value"],
  ["EnumValue", "value"],
  ["NullValue"],
  ["ListValue", "values"],
  ["ObjectValue", "fields"],
  ["ObjectField", "name", "value"],
] as const;

/** A node without its kind's and fields' names; a name or a bare field is its text, a selection set its list, 0 nothing. */
export type Short = string | number | boolean | readonly Short[];

/** The document that `shortened` (in `build`) wrote so: half of the bytes of a page's questions are names of fields of nodes. */
export function readShort(short: Short, field = ""): unknown {
  if (typeof short === "string") {
    if (field === "name" || field === "alias") return { kind: "Name", value: short };
    return field === "selections" ? { kind: "Field", name: { kind: "Name", value: short } } : short;
  }
  if (!Array.isArray(short)) return short;
  if (field === "selectionSet") return { kind: "SelectionSet", selections: readShort(short, "selections") };
  const [place, ...values]: readonly Short[] = short;
  if (typeof place !== "number") return short.map((one: Short) => readShort(one, field));
  const [kind, ...names] = SHAPES[place] ?? [];
  const node: Record<string, unknown> = { kind };
  names.forEach((name, at) => {
    const value = values[at];
    if (value !== undefined && value !== 0) node[name] = readShort(value, name);
  });
  return node;
}
