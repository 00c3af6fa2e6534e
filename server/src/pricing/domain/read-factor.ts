import { AppError } from "../../core/errors.js";

const FACTOR = /^(\d{1,2})(?:\.(\d{1,6})0*)?$/;
const PPM = 1_000_000;
const LARGEST_PPM = 10 * PPM;

/**
 * Millionths of a factor: "0.93" is 930_000.
 *
 * @throws AppError BAD_INPUT naming `factor`
 */
export function readFactorPpm(factor: string): number {
  const [, whole, fraction = ""] = FACTOR.exec(factor) ?? [];
  const ppm = whole === undefined ? Number.NaN : Number(whole) * PPM + Number(fraction.padEnd(6, "0"));
  if (!(ppm <= LARGEST_PPM)) {
    throw AppError.badInput("factor", "a decimal from 0 to 10 with at most 6 digits after the point", factor);
  }
  return ppm;
}

/** The shortest decimal: 930_000 is "0.93". */
export function formatFactor(ppm: number): string {
  const whole = Math.floor(ppm / PPM);
  const fraction = String(ppm % PPM)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(whole) : `${whole}.${fraction}`;
}
