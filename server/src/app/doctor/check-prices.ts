import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

const MOST_NAMED = 5;

interface ListRow {
  readonly state: string;
  readonly lists: number;
}

export async function checkPriceLists({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<ListRow>(
    "select state, count(*)::int as lists from price_lists where state in ('active', 'proposed') group by state",
  );
  const countOf = (state: string): number => rows.find((row) => row.state === state)?.lists ?? 0;
  if (countOf("active") === 0) {
    return [
      mustDo(
        "prices",
        "No price list is active: no request gets a cost.",
        "Start the server once, then accept a list under Prices.",
      ),
    ];
  }
  if (countOf("proposed") > 0) {
    const says = `${countOf("proposed")} newer price lists wait for a decision; the active one goes on counting.`;
    return [lookAt("prices", says, "Accept or decline them in the console under Prices.")];
  }
  return [fine("prices", "One price list is active, and none waits.")];
}

interface UnpricedRow {
  readonly model: string;
  readonly requests: string;
}

/** Of the last 30 days, from the rollup. */
export async function checkUnpriced({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<UnpricedRow>(`
    select provider || '/' || model as model, sum(unpriced_requests)::text as requests
    from token_usage_stats join usage_dimensions on id = dimension_id
    where bucket_start > now() - interval '30 days' and unpriced_requests > 0
    group by 1 order by sum(unpriced_requests) desc, 1`);
  if (rows.length === 0) return [fine("unpriced", "Every request of the last 30 days has a cost.")];
  const named = rows.slice(0, MOST_NAMED).map(({ model, requests }) => `${model} (${requests})`);
  const more = rows.length > MOST_NAMED ? ` and ${rows.length - MOST_NAMED} more` : "";
  return [
    lookAt(
      "unpriced",
      `Requests of the last 30 days have no cost: ${named.join(", ")}${more}.`,
      "Give these models a price under Prices, then re-cost what was recorded.",
    ),
  ];
}
