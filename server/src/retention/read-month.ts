import { AppError } from "../core/errors.js";

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/**
 * The first day of `2026-08`.
 *
 * @throws AppError BAD_INPUT
 */
export function readMonth(month: string): string {
  if (!MONTH.test(month)) throw AppError.badInput("month", "a month such as 2026-08", month);
  return `${month}-01`;
}
