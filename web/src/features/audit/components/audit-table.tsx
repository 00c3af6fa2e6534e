import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMediaQuery } from "../../../lib/use-media-query";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import { DataTable } from "../../../ui/data-table";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { AuditEntry } from "../api/use-audit-entries";
import { AuditRow } from "./audit-row";
import styles from "./audit-table.module.css";
import { NarrowAuditRow } from "./narrow-audit-row";

export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useText();
  const isNarrow = useMediaQuery("(max-width: 767px)");
  const Row = isNarrow ? NarrowAuditRow : AuditRow;
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("audit.caption")}>
        <thead>
          <tr>{isNarrow ? <NarrowHead /> : <WideHead />}</tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function TimeHead() {
  const t = useText();
  const { timeZone } = useFormat();
  return (
    <th scope="col">
      {t("audit.column.time")}
      <span className={cx(cell.below)}>{timeZone}</span>
    </th>
  );
}

function WideHead() {
  const t = useText();
  return (
    <>
      <TimeHead />
      <th scope="col">{t("audit.column.actor")}</th>
      <th scope="col">{t("audit.column.action")}</th>
      <th scope="col">{t("audit.column.target")}</th>
      <th scope="col">{t("audit.column.changes")}</th>
      <th scope="col">{t("audit.column.reason")}</th>
    </>
  );
}

function NarrowHead() {
  const t = useText();
  return (
    <>
      <TimeHead />
      <th scope="col">{t("audit.column.action")}</th>
      <th scope="col">
        <VisuallyHidden>{t("audit.column.changes")}</VisuallyHidden>
      </th>
    </>
  );
}
