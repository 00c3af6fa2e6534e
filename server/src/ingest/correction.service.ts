import {
  correctionReasonSchema,
  namesAChange,
  usageCorrectionSchema,
  type UsageCorrection,
} from "@tokenledger/model/usage-correction";
import type { Actor } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import type { AppUserDirectory } from "../appusers/app-user-directory.js";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import type { UsageTicker } from "../live/usage-ticker.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import type { UsageCorrector } from "../usage/correct-usage.js";
import type { EventIdentity } from "../usage/stored-usage.js";
import { usageToPrice } from "../usage/domain/usage-to-price.js";
import { correctedUsage } from "./domain/corrected-usage.js";
import { checkTime } from "./domain/screen-batch.js";
import { faultOf, isPrivate } from "./domain/to-rejection.js";
import { locateEvent, type NamedEvent } from "../usage/locate-event.js";
import { readCorrections, type CorrectionAnswer } from "./read-corrections.js";

export interface CorrectionParts {
  readonly clock: Clock;
  readonly appUsers: AppUserDirectory;
  readonly prices: PriceCatalogue;
  readonly corrector: UsageCorrector;
  readonly ticker: UsageTicker;
}

export interface RequestedCorrection extends NamedEvent {
  /** In the words of the wire; checked here. */
  readonly correction: Readonly<Record<string, unknown>>;
  readonly reason: string;
}

type CorrectedUsage = ReturnType<typeof correctedUsage>;

interface Replacing extends Pick<RequestedCorrection, "correction" | "reason"> {
  /** Absent: it is. Asked once, with the event locked. */
  readonly isToReplace?: (former: CorrectedUsage, latter: CorrectedUsage) => boolean;
}

export type Completion = Required<Replacing>;

class NotToBeReplacedError extends Error {
  override readonly name = "NotToBeReplacedError";
}

/** Corrections are explicit: a repetition with other content never changes an event. */
export class CorrectionService {
  constructor(private readonly parts: CorrectionParts) {}

  /**
   * Priced anew at the time of the event; open screens are told to ask again.
   *
   * @returns the correction as it is kept
   * @throws AppError BAD_INPUT naming the field, NOT_FOUND when there is no such event
   */
  async correct(context: RequestContext, request: RequestedCorrection): Promise<CorrectionAnswer> {
    const event = await locateEvent(context, request);
    const id = await this.replace(context, event, request);
    const kept = (await readCorrections(context, event)).find((correction) => correction.id === id);
    if (kept === undefined) throw new Error("a correction was kept and is not there");
    return kept;
  }

  /**
   * Replaces what an event says by what a later report of the same request says, when it is to: asked with the event
   * locked, so that two reports at the same moment do not both replace it. A correction as any other: kept, told in
   * the audit log.
   *
   * @returns whether it was replaced
   * @throws AppError as `correct` does
   */
  async complete(actor: Actor, event: EventIdentity, completion: Completion): Promise<boolean> {
    try {
      await this.replace(actor, event, completion);
      return true;
    } catch (error) {
      // Nothing was changed: the transaction that asked was rolled back.
      if (error instanceof NotToBeReplacedError) return false;
      throw error;
    }
  }

  /**
   * The corrections of one event, oldest first.
   *
   * @throws AppError NOT_FOUND, or BAD_INPUT when several projects have the id
   */
  async of(context: RequestContext, named: NamedEvent): Promise<CorrectionAnswer[]> {
    return readCorrections(context, await locateEvent(context, named));
  }

  private async replace(actor: Actor, event: EventIdentity, request: Replacing): Promise<string> {
    const { appUsers, corrector, ticker } = this.parts;
    const correction = this.read(request);
    const { projectId } = event;
    const userId =
      correction.userId == null
        ? null
        : ((await appUsers.attribute(projectId, new Set([correction.userId]))).get(correction.userId) ?? null);
    const id = await corrector.correct({
      ...event,
      actor,
      reason: request.reason.trim(),
      change: (former) => {
        const latter = correctedUsage(former, correction, userId);
        if (request.isToReplace?.(former, latter) === false) throw new NotToBeReplacedError();
        return this.priced(latter);
      },
    });
    ticker.askAgain();
    return id;
  }

  private read({ correction: given, reason }: Replacing): UsageCorrection {
    if (!correctionReasonSchema.safeParse(reason).success) {
      throw AppError.badInput("reason", "a reason of 3 to 500 characters", reason);
    }
    const parsed = usageCorrectionSchema.safeParse(given);
    if (!parsed.success) {
      const { path, expected } = faultOf(parsed.error.issues[0]);
      const [field, value] = [["correction", ...path.map(String)].join("."), given[String(path[0])]];
      if (isPrivate(path, value)) throw AppError.badPrivateInput(field, expected, value);
      throw AppError.badInput(field, expected, value);
    }
    if (!namesAChange(parsed.data)) {
      throw AppError.badInput("correction", "at least one field to correct", given);
    }
    if (parsed.data.dialect != null && parsed.data.usage == null) {
      throw AppError.badInput("correction.dialect", "a usage object beside it, whose shape it names", given["dialect"]);
    }
    if (parsed.data.time != null) {
      const expected = checkTime(new Date(parsed.data.time), { now: this.parts.clock(), backfill: true });
      if (expected !== null) throw AppError.badInput("correction.time", expected, parsed.data.time);
    }
    return parsed.data;
  }

  private priced(usage: CorrectedUsage): CorrectedUsage {
    const price = this.parts.prices.price(usageToPrice(usage));
    return { ...usage, cost: price.cost, costState: price.state, priceId: price.priceId, discountId: price.discountId };
  }
}
