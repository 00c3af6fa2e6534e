import { pico, type PicoUsd } from "@tokenledger/model/money";
import type { CostState } from "@tokenledger/model/usage-states";
import type { TokenCounts } from "@tokenledger/model/token-class";
import type { ClientBase } from "pg";
import { dimensionsOf } from "../usage/counted-key.js";
import { TOKEN_COLUMN_NAMES, tokenCounts, type TokenColumn, type TokenColumns } from "../usage/domain/token-columns.js";
import type { RecostScope } from "./domain/recost-scope.js";
import type { Position } from "./next-part.js";
import { dimensionConditions, Parameters } from "./scope-conditions.js";

/** What decides the cost of a recorded event, and what it costs by now. */
export interface CostedUsage {
  readonly at: string;
  readonly timeMs: number;
  readonly id: string;
  /** Of the row: another one when anything of it was changed since. */
  readonly version: string;
  readonly dimensionId: number;
  /** "0" without an app user. */
  readonly userId: string;
  readonly counts: TokenCounts | null;
  readonly serviceTier: string | null;
  readonly webSearches: number;
  readonly cost: PicoUsd | null;
  readonly state: CostState;
  readonly priceId: number | null;
  readonly discountId: number | null;
}

/** A row as one text: the driver takes as long for each column as for this whole line. */
const FIELDS = [
  "(extract(epoch from e.created_at) * 1000000)::bigint",
  "e.id",
  "e.version",
  "d.id",
  "e.user_id",
  "e.cost",
  "e.cost_state",
  "e.price_id",
  "e.discount_id",
  "e.web_searches",
  ...TOKEN_COLUMN_NAMES.map((column) => `e.${column}`),
  // The only free text. Blanks around it mean nothing.
  "translate(e.service_tier, e'\\t\\n\\r', '   ')",
];
const FIRST_TOKENS = 10;
const LINE = `concat(${FIELDS.join(", e'\\t', ")})`;

export interface UsageSpan {
  readonly scope: RecostScope;
  readonly after: Position;
  /** Exclusive. */
  readonly to: Date;
  /** Only what was recorded before; null: all. */
  readonly recordedBefore: Date | null;
  readonly limit: number;
}

/** Events of a scope in order of time; fewer than the limit are the last of the span. */
export async function readUsage(client: ClientBase, span: UsageSpan): Promise<readonly CostedUsage[]> {
  const { scope, after } = span;
  const parameters = new Parameters();
  const at = parameters.add(after.at);
  const conditions = [
    `e.created_at >= ${at}`,
    `(e.created_at, e.id) > (${at}, ${parameters.add(after.id)})`,
    `e.created_at < ${parameters.add(span.to)}`,
    ...(scope.unpricedOnly ? ["e.cost_state = 'unpriced'"] : []),
    ...(span.recordedBefore === null ? [] : [`e.recorded_at < ${parameters.add(span.recordedBefore)}`]),
  ].join(" and ");
  const { rows } = await client.query<{ lines: string | null }>(
    `select string_agg(${LINE}, e'\\n' order by e.created_at, e.id) as lines from (
       select *, xmin as version from token_usage e
       where ${conditions}${dimensionConditions(scope, "e", parameters)}
       order by created_at, id limit ${parameters.add(span.limit)}
     ) as e join ${dimensionsOf("e")}`,
    parameters.values,
  );
  const lines = rows[0]?.lines ?? null;
  return lines === null ? [] : lines.split("\n").map(toUsage);
}

function toUsage(line: string): CostedUsage {
  const fields = line.split("\t");
  const text = (place: number) => fields[place] ?? "";
  const number = (place: number) => (text(place) === "" ? null : Number(text(place)));
  const micros = text(0);
  return {
    at: micros,
    timeMs: Math.floor(Number(micros) / 1_000),
    id: text(1),
    version: text(2),
    dimensionId: Number(text(3)),
    userId: text(4) || "0",
    cost: text(5) === "" ? null : pico(BigInt(text(5))),
    state: text(6) as CostState, // the column is checked
    priceId: number(7),
    discountId: number(8),
    webSearches: number(9) ?? 0,
    counts: tokenCounts(tokensOf(fields)),
    serviceTier: text(FIRST_TOKENS + TOKEN_COLUMN_NAMES.length) || null,
  };
}

function tokensOf(fields: readonly string[]): TokenColumns {
  const tokens: Partial<Record<TokenColumn, number | null>> = {};
  for (let at = 0; at < TOKEN_COLUMN_NAMES.length; at += 1) {
    const column = TOKEN_COLUMN_NAMES[at];
    const text = fields[FIRST_TOKENS + at];
    if (column !== undefined) tokens[column] = text === undefined || text === "" ? null : Number(text);
  }
  return tokens as TokenColumns; // has every column
}
