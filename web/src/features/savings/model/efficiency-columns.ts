import { costKnowledge, knownText } from "../../../cost/known-cost";
import type { Format } from "../../../lib/format";
import type { EfficiencyRow } from "../api/use-efficiency";

export interface NotedRow extends EfficiencyRow {
  /** Undefined while it is read. */
  costPerNote: string | null | undefined;
}

export interface EfficiencyColumn {
  key: "requests" | "cost" | "perSuccess" | "perUser" | "perNote" | "cache" | "p50" | "p95" | "speed";
  text: (row: NotedRow, format: Format) => string;
  /** Every digit, where the text has fewer. */
  exact?: (row: NotedRow, format: Format) => string | undefined;
}

const money = (amount: string | null, format: Format) => (amount === null ? format.unknown : format.moneyRow(amount));
const exactly = (amount: string | null, format: Format) => (amount === null ? undefined : format.moneyExact(amount));
const duration = (ms: number | null, format: Format) => (ms === null ? format.unknown : format.duration(ms));

/** The columns after the name, in their order. Unknown is a dash, never a zero. */
export const EFFICIENCY_COLUMNS: readonly EfficiencyColumn[] = [
  { key: "requests", text: ({ requests }, format) => format.exact(requests) },
  {
    key: "cost",
    text: (row, format) => knownText(costKnowledge(row), row.cost, { money: format.moneyRow, unknown: format.unknown }),
    exact: ({ cost }, format) => exactly(cost, format),
  },
  {
    key: "perSuccess",
    text: ({ costPerSuccessfulRequest }, format) => money(costPerSuccessfulRequest, format),
    exact: ({ costPerSuccessfulRequest }, format) => exactly(costPerSuccessfulRequest, format),
  },
  {
    key: "perUser",
    text: ({ costPerActiveUser }, format) => money(costPerActiveUser, format),
    exact: ({ costPerActiveUser }, format) => exactly(costPerActiveUser, format),
  },
  {
    key: "perNote",
    text: ({ costPerNote }, format) => (costPerNote === undefined ? "…" : money(costPerNote, format)),
    exact: ({ costPerNote }, format) => exactly(costPerNote ?? null, format),
  },
  {
    key: "cache",
    text: ({ cacheHitShare }, format) =>
      cacheHitShare === null ? format.unknown : format.percentAligned(cacheHitShare),
  },
  { key: "p50", text: ({ durationP50Ms }, format) => duration(durationP50Ms, format) },
  { key: "p95", text: ({ durationP95Ms }, format) => duration(durationP95Ms, format) },
  {
    key: "speed",
    text: ({ outputTokensPerSecond }, format) =>
      outputTokensPerSecond === null ? format.unknown : format.compact(outputTokensPerSecond),
  },
];
