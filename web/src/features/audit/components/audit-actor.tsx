import { Bot, KeyRound, UserRound } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { AuditEntry } from "../api/use-audit-entries";
import styles from "./audit-table.module.css";

const ICONS = { MEMBER: UserRound, API_KEY: KeyRound, SYSTEM: Bot };

/** Who acted, and from where. */
export function AuditActor({ entry: { actorKind, actor, address } }: { entry: AuditEntry }) {
  const t = useText();
  const Icon = ICONS[actorKind];
  const kind = t(`audit.actor.${actorKind}`);
  return (
    <>
      <span className={cx(styles.actor)} title={kind}>
        <Icon aria-label={kind} role="img" />
        <span>{actor ?? kind}</span>
      </span>
      {address == null ? null : <code className={cx(cell.below)}>{address}</code>}
    </>
  );
}
