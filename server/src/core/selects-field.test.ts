import { type FragmentDefinitionNode, Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { selectsField } from "./selects-field.js";

/** Of the first field of the first operation. */
function infoOf(document: string) {
  const { definitions } = parse(document);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fieldNodes = operation?.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD) ?? [];
  return { fieldNodes, fragments };
}

test("a field is asked for directly, in a fragment, and in a fragment of a fragment", () => {
  expect(selectsField(infoOf("{ a { b { c } } }"), ["b", "c"])).toBe(true);
  expect(selectsField(infoOf("{ a { ... on A { b { c } } } }"), ["b", "c"])).toBe(true);
  expect(selectsField(infoOf("{ a { ...F } } fragment F on A { b { ...G } } fragment G on B { c }"), ["b", "c"])).toBe(
    true,
  );
});

test("a field under another name is the same field", () => {
  expect(selectsField(infoOf("{ a { mine: b { c } } }"), ["b"])).toBe(true);
  expect(selectsField(infoOf("{ a { b: other { c } } }"), ["b"])).toBe(false);
});

test("a field elsewhere is not asked for here", () => {
  expect(selectsField(infoOf("{ a { c b { d } } }"), ["b", "c"])).toBe(false);
});
