import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import styles from "./savings-method.module.css";

const POINTS = ["once", "range", "low", "unpriced", "single", "least"] as const;

/** How amounts come about, and why their sum is less than that of the cards. */
export function SavingsMethodList() {
  const t = useText();
  return (
    <ul className={cx(styles.points)}>
      {POINTS.map((point) => (
        <li key={point}>{t(`savings.method.${point}`)}</li>
      ))}
    </ul>
  );
}

/** The same, folded until it is asked for. */
export function SavingsMethod() {
  const t = useText();
  return (
    <details className={cx(styles.method)}>
      <summary>{t("savings.method")}</summary>
      <SavingsMethodList />
    </details>
  );
}
