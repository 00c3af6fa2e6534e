import type { CostState } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import { splitDecimal } from "../model/split-decimal";
import styles from "./cost-cell.module.css";

interface CostCellProps {
  cost: string | null;
  costState: CostState;
}

/** A cost in a column that aligns on the decimal point; what is unknown or free says so. */
export function CostCell({ cost, costState }: CostCellProps) {
  const t = useText();
  const format = useFormat();
  if (cost === null || costState === "UNPRICED") {
    return (
      <span className={cx(styles.cost)} title={t("usage.cost.UNPRICED.why")}>
        <span className={cx(styles.whole)}>
          {format.unknown}
          <VisuallyHidden>{t("usage.unpriced")}</VisuallyHidden>
        </span>
        <span className={cx(styles.fraction)} />
      </span>
    );
  }
  const { whole, fraction } = splitDecimal(format.moneyRow(cost));
  return (
    <span className={cx(styles.cost)} title={costState === "FREE" ? t("usage.cost.FREE") : format.moneyExact(cost)}>
      <span className={cx(styles.whole)}>{whole}</span>
      <span className={cx(styles.fraction)}>{fraction}</span>
    </span>
  );
}
