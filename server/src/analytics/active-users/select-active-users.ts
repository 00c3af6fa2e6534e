import { sql } from "kysely";
import type { UsageDimension } from "../domain/question-words.js";
import type { Question } from "../question.js";
import { activeSets } from "./active-sets.js";
import { selectUserCosts } from "./select-user-costs.js";
import { wantedBits } from "./wanted-bits.js";

/** App users with a request of known cost, and what they cost together in pico-USD. */
export interface ActiveUsers {
  /** Null: of everything. */
  readonly key: string | null;
  readonly users: string;
  readonly cost: string | null;
}

/** Of each group and of everything: an app user of two groups is one of all. */
export async function selectActiveUsers(question: Question, groupBy: UsageDimension): Promise<ActiveUsers[]> {
  const sets = await activeSets(question, { groupBy, known: true });
  const { users } = question.filter.dimensions;
  const { rows } = await sql<ActiveUsers>`
    with united as (
      select s.key, s.block, ${wantedBits(sql`s.known`, users)} as known, s.cost
      from (select key, block, bit_or(known) as known, sum(cost) as cost from (${sets}) as sets group by 1, 2) as s
    ), everything as (select block, bit_or(known) as known, sum(cost) as cost from united group by block)
    select key, sum(bit_count(known))::text as users, sum(cost)::text as cost from united group by key
    union all
    select null, coalesce(sum(bit_count(known)), 0)::text, sum(cost)::text from everything`.execute(question.db);
  return withCosts(question, groupBy, rows);
}

/**
 * Sets tell what all their app users cost together. Of few, that is asked for; of all but few, it is what is left
 * when those are taken off.
 */
async function withCosts(question: Question, groupBy: UsageDimension, rows: ActiveUsers[]): Promise<ActiveUsers[]> {
  const { include, exclude } = question.filter.dimensions.users;
  if (include !== null) {
    const costs = await selectUserCosts(question, groupBy);
    return rows.map((row) => ({ ...row, cost: costs.get(row.key) ?? null }));
  }
  if (exclude === null) return rows;
  const { filter } = question;
  const dimensions = { ...filter.dimensions, users: { include: exclude, exclude: null } };
  const costs = await selectUserCosts({ ...question, filter: { ...filter, dimensions } }, groupBy);
  return rows.map((row) => ({ ...row, cost: String(BigInt(row.cost ?? 0) - BigInt(costs.get(row.key) ?? 0)) }));
}
