import type { Meter } from "../../../analytics/domain/question-words.js";
import { fromUnits } from "../../domain/limit-units.js";
import { AllowanceCode, type Allowance, type AllowanceLimit } from "../allowance.js";

/** A limit that a call comes under, in whole units of its meter. */
export interface DecidedLimit extends Pick<AllowanceLimit, "id" | "name" | "scope" | "meter" | "period" | "resetsAt"> {
  readonly limit: bigint;
  readonly used: bigint;
  /** Without this call. */
  readonly reserved: bigint;
  readonly asked: bigint;
}

export interface MadeReservation {
  readonly id: string;
  readonly expiresAt: Date;
}

/** What a caller is told. Of limits without room the one that resets last is named: before that nothing would change. */
export function answerAllowance(limits: readonly DecidedLimit[], made: MadeReservation | null): Allowance {
  const lasting = limits.filter(hasNoRoom).toSorted((a, b) => b.resetsAt.getTime() - a.resetsAt.getTime())[0];
  const blockedBy = made !== null || lasting === undefined ? null : toLimit(lasting, false);
  return {
    allowed: made !== null,
    code: made === null ? AllowanceCode.LIMIT_REACHED : null,
    reservationId: made?.id ?? null,
    expiresAt: made?.expiresAt ?? null,
    remaining: limits.map((limit) => toLimit(limit, made !== null)),
    blockedBy,
    resetsAt: blockedBy?.resetsAt ?? null,
  };
}

function hasNoRoom({ limit, used, reserved, asked }: DecidedLimit): boolean {
  return used + reserved + asked > limit;
}

function toLimit({ limit, used, reserved, asked, ...words }: DecidedLimit, isReserved: boolean): AllowanceLimit {
  const held = isReserved ? reserved + asked : reserved;
  const left = limit - used - held;
  return {
    ...words,
    limit: told(words.meter, limit),
    used: told(words.meter, used),
    reserved: told(words.meter, held),
    left: told(words.meter, left > 0n ? left : 0n),
  };
}

function told(meter: Meter, units: bigint): string {
  return fromUnits(meter, units);
}
