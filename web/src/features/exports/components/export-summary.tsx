import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useTimeZone } from "../../../lib/use-time-zone";
import { cx } from "../../../ui/class-names";
import type { ExportSubject } from "../model/export-subject";
import styles from "./export-summary.module.css";

/** What leaves, before it does. */
export function ExportSummary({
  subject: { of, rows },
  conditions,
}: {
  subject: ExportSubject;
  conditions: ReactNode;
}) {
  const t = useText();
  const format = useFormat();
  const zone = useTimeZone();
  return (
    <dl className={cx(styles.facts)} aria-label={t("exports.summary")}>
      <dt>{t("exports.summary.rows")}</dt>
      <dd>
        {rows === null
          ? t("exports.summary.uncounted")
          : t(`exports.summary.${of}`, { count: rows, shown: format.exact(rows) })}
      </dd>
      <dt>{t("exports.summary.conditions")}</dt>
      <dd>{conditions}</dd>
      <dt>{t("exports.summary.times")}</dt>
      <dd>{t("exports.summary.zone", { zone })}</dd>
      <dt>{t("exports.summary.people")}</dt>
      <dd>{t("exports.summary.pseudonyms")}</dd>
    </dl>
  );
}
