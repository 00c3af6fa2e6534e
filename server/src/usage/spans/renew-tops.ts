import type { Pool } from "pg";
import { listTops, MOST_CHANGED, type NamedSpan } from "./span-tops.js";
import { whileNobodyMerges } from "./while-nobody-merges.js";

/** Lists are made anew before they are of no more use. */
const ENOUGH_CHANGED = MOST_CHANGED / 2;

const NEXT = `
  select b.days, b.first_day::text as "firstDay"
  from usage_built_spans b left join usage_span_tops t using (days, first_day)
  where t.changed is null or cardinality(t.changed) > ${ENOUGH_CHANGED}
  order by b.first_day + b.days desc, b.days desc limit 1`;

/**
 * Lists the app users with most of each built span that has no lists, or of whose app users many changed; newest first.
 *
 * @param length of a list
 * @returns how many spans were listed; comes back early when somebody counts for longer than others should wait
 */
export async function renewTops(pool: Pool, signal?: AbortSignal, length?: number): Promise<number> {
  for (let renewed = 0; ; renewed += 1) {
    if (signal?.aborted === true || !(await renewNext(pool, length))) return renewed;
  }
}

function renewNext(pool: Pool, length?: number): Promise<boolean> {
  return whileNobodyMerges(pool, async (client) => {
    const { rows } = await client.query<NamedSpan>(NEXT);
    const [next] = rows;
    if (next !== undefined) await listTops(client, next, length);
    return next !== undefined;
  });
}
