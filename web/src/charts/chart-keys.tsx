import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import styles from "./chart-legend.module.css";
import type { ChartModel } from "./chart-model";
import { isDrawnFilling } from "./is-drawn-filling";

/** How certain what is drawn is: what still fills, what it is compared with, what is usual, what is expected. */
export function ChartKeys({ model }: { model: ChartModel }) {
  const t = useText();
  const { slices, comparison, usual, forecast } = model;
  const isFilling = slices.some((_, index) => isDrawnFilling(model, index));
  if (!isFilling && comparison === null && usual === null && forecast === null) return null;
  return (
    <ul className={cx(styles.keys)} aria-label={t("charts.certainty")}>
      {isFilling ? (
        <li className={cx(styles.key)}>
          <span className={cx(styles.pale)} aria-hidden />
          {t("charts.soFar")}
        </li>
      ) : null}
      {comparison === null ? null : (
        <li className={cx(styles.key)}>
          <span className={cx(styles.dotted)} aria-hidden />
          {comparison.label} {comparison.sumText}
        </li>
      )}
      {usual === null ? null : (
        <li className={cx(styles.key)}>
          <span className={cx(styles.banded)} aria-hidden />
          {usual.label}
        </li>
      )}
      {forecast === null ? null : (
        <li className={cx(styles.key)}>
          <span className={cx(styles.hatched)} aria-hidden />
          {forecast.label} {forecast.endText}
        </li>
      )}
    </ul>
  );
}
