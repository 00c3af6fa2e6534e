import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";
import styles from "./data-table.module.css";
import { VisuallyHidden } from "./visually-hidden";

interface DataTableProps {
  caption: string;
  /** `<thead>`, `<tbody>` and perhaps `<tfoot>`. */
  children: ReactNode;
  /** Lets the body scroll inside this height, or its parent's where that is less, under a fixed header. */
  maxHeight?: number;
}

/** A native table whose region, never the page, scrolls sideways; it can be reached and scrolled by keyboard. */
export function DataTable({ caption, children, maxHeight }: DataTableProps) {
  return (
    <div
      className={cx(styles.region)}
      role="region"
      aria-label={caption}
      tabIndex={0}
      {...(maxHeight === undefined ? {} : { style: { maxHeight: `min(${maxHeight}px, 100%)` } })}
    >
      <table className={cx(styles.table)}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        {children}
      </table>
    </div>
  );
}

interface SortHeaderProps {
  children: ReactNode;
  direction: "ascending" | "descending" | null;
  onSort: () => void;
  align?: "start" | "end";
  className?: string;
}

export function SortHeader({ children, direction, onSort, align = "start", className = "" }: SortHeaderProps) {
  const Icon = direction === null ? ArrowUpDown : direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={direction ?? "none"} className={cx(align === "end" && styles.number, className)}>
      <button type="button" className={cx(styles.sort, direction !== null && styles.sorted)} onClick={onSort}>
        {children}
        <Icon aria-hidden />
      </button>
    </th>
  );
}
