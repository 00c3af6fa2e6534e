import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { Decision } from "../api/use-mark-suggestion";
import type { Finding } from "../api/use-savings-report";
import { measuredLine } from "../model/measured-line";
import styles from "./finding.module.css";

interface FindingDecisionProps {
  finding: Finding;
  decision: Decision;
  /** When the report was worked out. */
  checkedAt: string;
}

/** Why it was decided so, and what came of it; nothing while it is open. */
export function FindingDecision({ finding, decision, checkedAt }: FindingDecisionProps) {
  const t = useText();
  const format = useFormat();
  const { appliedAt, measured } = finding;
  const isApplied = decision.status === "APPLIED";
  const lines = [
    isApplied && appliedAt !== null ? t("savings.appliedAt", { date: format.fullDate(appliedAt) }) : null,
    decision.reason === null ? null : t("savings.why", { reason: decision.reason }),
    isApplied && measured !== null ? measuredLine(measured, Date.parse(checkedAt), { t, format }) : null,
    isApplied && appliedAt !== null && measured === null ? t("savings.measured.never") : null,
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <ul className={cx(styles.decision)}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
