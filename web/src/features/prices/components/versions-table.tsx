import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { PriceVersion } from "../model/price-version";
import { classesOf } from "../model/token-classes";
import { VersionRow } from "./version-row";
import styles from "./versions-table.module.css";

interface VersionsTableProps {
  versions: readonly PriceVersion[];
  projectName: (id: string) => string;
  canManage: boolean;
  chosenId: string | null;
  onRetire: (price: PriceVersion) => void;
}

/** The same versions as numbers: every class and tier, whose word it is, and who entered it. */
export function VersionsTable({ versions, projectName, canManage, chosenId, onRetire }: VersionsTableProps) {
  const t = useText();
  const classes = classesOf(versions);
  const hasOwn = versions.some(({ origin }) => origin === "OWN");
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("prices.versions.title")}>
        <thead>
          <tr>
            <th scope="col">{t("prices.column.period")}</th>
            <th scope="col">{t("prices.column.for")}</th>
            {classes.map((tokenClass) => (
              <th key={tokenClass} scope="col" className={cx(cell.number)} title={t("prices.perMillion.why")}>
                {t(`cost.class.${tokenClass}`)}
                <span className={cx(styles.unit)}>{t("prices.perMillion")}</span>
              </th>
            ))}
            <th scope="col" className={cx(cell.number)}>
              {t("prices.column.fees")}
            </th>
            <th scope="col">{t("prices.column.source")}</th>
            {hasOwn ? <th scope="col">{t("prices.column.action")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {versions.map((price) => (
            <VersionRow
              key={price.id}
              {...{ price, classes, projectName, canManage, hasOwn, onRetire }}
              isChosen={price.id === chosenId}
            />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
