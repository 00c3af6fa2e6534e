import { fromUnits } from "../../../thresholds/domain/limit-units.js";
import type { Meter } from "../../../analytics/domain/question-words.js";
import { oneLine } from "../messages/one-line.js";
import type { ToldGroup } from "./told-group.js";
import type { ToldRow } from "./select-told-rows.js";

/** Details that are amounts in the meter's unit, whole ones as `used` is. */
const AMOUNTS: ReadonlySet<string> = new Set(["point", "low", "high", "usual", "actual"]);
const WORDS: ReadonlySet<string> = new Set(["months", "reason"]);
const INSTANTS: ReadonlySet<string> = new Set(["crossesAt", "lastRequestAt", "hour"]);

/** Alerts that are told together: of one threshold, subject, rule, period and limit, ascending by level. */
export function groupRows(rows: readonly ToldRow[]): readonly (readonly ToldRow[])[] {
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify([row.threshold_id, row.subject, row.type, row.period_start, row.timezone, row.limit_amount]),
  );
  return [...groups.values()].map((group) => group.toSorted((one, other) => one.level - other.level));
}

/**
 * Of what is not resolved in a group, the levels below the highest: what they warned of has come.
 *
 * @returns ids
 */
export function supersededOf(group: readonly ToldRow[]): readonly string[] {
  const open = group.filter(({ status }) => status !== "RESOLVED");
  const highest = Math.max(...open.map(({ level }) => level));
  return open.filter(({ level }) => level < highest).map(({ id }) => id);
}

/**
 * What is told of alerts that belong together, by the last of them.
 *
 * @param rows ascending by level, one or more
 * @param doubted ids of those of which something is not known
 */
export function toToldGroup(rows: readonly ToldRow[], doubted: ReadonlySet<string>): ToldGroup {
  const last = rows.at(-1);
  if (last === undefined) throw new Error("a group has an alert");
  const { meter } = last;
  const amount = (units: string) => (meter === null ? null : fromUnits(meter, BigInt(units)));
  const limit = BigInt(last.limit_amount);
  return {
    alertIds: rows.map(({ id }) => id),
    type: last.type,
    threshold: { id: String(last.threshold_id), name: last.name, scope: last.scope },
    subject: last.subject === "" ? null : { key: last.subject, label: last.label ?? last.subject },
    meter,
    period: last.period,
    levels: rows.map(({ level }) => level),
    limit: limit <= 0n ? null : amount(last.limit_amount),
    used: amount(last.used),
    usedPercent: meter === null || limit <= 0n ? null : String((BigInt(last.used) * 100n) / limit),
    isAtLeast: doubted.has(last.id) || Number(last.details?.unpriced ?? 0) > 0,
    isLate: last.is_late,
    periodStart: last.period_start,
    periodEnd: last.period_end,
    timezone: last.timezone,
    resetsAt: last.resets_at.toISOString(),
    crossedAt: last.crossed_at.toISOString(),
    details: readDetails(last.details ?? {}, meter),
  };
}

function readDetails(details: Readonly<Record<string, unknown>>, meter: Meter | null): Record<string, string> {
  const told: Record<string, string> = {};
  const contributors = labelsOf(details.contributors);
  if (contributors !== "") told.contributors = contributors;
  for (const [name, value] of Object.entries(details)) {
    if (typeof value !== "string" && typeof value !== "number") continue;
    const text = String(value);
    if (INSTANTS.has(name) && !Number.isNaN(Date.parse(text))) told[name] = new Date(text).toISOString();
    if (WORDS.has(name)) told[name] = oneLine(text);
    if (AMOUNTS.has(name) && meter !== null && /^\d+$/.test(text)) told[name] = fromUnits(meter, BigInt(text));
  }
  return told;
}

/** What explains an anomaly, by name. */
function labelsOf(contributors: unknown): string {
  if (!Array.isArray(contributors)) return "";
  return contributors
    .map((contributor: unknown) =>
      typeof contributor === "object" && contributor !== null && "label" in contributor ? contributor.label : null,
    )
    .filter((label) => typeof label === "string")
    .map(oneLine)
    .join(", ");
}
