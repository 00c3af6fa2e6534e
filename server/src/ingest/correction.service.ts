import {
  correctionReasonSchema,
  usageCorrectionSchema,
  type UsageCorrection,
} from "@tokenledger/model/usage-correction";
import type { AppUserDirectory } from "../appusers/app-user-directory.js";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import type { UsageTicker } from "../live/usage-ticker.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import type { Correction, UsageCorrector } from "../usage/correct-usage.js";
import type { EventIdentity } from "../usage/stored-usage.js";
import { correctedUsage } from "./domain/corrected-usage.js";
import { checkTime } from "./domain/screen-batch.js";
import { faultOf } from "./domain/to-rejection.js";

export interface CorrectionParts {
  readonly clock: Clock;
  readonly appUsers: AppUserDirectory;
  readonly prices: PriceCatalogue;
  readonly corrector: UsageCorrector;
  readonly ticker: UsageTicker;
}

export interface RequestedCorrection extends EventIdentity {
  /** As it was sent. */
  readonly correction: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly memberId: number | null;
  readonly apiKeyId: number | null;
}

/** Corrections are explicit: a repetition with other content never changes an event. */
export class CorrectionService {
  constructor(private readonly parts: CorrectionParts) {}

  /**
   * Priced anew at the time of the event; open screens are told to ask again.
   *
   * @throws AppError BAD_INPUT naming the field, NOT_FOUND when there is no such event
   */
  async correct(request: RequestedCorrection): Promise<Correction> {
    const { appUsers, corrector, ticker } = this.parts;
    const correction = this.read(request);
    const { projectId, eventId, memberId, apiKeyId, reason } = request;
    const userId =
      correction.userId == null
        ? null
        : ((await appUsers.attribute(projectId, new Set([correction.userId]))).get(correction.userId) ?? null);
    const corrected = await corrector.correct({
      projectId,
      eventId,
      memberId,
      apiKeyId,
      reason: reason.trim(),
      change: (former) => this.priced(correctedUsage(former, correction, userId)),
    });
    ticker.askAgain();
    return corrected;
  }

  private read({ correction, reason }: RequestedCorrection): UsageCorrection {
    if (!correctionReasonSchema.safeParse(reason).success) {
      throw AppError.badInput("reason", "a reason of 3 to 500 characters", reason);
    }
    const parsed = usageCorrectionSchema.safeParse(correction);
    if (!parsed.success) {
      const { path, expected } = faultOf(parsed.error.issues[0]);
      throw AppError.badInput(["correction", ...path.map(String)].join("."), expected, correction[String(path[0])]);
    }
    if (Object.values(parsed.data).every((value) => value === undefined)) {
      throw AppError.badInput("correction", "at least one field to correct", correction);
    }
    if (parsed.data.time != null) {
      const expected = checkTime(new Date(parsed.data.time), { now: this.parts.clock(), backfill: true });
      if (expected !== null) throw AppError.badInput("correction.time", expected, parsed.data.time);
    }
    return parsed.data;
  }

  private priced(usage: ReturnType<typeof correctedUsage>): ReturnType<typeof correctedUsage> {
    const { provider, model, counts, createdAt } = usage;
    const price = this.parts.prices.price({ provider, model, counts, time: createdAt });
    return { ...usage, cost: price.cost, costState: price.state, priceId: price.priceId };
  }
}
