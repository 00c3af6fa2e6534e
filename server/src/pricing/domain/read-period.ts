import { AppError } from "../../core/errors.js";

/** `[from, to)`; null since ever, or until further notice. */
export interface Period {
  readonly from: Date | null;
  readonly to: Date | null;
}

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** @throws AppError BAD_INPUT naming `effectiveFrom` or `effectiveTo` */
export function readPeriod({ from, to }: Period): Period {
  checkYear("effectiveFrom", from);
  checkYear("effectiveTo", to);
  if (from !== null && to !== null && to <= from) {
    throw AppError.badInput("effectiveTo", "an instant after effectiveFrom", to);
  }
  return { from, to };
}

function checkYear(field: string, instant: Date | null): void {
  if (instant === null) return;
  const time = instant.getTime();
  if (!(time >= EARLIEST && time < LATEST)) throw AppError.badInput(field, "a year from 2000 to 2199", instant);
}
