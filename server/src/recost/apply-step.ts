import type { ClientBase } from "pg";
import { inTransaction } from "../core/in-transaction.js";
import { prepareSums } from "../usage/prepare-sums.js";
import { toRollupRows } from "./cost-differences.js";
import { nextPart, type Position, type ScopePart } from "./next-part.js";
import type { RecostPrices } from "./recost-prices.js";
import type { StepParts } from "./step-plan.js";
import { lockRecost, scopeOfRow, type RecostRow } from "./recost-row.js";
import { repriceRows } from "./reprice-rows.js";
import { repriceSums } from "./reprice-sums.js";
import { finishApplying, moveOn, type Progress } from "./step-progress.js";

/** How long a re-cost can be undone after it ended. */
export const UNDO_DAYS = 7;

/**
 * Prices the next events anew, some thousands: rows, sums, counters, what is needed to undo it, and how far it
 * is, in one transaction. Whatever ends the process leaves all of it or nothing.
 *
 * @returns false when there was nothing left to do, or the re-cost is not under way any more
 */
export function applyStep({ pool, ...parts }: StepParts, id: number, prices: RecostPrices): Promise<boolean> {
  return inTransaction(pool, async (client, commit) => {
    const recost = await lockRecost(client, id);
    if (recost === null || recost.state === "undoing") return false;
    const scope = scopeOfRow(recost);
    const part = await nextPart(client, scope, recost.cursor_at);
    if (part === null) await finishApplying(client, id, UNDO_DAYS);
    else {
      const plan = { recost, scope, part, after: positionIn(part, recost) };
      const progress = await (part.kind === "rows" ? repriceRows : repriceSums)(client, plan, { ...parts, prices });
      await moveSums(client, progress);
      await moveOn(client, id, progress);
    }
    await commit();
    return part !== null;
  });
}

/** Moves every sum by what rows moved. Sent last: it locks rows that recording waits for. */
export async function moveSums(client: ClientBase, { differences }: Pick<Progress, "differences">): Promise<void> {
  const rows = toRollupRows(differences);
  if (rows.length === 0) return;
  await prepareSums(rows).send(client);
}

/** Where the cursor stands when it lies in the part, else the part's begin. */
function positionIn(part: ScopePart, { cursor_at, cursor_text, cursor_id }: RecostRow): Position {
  return part.from > cursor_at ? { at: part.from.toISOString(), id: "0" } : { at: cursor_text, id: cursor_id };
}
