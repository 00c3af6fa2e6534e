import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { Corrections } from "../api/use-request-details";
import styles from "./request-panel.module.css";

/** What was changed after it was recorded: when, why, and what it said before. */
export function CorrectionMarks({ corrections }: { corrections: Corrections }) {
  const t = useText();
  const format = useFormat();
  if (corrections.length === 0) return null;
  return (
    <section className={cx(styles.section)} aria-labelledby="corrections">
      <h3 id="corrections">{t("usage.corrections.title")}</h3>
      <ul className={cx(styles.corrections)}>
        {corrections.map(({ id, correctedAt, correctedBy, reason, changes }) => (
          <li key={id}>
            <p>
              {format.dateTime(correctedAt)}
              {correctedBy ? ` · ${correctedBy}` : ""}
            </p>
            <p className={cx(styles.aside)}>{reason}</p>
            <ul>
              {changes.map(({ field, before, after }) => (
                <li key={field}>
                  <code>{field}</code> {before ?? format.unknown} → {after ?? format.unknown}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
