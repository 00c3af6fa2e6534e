import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { AuditEntry } from "../api/use-audit-entries";
import { AuditActor } from "./audit-actor";
import { AuditChanges } from "./audit-changes";
import { AuditTarget } from "./audit-target";

/** What a wide table has in columns. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const t = useText();
  const format = useFormat();
  return (
    <dl className={cx(cell.facts)}>
      <dt>{t("audit.column.actor")}</dt>
      <dd>
        <AuditActor entry={entry} />
      </dd>
      <dt>{t("audit.column.target")}</dt>
      <dd>
        <AuditTarget entry={entry} />
      </dd>
      <dt>{t("audit.column.changes")}</dt>
      <dd>
        <AuditChanges changes={entry.changes} />
      </dd>
      <dt>{t("audit.column.reason")}</dt>
      <dd>{entry.reason ?? format.unknown}</dd>
    </dl>
  );
}
