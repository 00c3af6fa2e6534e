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
  const why = useWhy(model);
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
        <Actions {...{ model, canManage, onPrice }} />
      </td>
    </tr>
  );
}

function useWhy(model: UnpricedModel): string {
  const t = useText();
  const unrated = unratedClass(model);
  if (model.isPricedNow) return t("prices.unpriced.pricedNow");
  if (unrated !== null) return t("prices.reason.class", { class: t(`cost.class.${unrated}`) });
  return t(`prices.reason.${model.reason}`);
}

/** Once there is a price, a re-cost is what helps, and comes first. */
function Actions({ model, canManage, onPrice }: UnpricedRowProps) {
  const t = useText();
  if (model.reason === "MISSING_USAGE") {
    return <span className={cx(styles.detail)}>{t("prices.unpriced.nothingToPrice")}</span>;
  }
  return (
    <span className={cx(styles.actions)}>
      {model.isPricedNow ? <RecostLink model={model} /> : null}
      <ManageButton canManage={canManage} onPress={() => onPrice(model)}>
        {t(model.isPricedNow ? "prices.unpriced.otherPrice" : "prices.unpriced.price")}
      </ManageButton>
    </span>
  );
}
