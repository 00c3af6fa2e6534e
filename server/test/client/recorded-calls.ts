import type { Pool } from "pg";
import type { BilledCall } from "../../../e2e/fake-providers/billed-call.ts";

/** A call as both the provider's log and the ledger tell it, so that lists of them can be compared. */
export interface ToldCall {
  readonly model: string;
  /** Null where it is the model that served. */
  readonly requestedModel: string | null;
  readonly status: string;
  readonly usageState: string;
  readonly input: number | null;
  readonly output: number | null;
  readonly cachedInput: number | null;
  readonly cacheWrite: number | null;
  readonly reasoning: number | null;
}

export async function readEventIds(sql: Pool): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ id: string }>("select event_id as id from token_usage");
  return new Set(rows.map(({ id }) => id));
}

/** The ledger but for the events that are known, in the order of `expectedOf`. */
export async function readRecorded(sql: Pool, known: ReadonlySet<string>): Promise<readonly ToldCall[]> {
  const { rows } = await sql.query<ToldCall>(
    `select model, requested_model as "requestedModel", status::text, usage_state::text as "usageState",
           input_tokens::int as input, output_tokens::int as output, cached_input_tokens::int as "cachedInput",
           cache_write_tokens::int as "cacheWrite", reasoning_tokens::int as reasoning
    from token_usage where event_id <> all($1)`,
    [[...known]],
  );
  return inOrder(rows);
}

/** What the ledger has to hold of these calls: no more than the caller was told, and never zero for nothing. */
export function expectedOf(calls: readonly BilledCall[]): readonly ToldCall[] {
  return inOrder(calls.map(toExpected));
}

function toExpected({ model: served, requestedModel, status, reported, ended, stream }: BilledCall): ToldCall {
  // Of a refusal, and of an answer that broke off before it was whole, nobody knows who would have served.
  const isServed = status === 200 && (stream || ended === "whole");
  const model = isServed ? served : requestedModel;
  return {
    model,
    requestedModel: model === requestedModel ? null : requestedModel,
    status: status !== 200 || ended === "cut" ? "error" : ended === "whole" ? "ok" : "cancelled",
    usageState: reported === null ? "missing" : ended === "whole" ? "reported" : "partial",
    ...(reported ?? { input: null, output: null, cachedInput: null, cacheWrite: null, reasoning: null }),
  };
}

function inOrder(calls: readonly ToldCall[]): readonly ToldCall[] {
  const names = ["requestedModel", "model", "status", "input", "output", "usageState"] as const;
  const key = (call: ToldCall) => names.map((name) => String(call[name])).join(" ");
  return [...calls].sort((one, other) => key(one).localeCompare(key(other)));
}
