import type { Pool } from "pg";
import type { Clock } from "../../core/clock.js";
import { type ArchiveTrouble, decideArchiveAlert, type KnownTrouble } from "../domain/archive-trouble.js";
import { recoverArchiveAlert, tellArchiveTrouble } from "./write-archive-trouble.js";
import type { TellRecoveries } from "./write-silence.js";

export interface ArchiveTroubleParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly tellRecoveries: TellRecoveries;
}

interface KnownRow {
  readonly id: string;
  readonly standing: KnownTrouble["standing"];
  readonly troubles: readonly ArchiveTrouble[] | null;
}

const TROUBLES = `
  select distinct to_char(month, 'YYYY-MM') as month, failure as reason from usage_archives where failure is not null
  order by month, reason`;

const KNOWN = `
  select id::text as id, details -> 'troubles' as troubles, case
      when status <> 'RESOLVED' then 'open' when resolution = 'BY_MEMBER' then 'settled' else 'over' end as standing
  from usage_alerts where threshold_type = 'ARCHIVE' order by crossed_at desc, id desc limit 1`;

/**
 * Tells months that could not be archived, and archives that no longer agree with what was recorded: one alert as long as
 * any is in trouble.
 *
 * @returns whether an alert was added or resolved
 */
export async function findArchiveTrouble({ pool, clock, tellRecoveries }: ArchiveTroubleParts): Promise<boolean> {
  const { rows: troubles } = await pool.query<ArchiveTrouble>(TROUBLES);
  const { rows } = await pool.query<KnownRow>(KNOWN);
  const [known] = rows;
  const told = known === undefined ? null : { standing: known.standing, troubles: known.troubles ?? [] };
  switch (decideArchiveAlert(told, troubles)) {
    case "tell":
      await tellArchiveTrouble(pool, troubles, clock());
      return true;
    case "recover":
      if (known !== undefined) await recoverArchiveAlert(pool, { id: known.id, now: clock(), tellRecoveries });
      return true;
    case "nothing":
      return false;
  }
}
