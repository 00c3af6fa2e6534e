import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { Finding } from "../api/use-savings-report";
import { savingText } from "./saving-text";

type Measured = NonNullable<Finding["measured"]>;

/** What an applied suggestion really saved, against what was expected; or from when that will be known. */
export function measuredLine(
  measured: Measured,
  nowMs: number,
  { t, format }: { t: Translate; format: Format },
): string {
  const period = measured.after30Days ?? measured.after7Days;
  if (period !== null) {
    return t(measured.after30Days === null ? "savings.measured.7d" : "savings.measured.30d", {
      expected: lessText({ low: period.expectedLow, high: period.expectedHigh }, format),
      measured: changeText(period.saved, format),
      count: period.requests,
      shown: format.exact(period.requests),
    });
  }
  const expected = lessText({ low: measured.expectedLow, high: measured.expectedHigh }, format);
  if (Date.parse(measured.knownFrom) > nowMs) {
    return t("savings.measured.later", { expected, date: format.fullDate(measured.knownFrom) });
  }
  return t(measured.isPending ? "savings.measured.pending" : "savings.measured.tooFew", { expected });
}

/** An expected saving as the change of a bill: `−$18.00`. */
function lessText(range: { low: string; high: string }, format: Format): string {
  return savingText(range, { moneyCard: (amount) => changeText(amount, format) });
}

/** What was saved makes a bill smaller; less than nothing made it larger. */
function changeText(saved: string, { moneyCard }: Format): string {
  const isDearer = saved.startsWith("-");
  const size = moneyCard(saved.replace(/^-/, ""));
  if (Number(saved) === 0) return size;
  return `${isDearer ? "+" : "−"}${size}`;
}
