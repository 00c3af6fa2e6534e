import { buildSchema, execute, parse, validate, type GraphQLError } from "graphql";
import { describe, expect, test } from "vitest";
import { DateTimeISO, Decimal, JSONObject, SafeInt } from "../core/scalars.js";
import { withoutValues } from "./without-values.js";

const SCHEMA = buildSchema(`
  scalar SafeInt
  scalar Decimal
  scalar DateTime
  scalar JSONObject
  enum Status { OK ERROR }
  input Event { id: String! userId: String attempt: Int status: Status tokens: SafeInt cost: Decimal time: DateTime usage: JSONObject tags: [Tag!] }
  input Tag { key: String! value: String! }
  type Query { record(events: [Event!]!, id: ID, share: Float, flag: Boolean): Int }
`);
for (const scalar of [SafeInt, Decimal, DateTimeISO, JSONObject]) {
  const type = SCHEMA.getType(scalar === DateTimeISO ? "DateTime" : scalar.name);
  Object.assign(type ?? {}, { parseValue: scalar.parseValue, parseLiteral: scalar.parseLiteral });
}

const SECRET = "minji";
const OBJECT = { [SECRET]: SECRET };

/** Messages of everything that is wrong with variables. */
async function ofVariables(variables: Record<string, unknown>): Promise<readonly GraphQLError[]> {
  const document = parse(
    "query ($events: [Event!]!, $id: ID, $share: Float, $flag: Boolean) { record(events: $events, id: $id, share: $share, flag: $flag) }",
  );
  const { errors = [] } = await execute({ schema: SCHEMA, document, variableValues: variables });
  return errors;
}

function ofDocument(events: string): readonly GraphQLError[] {
  return validate(SCHEMA, parse(`{ record(events: ${events}) }`));
}

describe("what is wrong with a variable", () => {
  test.each([
    {
      event: { id: "e", userId: { name: SECRET } },
      told: 'Variable "$events" at "events[0].userId": String cannot represent a non string value.',
    },
    {
      event: { id: "e", userId: [SECRET, '; at "x"; '] },
      told: 'Variable "$events" at "events[0].userId": String cannot represent a non string value.',
    },
    {
      event: { userId: SECRET },
      told: 'Variable "$events" at "events[0]": Field "id" of required type "String!" was not provided.',
    },
    {
      event: { id: null, userId: SECRET },
      told: 'Variable "$events" at "events[0].id": Expected non-nullable type "String!" not to be null.',
    },
    {
      event: { id: "e", userID: SECRET },
      told: 'Variable "$events" at "events[0]": Field "userID" is not defined by type "Event". Did you mean "userId"?',
    },
    {
      event: { id: "e", attempt: SECRET },
      told: 'Variable "$events" at "events[0].attempt": Int cannot represent non-integer value.',
    },
    {
      event: { id: "e", status: SECRET },
      told: 'Variable "$events" at "events[0].status": A value does not exist in "Status" enum.',
    },
    {
      event: { id: "e", status: OBJECT },
      told: 'Variable "$events" at "events[0].status": Enum "Status" cannot represent non-string value.',
    },
    {
      event: { id: "e", tokens: SECRET },
      told: 'Variable "$events" at "events[0].tokens": SafeInt: expected a whole number of at most 9007199254740991.',
    },
    {
      event: { id: "e", cost: SECRET },
      told: 'Variable "$events" at "events[0].cost": Decimal: expected a decimal number in a string, such as "0.00644".',
    },
    {
      event: { id: "e", tags: [SECRET] },
      told: 'Variable "$events" at "events[0].tags[0]": Expected type "Tag" to be an object.',
    },
    { event: SECRET, told: 'Variable "$events" at "events[0]": Expected type "Event" to be an object.' },
  ])("$told", async ({ event, told }) => {
    const errors = await ofVariables({ events: [event] });
    expect(errors.map(({ message }) => withoutValues(message))).toContain(told);
    for (const { message } of errors) expect(withoutValues(message)).not.toContain(SECRET);
  });

  test.each([
    { id: OBJECT },
    { share: SECRET },
    { flag: SECRET },
    { events: [{ id: "e", time: SECRET }] },
    { events: [{ id: "e", usage: SECRET }] },
  ])("is told without the value: %j", async (variables) => {
    const errors = await ofVariables({ events: [], ...variables });
    expect(errors).not.toEqual([]);
    for (const { message } of errors) {
      expect(message).toContain(SECRET);
      expect(withoutValues(message)).not.toContain(SECRET);
      expect(withoutValues(message)).toMatch(/^Variable "\$\w+"/);
    }
  });
});

describe("what is wrong with a value in the document", () => {
  test.each([
    { events: `[{ id: "e", userId: { name: "${SECRET}" } }]`, told: "String cannot represent a non string value." },
    { events: `[{ id: "e", userId: ${SECRET} }]`, told: "String cannot represent a non string value." },
    { events: `[{ id: "e", attempt: "${SECRET}" }]`, told: "Int cannot represent non-integer value." },
    { events: `[{ id: "e", status: ${SECRET} }]`, told: 'A value does not exist in "Status" enum.' },
    { events: `[{ id: "e", status: "${SECRET}" }]`, told: 'Enum "Status" cannot represent non-enum value.' },
    { events: `["${SECRET}"]`, told: 'Expected value of type "Event!".' },
    { events: `[{ userId: "${SECRET}" }]`, told: 'Field "Event.id" of required type "String!" was not provided.' },
  ])("$told", ({ events, told }) => {
    const said = ofDocument(events).map(({ message }) => withoutValues(message));
    expect(said).toContain(told);
    expect(said.join()).not.toContain(SECRET);
  });

  test.each([
    `[{ id: "e", tokens: "${SECRET}" }]`,
    `[{ id: "e", cost: "${SECRET}" }]`,
    `[{ id: "e", time: "${SECRET}" }]`,
  ])("%s is refused without being repeated", (events) => {
    const errors = ofDocument(events);
    expect(errors).not.toEqual([]);
    for (const { message } of errors) expect(withoutValues(message)).not.toContain(SECRET);
  });
});

test.each([
  '{ record(events: [{ id: "minji" "minji" }]) }',
  '{ record("minji") }',
  '{ record(events: """minji""" 1) }',
  "{ record(minji minji) }",
])("a document that cannot be read is refused without its texts: %s", (document) => {
  let message = "";
  try {
    parse(document);
  } catch (error) {
    message = error instanceof Error ? error.message : "";
  }
  expect(message).toContain("Syntax Error");
  expect(withoutValues(message)).not.toContain(SECRET);
  expect(withoutValues(message)).toMatch(/^Syntax Error: /);
});

test.each([
  'Cannot query field "users" on type "Query".',
  'Unknown argument "userid" on field "Query.record".',
  "normalizeUsage may be asked once per request.",
  'Variable "$filter" of required type "UsageFilterInput!" was not provided.',
])("what repeats no value stays: %s", (message) => {
  expect(withoutValues(message)).toBe(message);
});
