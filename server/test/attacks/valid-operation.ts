import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";

export type OperationKind = "query" | "mutation" | "subscription";

export interface ValidOperation {
  readonly kind: OperationKind;
  readonly name: string;
  /** A document that the schema takes. */
  readonly query: string;
  /** Its variables, of valid values. */
  readonly variables: (values: Values) => Readonly<Record<string, unknown>>;
}

/** What stands for things that are, or are not, there. */
export interface Values {
  readonly id: string;
  readonly eventId: string;
  /** By the name of an argument or field, in place of any text. */
  readonly texts: Readonly<Record<string, string>>;
  /** By the name of an input type, in place of what it needs at least. */
  readonly inputs?: Readonly<Record<string, object>>;
}

/** A scalar that is not here is one that nobody has thought of yet. */
const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 1,
  SafeInt: 1,
  Float: 1,
  Boolean: true,
  BigInt: "1",
  Decimal: "1",
  DateTimeISO: "2026-11-20T00:00:00Z",
  JSONObject: {},
};

/** Types of which more is needed than the schema says. */
const INPUTS: Readonly<Record<string, object>> = {
  RangeInput: { preset: "today" },
  ThresholdInput: { scope: "OVERALL", meter: "REQUESTS", period: "DAY", limit: "100", levels: [100] },
};

/** Where the first value of an enum would not do, by the name of the argument: no two dimensions may be the same. */
const ENUM_VALUES: Readonly<Record<string, string>> = { columns: "MODEL" };

const ROWS = 20;

/**
 * Every operation of the schema, as somebody would ask it who may.
 *
 * @param depth of the objects whose fields are asked for
 */
export function validOperations(schema: GraphQLSchema, depth = 2): readonly ValidOperation[] {
  return [
    { kind: "query", root: schema.getQueryType() },
    { kind: "mutation", root: schema.getMutationType() },
    { kind: "subscription", root: schema.getSubscriptionType() },
  ].flatMap(({ kind, root }) =>
    Object.values(root?.getFields() ?? {}).map((field) => validOperation(kind as OperationKind, field, depth)),
  );
}

function validOperation(kind: OperationKind, field: GraphQLField<unknown, unknown>, depth: number): ValidOperation {
  const given = field.args.filter(isGiven);
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const passed = given.map(({ name }) => `${name}: $${name}`).join(", ");
  const call = given.length === 0 ? field.name : `${field.name}(${passed})`;
  return {
    kind,
    name: field.name,
    query: `${kind} ${given.length === 0 ? "" : `(${declared})`} { ${call} ${selection(field.type, depth)} }`,
    variables: (values) => Object.fromEntries(given.map(({ name, type }) => [name, valueOf(name, type, values)])),
  };
}

/** Ids as well where they may be left out: they are what an answer could tell of. */
function isGiven(arg: GraphQLArgument): boolean {
  return isRequiredArgument(arg) || getNamedType(arg.type).name === "ID" || arg.name === "first";
}

function valueOf(name: string, type: GraphQLInputType, values: Values): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [valueOf(name, inner.ofType, values)];
  if (isEnumType(inner)) return ENUM_VALUES[name] ?? inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const needed = Object.values(inner.getFields()).filter(isRequiredInputField);
    return (
      values.inputs?.[inner.name] ??
      INPUTS[inner.name] ??
      Object.fromEntries(needed.map((one) => [one.name, valueOf(one.name, one.type, values)]))
    );
  }
  if (name === "first") return ROWS;
  if (inner.name === "ID") return values.id;
  if (inner.name === "String") return name === "eventId" ? values.eventId : (values.texts[name] ?? "plausible");
  if (!(inner.name in SCALARS)) throw new Error(`No value is known for the scalar ${inner.name} of ${name}.`);
  return SCALARS[inner.name];
}

/** Scalars, and those of objects beneath. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const fields = Object.values(named.getFields())
    .filter(
      ({ args, type: inner }) => !args.some(isRequiredArgument) && (depth > 1 || !isObjectType(getNamedType(inner))),
    )
    .map(({ name, type: inner }) => `${name} ${selection(inner, depth - 1)}`);
  return `{ __typename ${fields.join(" ")} }`;
}
