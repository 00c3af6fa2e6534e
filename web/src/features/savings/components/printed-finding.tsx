import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { Finding } from "../api/use-savings-report";
import { findingText, findingTitle } from "../model/finding-words";
import { FindingChange } from "./finding-change";
import { FindingDecision } from "./finding-decision";
import { FindingMoney } from "./finding-money";
import { FindingSamples } from "./finding-samples";
import { FindingTrend } from "./finding-trend";
import styles from "./printed-report.module.css";

interface PrintedFindingProps {
  finding: Finding;
  /** When the report was worked out. */
  checkedAt: string;
  /** It is not found any more: what was seen then is over. */
  isPast: boolean;
}

/** A card on paper. What was dismissed, or is over, keeps only its head. */
export function PrintedFinding({ finding, checkedAt, isPast }: PrintedFindingProps) {
  const t = useText();
  const format = useFormat();
  const { status, statusReason: reason, samples, subject } = finding;
  return (
    <section className={cx(styles.finding)}>
      <div className={cx(styles.findingHead)}>
        <h3>{findingTitle(finding, t)}</h3>
        <p>{t("savings.status.is", { status: t(`savings.status.${status}`) })}</p>
      </div>
      <FindingMoney finding={finding} />
      <FindingDecision finding={finding} decision={{ status, reason }} checkedAt={checkedAt} />
      {isPast || status === "DISMISSED" ? null : (
        <>
          <p>{findingText(finding, t, format)}</p>
          <FindingTrend finding={finding} isPrint />
          {samples.length === 0 ? null : (
            <FindingSamples
              samples={samples}
              caption={t("savings.samples", { count: samples.length })}
              search={null}
              hasModels={subject.model === null}
            />
          )}
          <FindingChange finding={finding} isPrint />
        </>
      )}
    </section>
  );
}
