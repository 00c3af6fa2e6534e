import type { Translate } from "../../../lib/i18n";

const TARGET_KINDS = [
  "alert",
  "apiKey",
  "appUser",
  "audit",
  "channel",
  "delivery",
  "demo",
  "discount",
  "exchangeRate",
  "export",
  "exportSchedule",
  "installation",
  "invitation",
  "ledger",
  "member",
  "price",
  "priceList",
  "project",
  "recost",
  "report",
  "retention",
  "saving",
  "session",
  "setting",
  "settings",
  "threshold",
  "usage",
  "usageEvent",
] as const;

/** A kind of thing in words; as the log has it where we know none. */
export function targetText(kind: string, t: Translate): string {
  const known = TARGET_KINDS.find((one) => one === kind);
  return known === undefined ? kind : t(`audit.target.${known}`);
}
