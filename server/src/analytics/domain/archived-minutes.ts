import { AppError } from "../../core/errors.js";
import { planQuarters, type Span } from "./plan-spans.js";

/**
 * Sums of a month whose requests are archived are kept for quarters of an hour; what a range cuts off one of them is in
 * no sum, and is not to be left out in silence.
 *
 * @param archived months in UTC, `2026-08`
 * @param field what of the question gave the range: itself, or what it is compared with
 * @throws AppError BAD_INPUT naming the field
 */
export function refuseArchivedMinutes(range: Span, archived: readonly string[], field: "range" | "compare"): void {
  for (const { from, to } of planQuarters(range).minutes) {
    const months = [from, new Date(to.getTime() - 1)].map((instant) => instant.toISOString().slice(0, 7));
    const month = months.find((each) => archived.includes(each));
    if (month === undefined) continue;
    const expected = `ends on quarters of an hour, since requests of ${month} are archived`;
    const all = field === "compare" ? `OFF, or a period that ${expected}` : expected;
    throw AppError.badInput(field, all, `${range.from.toISOString()} to ${range.to.toISOString()}`);
  }
}
