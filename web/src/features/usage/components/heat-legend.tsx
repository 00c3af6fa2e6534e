import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import styles from "./heatmap.module.css";

/** The steps with the most that each stands for. */
export function HeatLegend({ steps }: { steps: readonly string[] }) {
  const t = useText();
  return (
    <ul className={cx(styles.legend)} aria-label={t("user.heatmap.legend")}>
      <li>
        <span className={cx(styles.swatch)} data-level={0}>
          <span className={cx(styles.dot)} />
        </span>
        {t("user.heatmap.nothing")}
      </li>
      {steps.map((step, at) => (
        <li key={at}>
          <span className={cx(styles.swatch)} data-level={at + 1} />
          {t("user.heatmap.upTo", { value: step })}
        </li>
      ))}
      <li>
        <span className={cx(styles.swatch)} data-level="none" />
        {t("user.heatmap.unknown")}
      </li>
    </ul>
  );
}
