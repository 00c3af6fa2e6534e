import type { Pool } from "pg";
import { inTransaction } from "../core/in-transaction.js";
import { BEGIN_DECIDING } from "./begin-deciding.js";
import { DIFFERENCES } from "./crossings/differences.js";
import { findCrossings } from "./crossings/find-crossings.js";

/** What became visible since the snapshot whose oldest transaction is `$1`, and maybe some before; all of it when null. */
const FIND = `${DIFFERENCES}, recent as materialized (
    select bucket_start, user_id, dimension_id from usage_deltas
    where $1::text is null or age(xmin) <= age($1::xid8::xid)
  ), ${findCrossings("waiting")}
  select count(*)::int as crossed, pg_snapshot_xmin(pg_current_snapshot())::text as seen from crossed`;

interface Found {
  readonly crossed: number;
  readonly seen: string;
}

/** Looks for levels that were reached by what is recorded and not merged yet. A merge finds the same, later. */
export class CrossingsFinder {
  /** Everything that transactions before this one recorded was looked at, by this process; null: nothing. */
  private seen: string | null = null;

  constructor(private readonly pool: Pool) {}

  /**
   * Adds the alerts of what was recorded since it looked last.
   *
   * @returns how many were added
   */
  find(): Promise<number> {
    return inTransaction(
      this.pool,
      async (client, commit) => {
        const { rows } = await client.query<Found>(FIND, [this.seen]);
        const [found] = rows;
        if (found === undefined) throw new Error("a count has one row");
        await commit();
        this.seen = found.seen;
        return found.crossed;
      },
      BEGIN_DECIDING,
    );
  }
}
