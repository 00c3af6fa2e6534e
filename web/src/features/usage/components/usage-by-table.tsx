import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { withFilter } from "../../../lib/filters";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { EmptyState } from "../../../ui/empty-state";
import { NameText } from "../../../ui/name-text";
import { Panel } from "../../../ui/panel";
import type { EfficiencyRow } from "../api/use-user-patterns";
import type { UserBreakdown } from "../api/use-user-details";
import { useScopedState } from "../api/user-scope";
import { RequestsLink } from "./requests-link";
import { BY_COLUMNS } from "./usage-by-columns";
import styles from "./usage-by-table.module.css";

interface UsageByTableProps {
  dimension: "model" | "feature";
  breakdown: UserBreakdown | undefined;
  /** Durations, which come later and not of every row. */
  efficiency: readonly EfficiencyRow[];
  state: PanelState;
  onRetry: () => void;
}

/** What somebody used of each model or feature, and how it went. A name narrows the page, a count shows its requests. */
export function UsageByTable({ dimension, breakdown, efficiency, state, onRetry }: UsageByTableProps) {
  const t = useText();
  const speeds = new Map(efficiency.map((row) => [row.key, row]));
  const rows = breakdown?.nodes ?? [];
  const title = t(`usage.breakdown.${dimension}`);
  return (
    <Panel
      title={title}
      state={state}
      onRetry={onRetry}
      skeletonHeight={160}
      isEmpty={rows.length === 0}
      empty={<EmptyState title={t("usage.breakdown.empty")} />}
    >
      <div className={cx(styles.table)}>
        <DataTable caption={title}>
          <ByHead dimension={dimension} />
          <tbody>
            {rows.map((row) => (
              <ByRow key={row.key} dimension={dimension} row={row} speed={speeds.get(row.key) ?? null} />
            ))}
          </tbody>
        </DataTable>
      </div>
    </Panel>
  );
}

function ByHead({ dimension }: Pick<UsageByTableProps, "dimension">) {
  const t = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{t(`usage.column.${dimension}`)}</th>
        <th scope="col" className={cx(cell.number)}>
          {t("usage.meter.requests")}
        </th>
        {BY_COLUMNS.map(({ key, isEssential }) => (
          <th key={key} scope="col" className={cx(cell.number, !isEssential && styles.wide)}>
            {t(`user.by.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface ByRowProps extends Pick<UsageByTableProps, "dimension"> {
  row: UserBreakdown["nodes"][number];
  speed: EfficiencyRow | null;
}

function ByRow({ dimension, row, speed }: ByRowProps) {
  const t = useText();
  const context = { t, format: useFormat() };
  const { addFilter } = useUrlState();
  const { filters } = useScopedState();
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={cx(styles.name)}
          title={t("usage.breakdown.choose", { name: row.label })}
          onClick={() => addFilter(dimension, row.key)}
        >
          <NameText name={row.label} />
        </button>
      </th>
      <td className={cx(cell.number)}>
        <RequestsLink patch={{ filters: withFilter(filters, { dimension, value: row.key, operator: "is" }) }}>
          {context.format.exact(row.requests)}
        </RequestsLink>
      </td>
      {BY_COLUMNS.map(({ key, isEssential, cell: figure }) => (
        <td key={key} className={cx(cell.number, !isEssential && styles.wide)}>
          {figure(row, speed, context)}
        </td>
      ))}
    </tr>
  );
}
