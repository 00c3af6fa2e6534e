import { useText } from "../../../lib/i18n";
import { useMediaQuery } from "../../../lib/use-media-query";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { ListedStatus, ListedThreshold } from "../api/use-thresholds";
import { overridesDefault } from "../model/overrides-default";
import type { ThresholdAct } from "./threshold-actions";
import { NarrowThresholdRow, ThresholdRow } from "./threshold-row";
import styles from "./threshold-table.module.css";

interface ThresholdTableProps {
  /** Every default right before what overrides it. */
  thresholds: readonly ListedThreshold[];
  statuses: ReadonlyMap<string, ListedStatus>;
  canManage: boolean;
  onAct: (act: ThresholdAct, threshold: ListedThreshold) => void;
}

export function ThresholdTable({ thresholds, statuses, ...row }: ThresholdTableProps) {
  const t = useText();
  const isNarrow = useMediaQuery("(max-width: 767px)");
  const Row = isNarrow ? NarrowThresholdRow : ThresholdRow;
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("thresholds.title")}>
        <thead>
          <Head isNarrow={isNarrow} />
        </thead>
        <tbody>
          {thresholds.map((threshold) => (
            <Row
              key={threshold.id}
              threshold={threshold}
              status={statuses.get(threshold.id)}
              isOverride={overridesDefault(threshold, thresholds)}
              {...row}
            />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function Head({ isNarrow }: { isNarrow: boolean }) {
  const t = useText();
  return (
    <tr>
      <th scope="col">{t("thresholds.column.what")}</th>
      {isNarrow ? null : <th scope="col">{t("thresholds.column.limit")}</th>}
      <th scope="col">{t("thresholds.column.used")}</th>
      {isNarrow ? null : (
        <>
          <th scope="col">{t("thresholds.column.state")}</th>
          <th scope="col" className={cx(styles.wide)}>
            {t("thresholds.column.channels")}
          </th>
          <th scope="col" className={cx(styles.wide)}>
            {t("thresholds.column.crossed")}
          </th>
        </>
      )}
      <th scope="col">
        <VisuallyHidden>{t("thresholds.column.actions")}</VisuallyHidden>
      </th>
    </tr>
  );
}
