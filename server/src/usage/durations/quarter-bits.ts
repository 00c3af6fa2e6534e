import { QUARTERS_OF_DAY } from "../domain/quarter-spans.js";

/** No quarter of an hour of a day. */
export const NO_QUARTERS = `repeat('0', ${QUARTERS_OF_DAY})::bit(${QUARTERS_OF_DAY})`;

/** Aggregates instants of one UTC day into the bits of the quarters they lie in. */
export function quarterBits(instant: string): string {
  const place = `extract(epoch from ${instant} at time zone 'UTC' - date_trunc('day', ${instant} at time zone 'UTC'))::int / 900`;
  return `bit_or(set_bit(${NO_QUARTERS}, ${place}, 1))`;
}
