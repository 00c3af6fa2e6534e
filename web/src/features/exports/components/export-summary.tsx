import type { ReactNode } from "react";
import type { Format } from "../../../lib/format";
import { useText, type Translate } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useTimeZone } from "../../../lib/use-time-zone";
import { cx } from "../../../ui/class-names";
import type { ExportSubject } from "../model/export-subject";
import styles from "./export-summary.module.css";

/** What leaves, before it does. */
export function ExportSummary({ subject, conditions }: { subject: ExportSubject; conditions: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const zone = useTimeZone();
  return (
    <dl className={cx(styles.facts)} aria-label={t("exports.summary")}>
      <dt>{t("exports.summary.rows")}</dt>
      <dd>{rowsText(subject, { t, format })}</dd>
      <dt>{t("exports.summary.conditions")}</dt>
      <dd>{conditions}</dd>
      <dt>{t("exports.summary.times")}</dt>
      <dd>{t("exports.summary.zone", { zone })}</dd>
      <dt>{t("exports.summary.people")}</dt>
      <dd>{t("exports.summary.pseudonyms")}</dd>
    </dl>
  );
}

function rowsText(subject: ExportSubject, { t, format }: { t: Translate; format: Format }): string {
  if (subject.of === "series") return t("exports.summary.buckets");
  if (subject.rows === null) return t("exports.summary.uncounted");
  const counted = { count: subject.rows, shown: format.exact(subject.rows) };
  const isAtMost = subject.of === "requests" && subject.isAtMost;
  return t(isAtMost ? "exports.summary.atMost" : `exports.summary.${subject.of}`, counted);
}
