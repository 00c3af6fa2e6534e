import { setImmediate } from "node:timers/promises";
import type { ClientBase, Pool } from "pg";
import { AppError } from "../core/errors.js";
import { inTransaction } from "../core/in-transaction.js";
import { BUCKET_MS } from "../usage/domain/bucket.js";
import type { UsageDimensions } from "../usage/dimensions.js";
import { LocalDays } from "../usage/domain/local-days.js";
import type { RecostScope } from "./domain/recost-scope.js";
import { RecostTally } from "./domain/recost-tally.js";
import { nextPart, type Position, type ScopePart } from "./next-part.js";
import { readUsage, type CostedUsage } from "./read-usage.js";
import { costsOtherwise, dimensionsOf, positionOf } from "./reprice-rows.js";
import type { Pricing } from "./step-plan.js";
import { changedRequests, repriceBucket, requestsInScope } from "./reprice-sums.js";

/** Between two chunks other work of the process has its turn: one takes some thirty milliseconds. */
const ROWS_AT_ONCE = 5_000;
/** Somebody waits for it. */
const PREVIEW_WITHIN_MS = 100_000;
const BEGIN_READING = "begin isolation level repeatable read read only";

/** What a re-cost would do, by the same rules that carry it out. */
export interface RecostOutlook {
  readonly tally: RecostTally;
  readonly newlyPriced: number;
  readonly newlyUnpriced: number;
  /** Priced anew from their sums, since their raw rows are archived. */
  readonly archived: number;
  /** Archived, and their sums do not tell enough. */
  readonly left: number;
}

/**
 * Reads a scope in one snapshot, a chunk at a time, and writes nothing.
 *
 * @param pool of connections that pipeline and whose statements may take a while
 * @throws AppError BAD_INPUT when the scope is too large to wait for
 */
export function previewRecost(pool: Pool, scope: RecostScope, pricing: Pricing): Promise<RecostOutlook> {
  return inTransaction(
    pool,
    async (client, commit) => {
      const preview = new Preview(client, scope, pricing);
      await preview.read();
      await commit();
      return preview;
    },
    BEGIN_READING,
  );
}

class Preview implements RecostOutlook {
  readonly tally = new RecostTally();
  newlyPriced = 0;
  newlyUnpriced = 0;
  archived = 0;
  left = 0;
  private readonly days: LocalDays;
  private latest = { bucket: Number.NaN, day: "" };
  private readonly begunAt = performance.now();

  constructor(
    private readonly client: ClientBase,
    private readonly scope: RecostScope,
    private readonly pricing: Pricing,
  ) {
    this.days = new LocalDays(scope.timezone);
  }

  async read(): Promise<void> {
    let from = this.scope.from;
    for (;;) {
      const part = await nextPart(this.client, this.scope, from);
      if (part === null) return;
      if (part.kind === "rows") await this.readRows(part);
      else await this.readSums(part);
      from = part.to;
    }
  }

  /** While a chunk is priced, the next one is being read. */
  private async readRows(part: ScopePart): Promise<void> {
    let reading = this.readChunk(part, { at: part.from.toISOString(), id: "0" });
    for (;;) {
      const usages = await reading;
      const last = usages.length < ROWS_AT_ONCE ? undefined : usages.at(-1);
      if (last !== undefined) {
        reading = this.readChunk(part, positionOf(last));
        reading.catch(() => undefined); // heard of where it is waited for, if it still is
      }
      const soldAs = await dimensionsOf(this.pricing.dimensions, usages);
      for (const usage of usages) this.addRow(usage, soldAs(usage));
      if (last === undefined) return;
      await this.pause();
    }
  }

  private readChunk({ to }: ScopePart, after: Position): Promise<readonly CostedUsage[]> {
    const { client, scope } = this;
    return readUsage(client, { scope, after, to, recordedBefore: null, limit: ROWS_AT_ONCE });
  }

  private addRow(usage: CostedUsage, sold: UsageDimensions): void {
    const priced = this.pricing.prices.priceOf(usage, sold);
    if (usage.state === "unpriced" && priced.state !== "unpriced") this.newlyPriced += 1;
    if (usage.state !== "unpriced" && priced.state === "unpriced") this.newlyUnpriced += 1;
    const { provider, model } = sold;
    this.tally.add(
      { day: this.dayOf(usage.timeMs), provider, model, userId: usage.userId },
      {
        requests: 1,
        changedRequests: costsOtherwise(usage, priced) ? 1 : 0,
        unpricedBefore: usage.state === "unpriced" ? 1 : 0,
        unpricedAfter: priced.state === "unpriced" ? 1 : 0,
        costBefore: usage.cost ?? 0n,
        costAfter: priced.cost ?? 0n,
      },
    );
  }

  /** Most rows lie in the bucket of the one before. */
  private dayOf(timeMs: number): string {
    const bucket = Math.floor(timeMs / BUCKET_MS);
    if (bucket !== this.latest.bucket) {
      this.latest = { bucket, day: this.days.dayOf(new Date(bucket * BUCKET_MS)) };
    }
    return this.latest.day;
  }

  private async readSums(part: ScopePart): Promise<void> {
    const { scope, pricing } = this;
    const repriced = await repriceBucket(this.client, { scope, part }, pricing);
    const soldAs = await dimensionsOf(
      pricing.dimensions,
      repriced.map(({ sums }) => sums),
    );
    for (const { sums, latter } of repriced) {
      const { provider, model } = soldAs(sums);
      const requests = Number(requestsInScope(sums, scope));
      if (latter === null) this.left += requests;
      else {
        this.archived += requests;
        const priced = Number(sums.unpriced - latter.unpriced);
        if (priced > 0) this.newlyPriced += priced;
        else this.newlyUnpriced -= priced;
      }
      const costBefore = scope.unpricedOnly && latter === null ? 0n : sums.cost;
      this.tally.add(
        { day: this.days.dayOf(sums.bucketStart), provider, model, userId: sums.userId },
        {
          requests,
          changedRequests: latter === null ? 0 : Number(changedRequests(sums, latter)),
          unpricedBefore: Number(sums.unpriced),
          unpricedAfter: Number((latter ?? sums).unpriced),
          costBefore,
          costAfter: latter?.cost ?? costBefore,
        },
      );
    }
    await this.pause();
  }

  private async pause(): Promise<void> {
    if (performance.now() - this.begunAt > PREVIEW_WITHIN_MS) {
      throw AppError.badInput(
        "scope.range",
        `a scope that is read within ${PREVIEW_WITHIN_MS / 1_000} seconds: a shorter range, or some models`,
        `${this.scope.from.toJSON()} to ${this.scope.to.toJSON()}`,
      );
    }
    await setImmediate();
  }
}
