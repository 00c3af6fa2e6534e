import type { MikroORM } from "@mikro-orm/postgresql";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "pg";
import type { Logger } from "pino";
import { isDatabaseAway } from "../core/database-away.js";
import { loadPriceVersions } from "../pricing/load-price-versions.js";
import { applyStep, UNDO_DAYS } from "./apply-step.js";
import type { StepParts } from "./step-plan.js";
import { RecostPrices } from "./recost-prices.js";
import { RECOST_COLUMNS, type RecostRow } from "./recost-row.js";
import { undoStep } from "./undo-step.js";

/** In a row; then somebody has to look. */
const MOST_FAILURES = 5;
const MOST_TRIES = 5;
/** A correction moved a row that a step wanted, or two transactions waited for each other. */
const TRY_AGAIN = ["40001", "40P01"];

export interface RunnerParts extends StepParts {
  readonly orm: MikroORM;
  readonly logger: Logger;
  /** Called when a re-cost or an undo has ended: what screens show is of before. */
  readonly onEnded: () => void;
}

/** Carries out what was asked for, step by step; where it stands is in the database alone. */
export class RecostRunner {
  private known: { readonly id: number; readonly prices: RecostPrices } | null = null;

  constructor(private readonly parts: RunnerParts) {}

  /** Until nothing is left to do or the signal says so. Between two steps it rests for as long as the one before took. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const recost = await this.underWay();
      if (recost === null) {
        this.known = null;
        return;
      }
      const begun = performance.now();
      if (!(await this.step(recost))) this.parts.onEnded();
      await sleep(performance.now() - begun);
    }
  }

  /** Null also while the newest price may not yet be known to every replica. */
  private async underWay(): Promise<RecostRow | null> {
    const { rows } = await this.parts.pool.query<RecostRow>(
      `select ${RECOST_COLUMNS} from recosts r
       where r.state in ('running', 'undoing') or (r.state = 'queued' and r.settled_at <= now())`,
    );
    return rows[0] ?? null;
  }

  /** False when nothing was left to do. */
  private async step(recost: RecostRow): Promise<boolean> {
    try {
      if (recost.state === "undoing") return await tryAgain(() => undoStep(this.parts, recost.id));
      const prices = await this.pricesOf(recost);
      return await tryAgain(() => applyStep(this.parts, recost.id, prices));
    } catch (error) {
      if (!isDatabaseAway(error)) await this.noteFailure(recost);
      throw error; // the job is tried again, later each time
    }
  }

  private async pricesOf({ id, list_id: listId, prices_as_of: asOf }: RecostRow): Promise<RecostPrices> {
    if (this.known?.id === id) return this.known.prices;
    const em = this.parts.orm.em.fork();
    const known = await loadPriceVersions(em, { asOf, ...(listId !== null && { listId }) });
    const prices = new RecostPrices(known);
    this.known = { id, prices };
    return prices;
  }

  private async noteFailure({ id }: RecostRow): Promise<void> {
    await this.parts.pool.query(
      `update recosts set failures = failures + 1, error = $3,
         state = case when failures + 1 >= $2 then 'failed' else state end,
         finished_at = case when failures + 1 >= $2 then now() else finished_at end,
         undo_until = case when failures + 1 >= $2 then coalesce(undo_until, now() + $4 * interval '1 day') else undo_until end
       where id = $1 and state in ('queued', 'running', 'undoing')`,
      [id, MOST_FAILURES, "A step could not be carried out; the server's log says why.", UNDO_DAYS],
    );
    this.parts.logger.warn({ recost: id }, "a step of a re-cost failed");
  }
}

async function tryAgain(step: () => Promise<boolean>): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await step();
    } catch (error) {
      const isWorthIt = error instanceof DatabaseError && TRY_AGAIN.includes(error.code ?? "");
      if (!isWorthIt || tried === MOST_TRIES) throw error;
    }
  }
}
