import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { UnpricedModel } from "../api/use-unpriced-models";
import { unratedClass } from "../model/unpriced-detail";
import { ManageButton } from "./manage-button";
import { RecostLink } from "./recost-link";
import styles from "./unpriced-panel.module.css";

interface UnpricedRowProps {
  model: UnpricedModel;
  canManage: boolean;
  onPrice: (model: UnpricedModel) => void;
}

export function UnpricedRow({ model, canManage, onPrice }: UnpricedRowProps) {
  const t = useText();
  const format = useFormat();
  const { provider, reason, requests, totalTokens, firstAt, lastAt, serviceTier } = model;
  const unrated = unratedClass(model);
  const why =
    unrated === null ? t(`prices.reason.${reason}`) : t("prices.reason.class", { class: t(`prices.class.${unrated}`) });
  return (
    <tr>
      <th scope="row" className={cx(styles.model)}>
        {model.model}
        <span className={cx(styles.detail)}>
          {serviceTier == null ? provider : t("prices.providerAndTier", { provider, tier: serviceTier })}
        </span>
        <span className={cx(styles.narrow, styles.detail)}>{why}</span>
      </th>
      <td className={cx(cell.number)}>{format.exact(requests)}</td>
      <td
        className={cx(cell.number, styles.wide)}
        title={reason === "MISSING_USAGE" ? t("prices.reason.MISSING_USAGE") : format.exact(totalTokens)}
      >
        {reason === "MISSING_USAGE" ? format.unknown : format.compact(totalTokens)}
      </td>
      <td className={cx(styles.wide)} title={`${format.dateTime(firstAt)} – ${format.dateTime(lastAt)}`}>
        {format.range(firstAt, lastAt)}
      </td>
      <td className={cx(styles.wide, styles.why)}>{why}</td>
      <td>
        {reason === "MISSING_USAGE" ? (
          <span className={cx(styles.detail)}>{t("prices.unpriced.nothingToPrice")}</span>
        ) : (
          <span className={cx(styles.actions)}>
            <ManageButton canManage={canManage} onPress={() => onPrice(model)}>
              {t("prices.unpriced.price")}
            </ManageButton>
            {reason === "NO_PRICE_AT_TIME" ? <RecostLink model={model} /> : null}
          </span>
        )}
      </td>
    </tr>
  );
}
