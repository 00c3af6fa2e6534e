import type { FindingKind } from "../../../lib/graphql/graphql";
import { CODE_LINES } from "./code-lines";

/** Requests are moved to another model in steps of so many percent. */
export const SHARE_STEP = 5;
/** As much as a finding's low amount stands for. */
export const USUAL_SHARE = 50;

const AMOUNT = /^(\d+)(?:\.(\d+))?$/;

/**
 * What moving `percent` of the requests to the cheaper model saves, in USD with every digit: `high` is what all
 * of them would, and which ones are moved makes no difference to the mean.
 */
export function savingOfShare(high: string, percent: number): string {
  const [, whole = "0", fraction = ""] = AMOUNT.exec(high) ?? [];
  // Hundredths of its last digit: percent are whole.
  const digits = fraction.length + 2;
  const text = (BigInt(whole + fraction) * BigInt(percent)).toString().padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The lines of a change, with the share that somebody chose where they have one. */
export function codeOfShare(kind: FindingKind, percent: number): string {
  return CODE_LINES[kind].replace(/share = [\d.]+/, `share = ${percent / 100}`);
}
