import type { Format } from "../../../lib/format";
import type { Meter } from "../../../lib/graphql/graphql";

export interface MeterWords {
  /** As read in lists, cards and tables. */
  value: (amount: string) => string;
  /** As `value`, where that is too long; undefined where it never is. */
  brief: ((amount: string) => string) | undefined;
  /** Every digit. */
  exact: (amount: string) => string;
  /** A round number on an axis. */
  axis: (amount: number) => string;
  /** How far up that axis an amount reaches. */
  pixels: (amount: string) => number;
  /** Requests and tokens have no halves. */
  wholeNumbers: boolean;
}

/** How amounts of a meter read. */
export function meterWords(format: Format, meter: Meter): MeterWords {
  switch (meter) {
    case "COST":
      return {
        value: format.moneyRow,
        brief: format.moneyBrief,
        exact: format.moneyExact,
        axis: format.moneyAxis,
        pixels: format.moneyPixels,
        wholeNumbers: false,
      };
    case "TOKENS":
    case "INPUT_TOKENS":
    case "OUTPUT_TOKENS":
      return {
        value: format.compact,
        brief: undefined,
        exact: format.exact,
        axis: format.compact,
        pixels: Number,
        wholeNumbers: true,
      };
    case "REQUESTS":
      return {
        value: format.exact,
        brief: format.compact,
        exact: format.exact,
        axis: format.compact,
        pixels: Number,
        wholeNumbers: true,
      };
  }
}
