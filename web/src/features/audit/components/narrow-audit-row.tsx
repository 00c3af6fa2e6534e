import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import { IconButton } from "../../../ui/icon-button";
import type { AuditEntry } from "../api/use-audit-entries";
import { actionText, isAboutIdentity } from "../model/action-words";
import { AuditAction } from "./audit-action";
import { AuditDetails } from "./audit-details";
import styles from "./audit-table.module.css";

/** A narrow screen says when, who and what; from what to what and why opens below. */
export function NarrowAuditRow({ entry }: { entry: AuditEntry }) {
  const t = useText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const action = actionText(entry.action, t);
  const tone = cx(isAboutIdentity(entry.action) && styles.revealing);
  return (
    <>
      <tr className={tone}>
        <th scope="row" className={cx(styles.time)}>
          <time dateTime={entry.at} title={format.dateTime(entry.at)}>
            {format.monthDayClock(entry.at)}
          </time>
        </th>
        <td className={cx(styles.what)}>
          <AuditAction action={entry.action} />
          <span className={cx(cell.below)}>{entry.actor ?? t(`audit.actor.${entry.actorKind}`)}</span>
        </td>
        <td className={cx(styles.toggle)}>
          <IconButton
            label={t("audit.more", { action })}
            icon={isOpen ? <ChevronDown /> : <ChevronRight />}
            isExpanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          />
        </td>
      </tr>
      {isOpen ? (
        <tr className={tone}>
          <td colSpan={3} className={cx(cell.details)}>
            <AuditDetails entry={entry} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
