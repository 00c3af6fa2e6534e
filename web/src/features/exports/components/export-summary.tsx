import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useTimeZone } from "../../../lib/use-time-zone";
import { cx } from "../../../ui/class-names";
import type { ExportSubject } from "../model/export-subject";
import { rowsText } from "../model/rows-text";
import styles from "./export-summary.module.css";

/** What leaves, before it does. */
export function ExportSummary({ subject, conditions }: { subject: ExportSubject; conditions: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const zone = useTimeZone();
  return (
    <dl className={cx(styles.facts)} aria-label={t("exports.summary")}>
      <dt>{t("exports.summary.rows")}</dt>
      <dd>{rowsText(subject, t, format)}</dd>
      <dt>{t("exports.summary.conditions")}</dt>
      <dd>{conditions}</dd>
      <dt>{t("exports.summary.times")}</dt>
      <dd>{t("exports.summary.zone", { zone })}</dd>
      <dt>{t("exports.summary.people")}</dt>
      <dd>{t("exports.summary.pseudonyms")}</dd>
    </dl>
  );
}
