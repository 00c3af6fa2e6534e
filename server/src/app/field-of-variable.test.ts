import { buildSchema, GraphQLError, Kind, parse, validateSchema } from "graphql";
import { getVariableValues } from "graphql/execution/values.js";
import { describe, expect, test } from "vitest";
import { fieldOfVariable } from "./field-of-variable.js";

const SCHEMA = buildSchema(`
  enum Meter { COST TOKENS }
  input Inner { count: Int! isOn: Boolean }
  input Outer { meter: Meter limit: Float inner: [Inner!] }
  type Query { answer(input: Outer!, first: Int): Int }`);
const DOCUMENT = parse("query ($input: Outer!, $first: Int) { answer(input: $input, first: $first) }");

/** What graphql-js says of variables. */
function refusalOf(variables: Record<string, unknown>): string {
  validateSchema(SCHEMA);
  const [definition] = DOCUMENT.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error("the document has one operation");
  const { errors } = getVariableValues(SCHEMA, definition.variableDefinitions ?? [], variables);
  const [error] = errors ?? [];
  if (!(error instanceof GraphQLError)) throw new Error("the variables were taken");
  return error.message;
}

describe("the field of a variable that does not fit", () => {
  test.each([
    { name: "a number", variables: { input: { limit: "ten" } }, field: "input.limit" },
    { name: "an enum", variables: { input: { meter: "MILES" } }, field: "input.meter" },
    { name: "a whole number", variables: { input: {}, first: 1.5 }, field: "first" },
    {
      name: "a boolean in a list",
      variables: { input: { inner: [{ count: 1, isOn: "yes" }] } },
      field: "input.inner.0.isOn",
    },
    { name: "what lacks", variables: { input: { inner: [{ count: 1 }, {}] } }, field: "input.inner.1.count" },
    { name: "all of it", variables: {}, field: "input" },
    { name: "null", variables: { input: null }, field: "input" },
    {
      name: "text that looks like a place",
      variables: { input: { limit: ' at "input.meter"; ' } },
      field: "input.limit",
    },
  ])("is told: $name", ({ variables, field }) => {
    expect(fieldOfVariable(refusalOf(variables))).toBe(field);
  });

  test("is told of variables alone", () => {
    expect(fieldOfVariable('Cannot query field "answers" on type "Query".')).toBeNull();
  });
});
