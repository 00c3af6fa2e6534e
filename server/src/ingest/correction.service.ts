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
import type { ByEventId, UsageCorrector } from "../usage/correct-usage.js";
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

/** What a later report of the same request does to an event. */
export interface Completion {
  readonly eventId: string;
  /** What it adds to what is recorded, in the words of the wire; null for nothing. Asked once, with the event locked. */
  readonly addition: (recorded: CorrectedUsage) => RequestedCorrection["correction"] | null;
  /** Whether to replace one by the other. Of an app user that the latter names only that there is one is known yet. */
  readonly isToReplace: (former: CorrectedUsage, latter: CorrectedUsage) => boolean;
}

export interface Completions {
  readonly projectId: number;
  readonly reason: string;
  readonly events: readonly Completion[];
}

interface Decided {
  readonly eventId: string;
  readonly correction: UsageCorrection;
  readonly latter: CorrectedUsage;
}

/** In place of an app user who is added only when it is decided that somebody is attributed to them. */
const TO_BE_ADDED = "to be added";

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
   * Replaces what events say by what later reports of the same requests say, where it is to: decided with the events
   * locked, so that two reports at the same moment do not both replace one. Corrections as any other: kept, told in
   * the audit log; all in one transaction, so there should not be thousands.
   *
   * @returns the ids of the events that were replaced; one that is not there is not
   * @throws AppError as `correct` does; nothing is replaced then
   */
  async complete(actor: Actor, { projectId, reason, events }: Completions): Promise<ReadonlySet<string>> {
    const { corrector, ticker } = this.parts;
    const replaced = await corrector.correctAll({
      projectId,
      actor,
      reason,
      eventIds: events.map(({ eventId }) => eventId),
      changes: async (recorded) => {
        const decided = events.flatMap((completion) => this.decide(completion, recorded, reason));
        const users = await this.usersOf(projectId, decided);
        return new Map(decided.map((each) => [each.eventId, this.priced(attributed(each, users))]));
      },
    });
    if (replaced.size > 0) ticker.askAgain();
    return new Set(replaced.keys());
  }

  /**
   * The corrections of one event, oldest first.
   *
   * @throws AppError NOT_FOUND, or BAD_INPUT when several projects have the id
   */
  async of(context: RequestContext, named: NamedEvent): Promise<CorrectionAnswer[]> {
    return readCorrections(context, await locateEvent(context, named));
  }

  private async replace(actor: Actor, event: EventIdentity, request: RequestedCorrection): Promise<string> {
    const { corrector, ticker } = this.parts;
    const correction = this.read(request);
    const id = await corrector.correct({
      ...event,
      actor,
      reason: request.reason.trim(),
      change: async (former) => {
        const decided = { correction, latter: beforeAttribution(former, correction) };
        return this.priced(attributed(decided, await this.usersOf(event.projectId, [decided])));
      },
    });
    ticker.askAgain();
    return id;
  }

  private decide(
    { eventId, addition, isToReplace }: Completion,
    recorded: ByEventId<CorrectedUsage>,
    reason: string,
  ): Decided | [] {
    const former = recorded.get(eventId);
    const added = former === undefined ? null : addition(former);
    if (former === undefined || added === null) return [];
    const correction = this.read({ correction: added, reason });
    const latter = beforeAttribution(former, correction);
    return isToReplace(former, latter) ? { eventId, correction, latter } : [];
  }

  /** Last of all that is asked, because it writes: who is named by what is refused is not added. */
  private usersOf(
    projectId: number,
    corrections: readonly Pick<Decided, "correction">[],
  ): Promise<ReadonlyMap<string, string>> {
    const named = corrections.flatMap(({ correction }) => correction.userId ?? []);
    return this.parts.appUsers.attribute(projectId, new Set(named));
  }

  private read({ correction: given, reason }: Pick<RequestedCorrection, "correction" | "reason">): UsageCorrection {
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

function beforeAttribution(former: CorrectedUsage, correction: UsageCorrection): CorrectedUsage {
  return correctedUsage(former, correction, correction.userId == null ? null : TO_BE_ADDED);
}

function attributed(
  { correction: { userId }, latter }: Pick<Decided, "correction" | "latter">,
  users: ReadonlyMap<string, string>,
): CorrectedUsage {
  return userId == null ? latter : { ...latter, userId: users.get(userId) ?? null };
}
