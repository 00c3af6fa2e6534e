import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import type { RequestColumn } from "./request-columns";
import styles from "./requests-table.module.css";
import { ResizeHandle } from "./resize-handle";
import type { RequestView } from "./use-request-view";

interface RequestsTableHeadProps {
  columns: readonly RequestColumn[];
  /** Null where columns share what room there is. */
  view: RequestView | null;
}

/** Names of columns, and their edges: together one tab stop, left and right resize, up and down go to another edge. */
export function RequestsTableHead({ columns, view }: RequestsTableHeadProps) {
  const t = useText();
  const [active, setActive] = useState(0);
  const heads = [{ key: "time" as const, isNumber: false }, ...columns];
  return (
    <thead>
      <tr aria-rowindex={1}>
        {heads.map(({ key, isNumber }, at) => (
          <th key={key} scope="col" className={cx(isNumber && styles.number)}>
            {t(`usage.column.${key}`)}
            {view === null ? null : (
              <ResizeHandle
                label={t("requests.width", { column: t(`usage.column.${key}`) })}
                px={view.widthOf(key)}
                isActive={at === Math.min(active, heads.length - 1)}
                onResize={(px) => view.resize(key, px)}
                onStep={(by) => setActive(Math.max(0, Math.min(heads.length - 1, at + by)))}
              />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
