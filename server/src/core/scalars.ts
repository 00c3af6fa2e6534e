import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { GraphQLJSONObject } from "graphql-scalars";
import { GraphQLISODateTime } from "type-graphql";

/** Resolves to a `Date`. Refuses days that do not exist. */
export const DateTimeISO = new GraphQLScalarType<Date, unknown>({
  ...GraphQLISODateTime.toConfig(),
  description: "ISO 8601 instant in UTC.",
});

export const JSONObject = GraphQLJSONObject;

const WHOLE = /^-?\d{1,1000}$/;
/** Numbers of any use have fewer digits; more of them only cost time to read. */
const DECIMAL = /^-?\d{1,40}(\.\d{1,40})?$/;

/** Resolves to a `bigint`. Always a string in JSON: a reader that parses numbers as doubles would round it. */
export const BigIntString = new GraphQLScalarType<bigint, string>({
  name: "BigInt",
  description: "A whole number of any size, as a string.",
  serialize: (value) => readBigInt(value).toString(),
  parseValue: readBigInt,
  parseLiteral: (node) => atNode(node, () => readBigInt(literal(node, Kind.STRING, Kind.INT))),
});

export const SafeInt = new GraphQLScalarType<number, number>({
  name: "SafeInt",
  description: "A whole number that is exact in JavaScript (at most 2^53 - 1).",
  serialize: readSafeInt,
  parseValue: readSafeInt,
  parseLiteral: (node) => atNode(node, () => readSafeInt(Number(literal(node, Kind.INT)))),
});

/** Resolves to the string itself: money is read by `parseUsd`, never as a float. */
export const Decimal = new GraphQLScalarType<string, string>({
  name: "Decimal",
  description: 'An exact decimal number as a string, such as "0.00644"; never a float.',
  serialize: readDecimal,
  parseValue: readDecimal,
  parseLiteral: (node) => atNode(node, () => readDecimal(literal(node, Kind.STRING))),
});

function readBigInt(value: unknown): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "string" && WHOLE.test(value)) return BigInt(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  throw refusal("BigInt", "a whole number", value);
}

function readSafeInt(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw refusal("SafeInt", "a whole number of at most 9007199254740991", value);
}

function readDecimal(value: unknown): string {
  if (typeof value === "string" && DECIMAL.test(value)) return value;
  throw refusal("Decimal", 'a decimal number in a string, such as "0.00644"', value);
}

/** With the place in the document, so that the field at fault can be named. */
function atNode<Value>(nodes: ValueNode, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof GraphQLError ? new GraphQLError(error.message, { nodes }) : error;
  }
}

function literal(node: ValueNode, ...kinds: readonly (Kind.STRING | Kind.INT)[]): string {
  if ((node.kind === Kind.STRING || node.kind === Kind.INT) && kinds.includes(node.kind)) return node.value;
  throw refusal("literal", kinds.join(" or "), node.kind);
}

function refusal(name: string, expected: string, given: unknown): GraphQLError {
  const shown =
    typeof given === "string" || typeof given === "number" ? `"${String(given).slice(0, 40)}"` : typeof given;
  return new GraphQLError(`${name}: expected ${expected}, got ${shown}`);
}
