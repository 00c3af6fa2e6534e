import { Minus, Pencil, Plus } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { PriceListChange } from "../api/use-price-list-changes";
import { versionChanges } from "../model/list-change";
import styles from "./list-change-table.module.css";
import { VersionChangeLines } from "./version-change-lines";

const ICONS = { ADDED: Plus, REMOVED: Minus, CHANGED: Pencil };

export function ListChangeRow({ change }: { change: PriceListChange }) {
  const t = useText();
  const format = useFormat();
  const { kind, provider, model, before, after, requests30d } = change;
  const Icon = ICONS[kind];
  return (
    <tr>
      <th scope="row" className={cx(styles.model)}>
        {model}
        <span className={cx(styles.small)}>{provider}</span>
        {requests30d > 0 ? <span className={cx(styles.used)}>{t("prices.changes.used")}</span> : null}
      </th>
      <td>
        <span className={cx(styles.kind)} data-kind={kind}>
          <Icon aria-hidden />
          {t(`prices.change.${kind}`)}
        </span>
      </td>
      <td className={cx(styles.lines)}>
        {versionChanges(before, after).map((version) => (
          <VersionChangeLines key={version.price.id} version={version} />
        ))}
      </td>
      <td className={cx(cell.number, styles.wide)}>{format.exact(requests30d)}</td>
    </tr>
  );
}
