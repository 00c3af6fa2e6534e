import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { PriceRate } from "../model/price-version";
import styles from "./versions-table.module.css";

/** The base rate, and below it what applies to long inputs. */
export function RateCell({ rate }: { rate: PriceRate | null }) {
  const t = useText();
  const format = useFormat();
  if (rate === null) return <td className={cx(cell.number)}>{format.unknown}</td>;
  return (
    <td className={cx(cell.number)}>
      {format.usdRate(rate.usdPerMillion)}
      {rate.tiers.map(({ above, usdPerMillion }) => (
        <span key={above} className={cx(styles.below)} title={t("prices.mark.tier.why")}>
          {t("prices.tierRate", { tokens: format.compact(above), amount: format.usdRate(usdPerMillion) })}
        </span>
      ))}
    </td>
  );
}
