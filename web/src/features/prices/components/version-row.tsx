import type { TokenClass } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import { edgeText, periodText } from "../model/period-text";
import type { PriceVersion } from "../model/price-version";
import { scopeText } from "../model/scope-text";
import { ManageButton } from "./manage-button";
import { PriceSource } from "./price-source";
import { RateCell } from "./rate-cell";
import { StateMark } from "./state-mark";
import styles from "./versions-table.module.css";

interface VersionRowProps {
  price: PriceVersion;
  classes: readonly TokenClass[];
  projectName: (id: string) => string;
  canManage: boolean;
  isChosen: boolean;
  /** Only an own price can be retired. */
  hasOwn: boolean;
  onRetire: (price: PriceVersion) => void;
}

export function VersionRow({ price, classes, projectName, canManage, isChosen, hasOwn, onRetire }: VersionRowProps) {
  const t = useText();
  const format = useFormat();
  return (
    <tr id={`price-${price.id}`} aria-selected={isChosen} className={cx(price.state === "RETIRED" && styles.retired)}>
      <th scope="row">
        {periodText(price, t, format)}
        <StateMark state={price.state} />
        {price.retiredAt == null ? null : (
          <span className={cx(styles.below)}>{t("prices.retiredAt", { time: edgeText(price.retiredAt, format) })}</span>
        )}
      </th>
      <td>
        {scopeText(price, t, projectName)}
        <span className={cx(styles.below, styles.matches)} lang="en">
          {price.matches}
        </span>
      </td>
      {classes.map((tokenClass) => (
        <RateCell key={tokenClass} rate={price.rates.find((rate) => rate.tokenClass === tokenClass) ?? null} />
      ))}
      <td className={cx(cell.number)}>
        <Fees price={price} />
      </td>
      <td className={cx(styles.source)}>
        <PriceSource price={price} />
        {price.note == null ? null : <span className={cx(styles.below)}>{price.note}</span>}
        {price.createdBy == null ? null : (
          <span className={cx(styles.below)}>
            {t("prices.enteredBy", { who: price.createdBy, day: format.fullDate(price.createdAt) })}
          </span>
        )}
      </td>
      {hasOwn ? (
        <td>
          {price.origin === "OWN" && price.state !== "RETIRED" ? (
            <ManageButton canManage={canManage} onPress={() => onRetire(price)}>
              {t("prices.retire")}
            </ManageButton>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

function Fees({ price: { requestFee, webSearchFee } }: { price: PriceVersion }) {
  const t = useText();
  const format = useFormat();
  if (requestFee == null && webSearchFee == null) return format.unknown;
  return (
    <>
      {requestFee == null ? null : (
        <span className={cx(styles.line)}>{t("prices.fee.request", { amount: format.usdRate(requestFee) })}</span>
      )}
      {webSearchFee == null ? null : (
        <span className={cx(styles.line)}>{t("prices.fee.webSearch", { amount: format.usdRate(webSearchFee) })}</span>
      )}
    </>
  );
}
