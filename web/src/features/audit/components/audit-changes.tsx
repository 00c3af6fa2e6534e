import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { AuditEntry } from "../api/use-audit-entries";
import { toChangeLine, type ChangeLine } from "../model/change-line";
import styles from "./audit-changes.module.css";

/** What fits into a row; the rest opens. */
const SHORT_LINES = 3;
const SHORT_VALUE = 60;

/** Field by field, from what to what. */
export function AuditChanges({ changes }: { changes: AuditEntry["changes"] }) {
  const t = useText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const lines = changes.map((change) => toChangeLine(change, format.dateTime));
  if (lines.length === 0) return <span className={cx(styles.none)}>{format.unknown}</span>;
  const isLong = lines.length > SHORT_LINES || lines.some(({ before, after }) => isCut(before) || isCut(after));
  return (
    <>
      <ul className={cx(styles.lines)}>
        {(isOpen ? lines : lines.slice(0, SHORT_LINES)).map((line) => (
          <Line key={line.field} line={line} isOpen={isOpen} />
        ))}
      </ul>
      {isLong ? (
        <button type="button" className={cx(styles.toggle)} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t("audit.changes.less") : t("audit.changes.more", { count: format.exact(lines.length) })}
        </button>
      ) : null}
    </>
  );
}

function Line({ line: { field, before, after }, isOpen }: { line: ChangeLine; isOpen: boolean }) {
  const t = useText();
  return (
    <li>
      <code className={cx(styles.field)} lang="en">
        {field}
      </code>{" "}
      {before === null ? null : (
        <del className={cx(styles.before)}>
          <VisuallyHidden>{t("audit.before")}</VisuallyHidden>
          {isOpen ? before : cut(before)}
        </del>
      )}
      {before === null || after === null ? null : <span aria-hidden> → </span>}
      {after === null ? null : (
        <ins className={cx(styles.after)}>
          <VisuallyHidden>{t("audit.after")}</VisuallyHidden>
          {isOpen ? after : cut(after)}
        </ins>
      )}
    </li>
  );
}

function isCut(value: string | null): boolean {
  return value !== null && value.length > SHORT_VALUE;
}

function cut(value: string): string {
  return isCut(value) ? `${value.slice(0, SHORT_VALUE)}…` : value;
}
