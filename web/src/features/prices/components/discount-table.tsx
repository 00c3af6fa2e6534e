import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { Discount } from "../api/use-discounts";
import { percentOf } from "../model/discount-factor";
import { edgeText, periodText } from "../model/period-text";
import { ManageButton } from "./manage-button";
import styles from "./versions-table.module.css";

interface DiscountTableProps {
  discounts: readonly Discount[];
  projectName: (id: string) => string;
  canManage: boolean;
  onRetire: (discount: Discount) => void;
}

export function DiscountTable({ discounts, ...row }: DiscountTableProps) {
  const t = useText();
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("prices.discount.title")}>
        <thead>
          <tr>
            <th scope="col">{t("prices.column.for")}</th>
            <th scope="col" className={cx(cell.number)}>
              {t("prices.column.discount")}
            </th>
            <th scope="col">{t("prices.column.period")}</th>
            <th scope="col">{t("prices.discount.note")}</th>
            <th scope="col">{t("prices.column.action")}</th>
          </tr>
        </thead>
        <tbody>
          {discounts.map((discount) => (
            <DiscountRow key={discount.id} discount={discount} {...row} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function DiscountRow({
  discount,
  projectName,
  canManage,
  onRetire,
}: Omit<DiscountTableProps, "discounts"> & { discount: Discount }) {
  const t = useText();
  const format = useFormat();
  const { projectId, provider, model, factor, note, createdBy, createdAt, retiredAt } = discount;
  const { percent, isSurcharge } = percentOf(factor);
  return (
    <tr className={cx(retiredAt != null && styles.retired)}>
      <th scope="row">
        {[provider ?? t("prices.provider.all"), model ?? t("prices.model.all")].join(" · ")}
        <span className={cx(styles.below)}>{projectId == null ? t("prices.project.all") : projectName(projectId)}</span>
      </th>
      <td className={cx(cell.number)} title={t("prices.discount.factor", { factor })}>
        {t(isSurcharge ? "prices.discount.more" : "prices.discount.off", { percent })}
      </td>
      <td>
        {periodText(discount, t, format)}
        {retiredAt == null ? null : (
          <span className={cx(styles.below)}>{t("prices.retiredAt", { time: edgeText(retiredAt, format) })}</span>
        )}
      </td>
      <td className={cx(styles.source)}>
        {note}
        {createdBy == null ? null : (
          <span className={cx(styles.below)}>
            {t("prices.enteredBy", { who: createdBy, day: format.fullDate(createdAt) })}
          </span>
        )}
      </td>
      <td>
        {retiredAt == null ? (
          <ManageButton canManage={canManage} onPress={() => onRetire(discount)}>
            {t("prices.retire")}
          </ManageButton>
        ) : null}
      </td>
    </tr>
  );
}
