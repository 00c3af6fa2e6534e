import { useId } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import type { Finding, SavingsReport } from "../api/use-savings-report";
import { findingTitle } from "../model/finding-words";
import { FindingChange } from "./finding-change";
import { FindingDecision } from "./finding-decision";
import { FindingEvidence } from "./finding-evidence";
import { FindingMoney } from "./finding-money";
import styles from "./finding.module.css";
import { StatusControl } from "./status-control";
import { useDecide } from "./use-decide";

interface FindingCardProps {
  finding: Finding;
  report: SavingsReport;
  canManage: boolean;
  /** It is not found any more: what was seen then is over. */
  isPast?: boolean;
}

/** One way to spend less: how much, why we think so, what to do. What was dismissed, or is over, keeps only its head. */
export function FindingCard({ finding, report, canManage, isPast = false }: FindingCardProps) {
  const t = useText();
  const titleId = useId();
  const { shown, decide, fault } = useDecide(finding);
  const title = findingTitle(finding, t);
  return (
    <article className={cx(styles.card)} aria-labelledby={titleId}>
      <header className={cx(styles.head)}>
        <h2 id={titleId} className={cx(styles.title)}>
          {title}
        </h2>
        <StatusControl status={shown.status} title={title} canManage={canManage} onDecide={decide} />
      </header>
      <FindingMoney finding={finding} />
      {fault === null ? null : <FormFault fault={fault} />}
      <FindingDecision finding={finding} decision={shown} checkedAt={report.checkedAt} />
      {isPast || shown.status === "DISMISSED" ? null : (
        <div className={cx(styles.columns)}>
          <FindingEvidence finding={finding} report={report} />
          <FindingChange finding={finding} />
        </div>
      )}
    </article>
  );
}
