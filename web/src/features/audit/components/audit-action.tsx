import { Eye } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { actionText, isAboutIdentity } from "../model/action-words";
import styles from "./audit-table.module.css";

/** What was done, in words; the log's own verb on hover. */
export function AuditAction({ action }: { action: string }) {
  const t = useText();
  return (
    <>
      <span title={action}>{actionText(action, t)}</span>
      {isAboutIdentity(action) ? (
        <span className={cx(styles.identity)}>
          <Eye aria-hidden />
          {t("audit.identity")}
        </span>
      ) : null}
    </>
  );
}
