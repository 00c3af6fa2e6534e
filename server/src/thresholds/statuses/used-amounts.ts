import { METER_COLUMNS } from "../../analytics/meter.js";
import { Meter } from "../../analytics/domain/question-words.js";
import { UNKNOWN_REQUESTS } from "../unknown-requests.js";

/** In the meter's unit; pico-USD for cost. */
export interface UsedAmount {
  readonly used: bigint;
  /** Something of it is not known. */
  readonly isAtLeast: boolean;
}

export const NOTHING_USED: UsedAmount = { used: 0n, isAtLeast: false };

const METERS = Object.values(Meter);

/** All meters at once, of whatever has the sums of usage as `u`. */
export const METER_SUMS = METERS.map((meter) => `coalesce(sum(u.${METER_COLUMNS[meter]}), 0)::text as "${meter}"`).join(
  ", ",
);

/** Whether something of a meter is not known, of whatever has the sums of usage as `u`. */
export const METER_DOUBTS = METERS.map((meter) => {
  const sums = UNKNOWN_REQUESTS[meter].map((column) => `coalesce(sum(u.${column}), 0)`);
  return `${["0", ...sums].join(" + ")} > 0 as "${doubtOf(meter)}"`;
}).join(", ");

export type SumsRow = Readonly<Record<Meter, string>>;
export type DoubtsRow = Readonly<Record<`${Meter}_UNKNOWN`, boolean>>;

export function doubtOf(meter: Meter): `${Meter}_UNKNOWN` {
  return `${meter}_UNKNOWN`;
}
