import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { AuditEntry } from "../api/use-audit-entries";
import { isAboutIdentity } from "../model/action-words";
import { AuditAction } from "./audit-action";
import { AuditActor } from "./audit-actor";
import { AuditChanges } from "./audit-changes";
import styles from "./audit-table.module.css";
import { AuditTarget } from "./audit-target";

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const format = useFormat();
  return (
    <tr className={cx(isAboutIdentity(entry.action) && styles.revealing)}>
      <th scope="row" className={cx(styles.time)}>
        <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
      </th>
      <td className={cx(styles.who)}>
        <AuditActor entry={entry} />
      </td>
      <td className={cx(styles.what)}>
        <AuditAction action={entry.action} />
      </td>
      <td className={cx(styles.target)}>
        <AuditTarget entry={entry} />
      </td>
      <td className={cx(styles.changes)}>
        <AuditChanges changes={entry.changes} />
      </td>
      <td className={cx(styles.reason)}>{entry.reason ?? format.unknown}</td>
    </tr>
  );
}
