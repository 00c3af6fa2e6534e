import { formatUsd, pico } from "@tokenledger/model/money";

/** One column that a correction changed, as text; null for nothing. */
export interface CorrectionChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** As text: a number would not be exact. */
type Columns = Readonly<Record<string, string | null>>;

/** Shown in the words of the API. Which app user it was stays out: it is a number that tells nobody anything. */
const FIELDS: Readonly<Record<string, string>> = {
  created_at: "time",
  user_id: "user",
  note_id: "noteId",
  feature: "feature",
  operation: "operation",
  provider: "provider",
  model: "model",
  requested_model: "requestedModel",
  status: "status",
  input_tokens: "inputTokens",
  cached_input_tokens: "cachedInputTokens",
  cache_write_tokens: "cacheWriteTokens",
  output_tokens: "outputTokens",
  reasoning_tokens: "reasoningTokens",
  total_tokens: "totalTokens",
  cost: "cost",
  cost_state: "costState",
  web_searches: "webSearches",
  reported_cost: "reportedCost",
  usage_state: "usageState",
  duration_ms: "durationMs",
  service_tier: "serviceTier",
};

/** What differs between the columns before and after a correction, in the order of an event's fields. */
export function correctionChanges(before: Columns, after: Columns, nameOfUser: (id: string) => string) {
  return Object.entries(FIELDS).flatMap(([column, field]): CorrectionChange[] => {
    const was = shown(column, before[column] ?? null, nameOfUser);
    const is = shown(column, after[column] ?? null, nameOfUser);
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

function shown(column: string, text: string | null, nameOfUser: (id: string) => string): string | null {
  if (text === null) return null;
  switch (column) {
    case "cost":
    case "reported_cost":
      return formatUsd(pico(BigInt(text)));
    case "user_id":
      return nameOfUser(text);
    case "cost_state":
    case "usage_state":
    case "status":
      return text.toUpperCase();
    default:
      return text;
  }
}
