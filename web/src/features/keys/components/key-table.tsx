import { useText } from "../../../lib/i18n";
import { useMediaQuery } from "../../../lib/use-media-query";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { ApiKey } from "../api/use-api-keys";
import type { KeyAct } from "./key-actions";
import { KeyRow } from "./key-row";
import styles from "./key-table.module.css";
import { NarrowKeyRow } from "./narrow-key-row";

interface KeyTableProps {
  keys: readonly ApiKey[];
  onAct: (act: KeyAct, apiKey: ApiKey) => void;
}

export function KeyTable({ keys, onAct }: KeyTableProps) {
  const t = useText();
  const isNarrow = useMediaQuery("(max-width: 767px)");
  const Row = isNarrow ? NarrowKeyRow : KeyRow;
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("keys.caption")}>
        <thead>{isNarrow ? <NarrowHead /> : <WideHead />}</thead>
        <tbody>
          {keys.map((apiKey) => (
            <Row key={apiKey.id} apiKey={apiKey} onAct={(act) => onAct(act, apiKey)} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function WideHead() {
  const t = useText();
  return (
    <tr>
      <th scope="col">{t("keys.column.name")}</th>
      <th scope="col">{t("keys.column.secret")}</th>
      <th scope="col">{t("keys.column.scopes")}</th>
      <th scope="col">{t("keys.column.state")}</th>
      <th scope="col">{t("keys.column.lastUsed")}</th>
      <th scope="col" className={cx(cell.number)}>
        {t("keys.column.recent")}
      </th>
      <th scope="col" className={cx(styles.wide)}>
        {t("keys.column.created")}
      </th>
      <ActionsHead />
    </tr>
  );
}

function NarrowHead() {
  const t = useText();
  return (
    <tr>
      <th scope="col">{t("keys.column.name")}</th>
      <th scope="col">{t("keys.column.state")}</th>
      <ActionsHead />
    </tr>
  );
}

function ActionsHead() {
  const t = useText();
  return (
    <th scope="col">
      <VisuallyHidden>{t("keys.column.actions")}</VisuallyHidden>
    </th>
  );
}
