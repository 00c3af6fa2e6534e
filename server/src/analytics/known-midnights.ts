import { type Kysely, sql } from "kysely";
import { inZone } from "../core/domain/zoned-time.js";
import type { UsageTables } from "./tables.js";

/** Years of midnights, in the one zone that days are kept in. */
const MAX_KNOWN = 20_000;

const known = new Set<string>();

/**
 * Whether instants begin days of a zone for PostgreSQL, whose calendar the merge goes by, as they do for
 * JavaScript's, which ranges are made with. The two bring lists of zones of their own, and of a change of law one
 * may know before the other. Asked once for each midnight: neither list changes while it is in use.
 */
export async function areMidnights(db: Kysely<UsageTables>, zone: string, instants: readonly Date[]): Promise<boolean> {
  const asked = instants.filter((instant) => !known.has(keyOf(zone, instant)));
  if (asked.length === 0) return true;
  const dates = asked.map((instant) => inZone(instant, zone).toPlainDate().toString());
  const { rows } = await sql<{ agree: boolean }>`
    select bool_and((at at time zone ${zone})::date = day
                    and ((at - interval '15 minutes') at time zone ${zone})::date < day) as agree
    from unnest(${sql.val(asked.map((instant) => instant.toJSON()))}::timestamptz[], ${sql.val(dates)}::date[])
      as midnight (at, day)`.execute(db);
  if (rows[0]?.agree !== true) return false;
  if (known.size + asked.length > MAX_KNOWN) known.clear();
  for (const instant of asked) known.add(keyOf(zone, instant));
  return true;
}

function keyOf(zone: string, instant: Date): string {
  return `${zone} ${instant.getTime()}`;
}
