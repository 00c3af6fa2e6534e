import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { addressGroup } from "../../access/address-group.js";
import type { ApiKeyViewer, Viewer } from "../../access/viewer.js";
import { AppError } from "../../core/errors.js";
import { nameOfViewer } from "./name-of-viewer.js";

const MINUTE_SECONDS = 60;

/** How often within a minute. Each process counts for itself. */
export interface RequestRates {
  /** Unknown, expired or wrong credentials from one address. */
  readonly wrongCredentials: number;
  /** Operations without a credential from one address. */
  readonly anonymous: number;
  /** Operations of one member or key; a costly one counts as several. */
  readonly operations: number;
}

/** A console that is used fast asks for about ten operations a page. */
export const REQUEST_RATES: RequestRates = { wrongCredentials: 60, anonymous: 120, operations: 1_200 };

/** Fields of an answer that count as one more operation. */
const FIELDS_PER_POINT = 10_000;

/** Refuses who asks more often than anybody has reason to, before the database hears of it. */
export class RequestLimits {
  private readonly wrong = counter();
  private readonly anonymous = counter();
  private readonly operations = counter();
  private readonly keys = counter();

  constructor(private readonly rates: RequestRates = REQUEST_RATES) {}

  /** Counts a credential before it is looked up, so that many at once count too. @throws AppError with when to try again */
  async countTry(address: string): Promise<void> {
    refuseBeyond(this.rates.wrongCredentials, await this.wrong.consume(addressGroup(address)));
  }

  /** It was a good one. */
  async takeBackTry(address: string): Promise<void> {
    await this.wrong.reward(addressGroup(address));
  }

  /** @throws AppError with when to try again */
  async countAnonymous(address: string): Promise<void> {
    refuseBeyond(this.rates.anonymous, await this.anonymous.consume(addressGroup(address)));
  }

  /**
   * @param cost of the answer, in fields
   * @throws AppError with when to try again
   */
  async countOperation(viewer: Viewer, cost: number): Promise<void> {
    const points = 1 + Math.floor(cost / FIELDS_PER_POINT);
    refuseBeyond(this.rates.operations, await this.operations.consume(nameOfViewer(viewer), points));
  }

  /** Of a key with a limit of its own, every request counts, recording too. @throws AppError with when to try again */
  async countKey(viewer: ApiKeyViewer, limit: number): Promise<void> {
    refuseBeyond(limit, await this.keys.consume(nameOfViewer(viewer)));
  }
}

/** Counts only: what is too much depends on who it is. */
function counter(): RateLimiterMemory {
  return new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: MINUTE_SECONDS });
}

function refuseBeyond(most: number, counted: RateLimiterRes): void {
  if (counted.consumedPoints > most) throw tooMany(counted);
}

function tooMany({ msBeforeNext }: RateLimiterRes): AppError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  return AppError.tooMany(
    `Too many requests. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
    seconds,
  );
}
