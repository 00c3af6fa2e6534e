import { AppError } from "../../core/errors.js";

/** Null: not restricted. */
export interface ValueFilter<Value> {
  readonly include: readonly Value[] | null;
  readonly exclude: readonly Value[] | null;
}

/** Conditions on the dimensions of usage. */
export interface DimensionFilter {
  readonly projects: ValueFilter<number>;
  /** Ids of API keys; `NO_KEY` stands for requests without one. */
  readonly keys: ValueFilter<number>;
  /** Ids of app users; "0" stands for requests without one. */
  readonly users: ValueFilter<string>;
  readonly models: ValueFilter<string>;
  readonly providers: ValueFilter<string>;
  readonly features: ValueFilter<string>;
  readonly operations: ValueFilter<string>;
  /** In lower case, as stored. */
  readonly statuses: ValueFilter<string>;
}

type Texts = readonly string[] | null | undefined;

export interface DimensionFilterRequest {
  readonly projectIds?: Texts;
  readonly apiKeyIds?: Texts;
  readonly userIds?: Texts;
  readonly models?: Texts;
  readonly providers?: Texts;
  readonly features?: Texts;
  readonly operations?: Texts;
  readonly statuses?: Texts;
  readonly excludeProjectIds?: Texts;
  readonly excludeApiKeyIds?: Texts;
  readonly excludeUserIds?: Texts;
  readonly excludeModels?: Texts;
  readonly excludeProviders?: Texts;
  readonly excludeFeatures?: Texts;
  readonly excludeOperations?: Texts;
  readonly excludeStatuses?: Texts;
}

const MAX_VALUES = 100;
const MAX_VALUE_LENGTH = 256;
const MAX_ID = 2_147_483_647;

/** Among ids of API keys: what was recorded without one, or before keys were told apart. */
export const NO_KEY = 0;

/**
 * The conditions a request states. A list that is absent or empty restricts nothing.
 *
 * @throws AppError BAD_INPUT naming the list with too many or impossible values
 */
export function readFilter(request: DimensionFilterRequest): DimensionFilter {
  return {
    projects: readPair(request, ["projectIds", "excludeProjectIds"], readProjectId),
    keys: readPair(request, ["apiKeyIds", "excludeApiKeyIds"], readKeyId),
    users: readPair(request, ["userIds", "excludeUserIds"], readUserId),
    models: readPair(request, ["models", "excludeModels"], readName),
    providers: readPair(request, ["providers", "excludeProviders"], readName),
    features: readPair(request, ["features", "excludeFeatures"], readName),
    operations: readPair(request, ["operations", "excludeOperations"], readName),
    statuses: readPair(request, ["statuses", "excludeStatuses"], readStatus),
  };
}

type ListName = keyof DimensionFilterRequest;
type ReadValue<Value> = (field: string, text: string) => Value;

function readPair<Value>(
  request: DimensionFilterRequest,
  [include, exclude]: readonly [ListName, ListName],
  read: ReadValue<Value>,
): ValueFilter<Value> {
  return { include: readList(include, request[include], read), exclude: readList(exclude, request[exclude], read) };
}

function readList<Value>(field: string, given: Texts, read: ReadValue<Value>): readonly Value[] | null {
  if (given === null || given === undefined || given.length === 0) return null;
  if (given.length > MAX_VALUES) throw AppError.badInput(field, `at most ${MAX_VALUES} values`, given.length);
  return given.map((text) => read(field, text));
}

function readName(field: string, text: string): string {
  if (text.length > MAX_VALUE_LENGTH || text.includes("\0") || !text.isWellFormed()) {
    throw AppError.badInput(field, `text of at most ${MAX_VALUE_LENGTH} characters without NUL`, text);
  }
  return text;
}

function readProjectId(field: string, text: string): number {
  return readWhole(text) ?? refuse(field, "ids of projects", text);
}

function readKeyId(field: string, text: string): number {
  return readWhole(text) ?? refuse(field, "ids of API keys, or 0 for none", text);
}

function readWhole(text: string): number | null {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return id <= MAX_ID ? id : null;
}

function refuse(field: string, expected: string, text: string): never {
  throw AppError.badInput(field, expected, text);
}

function readUserId(field: string, text: string): string {
  if (!/^\d{1,18}$/.test(text)) throw AppError.badPrivateInput(field, "ids of app users, or 0 for none", text);
  return BigInt(text).toString(); // one spelling, so that "00" is 0
}

function readStatus(_field: string, text: string): string {
  return text.toLowerCase();
}
