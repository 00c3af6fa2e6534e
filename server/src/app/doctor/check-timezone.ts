import { inZone } from "../../core/domain/zoned-time.js";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

/** Rules of a zone are compared at so many months from now on: laws change them some months ahead. */
const MONTHS = 24;

interface Zones {
  readonly reporting: string | null;
  readonly counters: string | null;
}

/** The database counts days by its own timezone data and this process by Node's: both have to agree. */
export async function checkTimezone({ client, config, servers }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<Zones>(`
    select (select value #>> '{}' from settings where key = 'reportingTimezone') as reporting,
      (select value #>> '{}' from settings where key = 'countersTimezone') as counters`);
  const { reporting = null, counters = null } = rows[0] ?? {};
  const zone = reporting ?? config.reportingTimezone;
  if (zone === null) return [fine("timezone", "The reporting timezone is chosen at the first start.")];
  const known = await client.query("select from pg_timezone_names where name = $1", [zone]);
  if (known.rowCount === 0) {
    const todo = "Install tzdata where the database runs, or choose another zone under Settings.";
    return [mustDo("timezone", `The database does not know the reporting timezone ${zone}.`, todo)];
  }
  const differs = await firstDifference(client, zone);
  if (differs !== null) {
    const says = `Node and the database disagree about the offset of ${zone} from ${differs.slice(0, 10)} on.`;
    return [mustDo("timezone", says, "Bring tzdata of the database and Node up to date; then npm run verify.")];
  }
  if (servers > 0 && counters !== null && reporting !== null && counters !== reporting) {
    const says = `App users are still counted by days of ${counters}, the reporting timezone is ${zone}.`;
    return [lookAt("timezone", says, "A job counts them anew within minutes; if it does not, look at the jobs below.")];
  }
  return [fine("timezone", `${zone}: the database and Node (tz ${process.versions.tz}) know it alike.`)];
}

async function firstDifference(client: ReachedPatient["client"], zone: string): Promise<string | null> {
  const { rows } = await client.query<{ at: Date; minutes: number }>(
    `select at, extract(epoch from (at at time zone $1) - (at at time zone 'UTC'))::int / 60 as minutes
     from generate_series(date_trunc('day', now()), now() + $2 * interval '1 month', interval '1 month') as at order by at`,
    [zone, MONTHS],
  );
  const differing = rows.find(({ at, minutes }) => Math.trunc(inZone(at, zone).offsetNanoseconds / 60e9) !== minutes);
  return differing?.at.toISOString() ?? null;
}
