import type { EntityManager } from "@mikro-orm/postgresql";
import { countedUse, type CountedWindows } from "../counted-use.js";

interface SampleRow {
  readonly start: string;
  readonly most: string;
}

/** What some app users used. */
export interface UseSample {
  /** By window; those of which nothing was sampled are absent. */
  readonly most: ReadonlyMap<string, bigint>;
  /** What 19 of 20 of their periods that are over stay within; null without any. */
  readonly usual: bigint | null;
}

/** Of every so manieth app user, by number: the same question has the same answer. */
export async function sampleUse(
  em: EntityManager,
  question: CountedWindows,
  { overUntil, sample }: { readonly overUntil: string; readonly sample: number },
): Promise<UseSample> {
  const [counted] = await em.execute<{ nth: string }[]>(
    `select greatest(1, count(*) / ${sample})::text as nth from app_users`,
  );
  const nth = counted?.nth ?? "1";
  const used = countedUse(question, { sql: "u.user_id % ?::bigint = 0", values: [nth], leavesFew: true });
  const [row] = await em.execute<{ windows: readonly SampleRow[]; usual: string | null }[]>(
    `with sampled as materialized (select * from (${used.sql}) as used where user_id % ?::bigint = 0)
     select (select coalesce(jsonb_agg(windows), '[]') from (
              select start::text as start, max(used)::text as most from sampled group by start) as windows) as windows,
            (select percentile_disc(0.95) within group (order by used) from sampled where used > 0 and start < ?::date)::text as usual`,
    [...used.values, nth, overUntil],
  );
  return {
    most: new Map((row?.windows ?? []).map(({ start, most }) => [start, BigInt(most)])),
    usual: row?.usual == null ? null : BigInt(row.usual),
  };
}
