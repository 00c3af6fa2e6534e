import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { ExportSubject } from "./export-subject";

/** What the rows of a file are, and how many where somebody counted. */
export function rowsText(subject: ExportSubject, t: Translate, format: Format): string {
  if (subject.of === "series") return t(`exports.summary.buckets.${subject.groupBy === "NONE" ? "one" : "many"}`);
  if (subject.rows === null) return t("exports.summary.uncounted");
  const counted = { count: subject.rows, shown: format.exact(subject.rows) };
  const isAtMost = subject.of === "requests" && subject.isAtMost;
  return t(isAtMost ? "exports.summary.atMost" : `exports.summary.${subject.of}`, counted);
}
