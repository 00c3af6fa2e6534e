import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { SavingsTeaserQuery } from "../../../lib/graphql/graphql";
import { withValues } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { DEFAULT_STATE, toUrlSearch } from "../../../lib/url-state";
import { useInView } from "../../../lib/use-in-view";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { useSavingsTeaser } from "../api/use-savings-teaser";
import { openFindings } from "../model/open-findings";
import { savingExact, savingText } from "../model/saving-text";
import { subjectText } from "../model/subject-text";
import styles from "./savings-teaser.module.css";

const SHOWN = 2;

interface SavingsTeaserProps {
  /** The one app user it is of; the report that it leads to is narrowed to them. Absent: of everybody. */
  userId?: string;
}

/** What could be saved a month, and the two findings that are worth most. Asked when it comes into view. */
export function SavingsTeaser({ userId }: SavingsTeaserProps) {
  const t = useText();
  const { range, cmp, tz, filters: shown } = useUrlState().state;
  const filters = userId === undefined ? shown : withValues(shown, "user", { is: [userId], not: [] });
  const box = useRef<HTMLDivElement>(null);
  const { report, state, retry } = useSavingsTeaser({ filters, isDue: useInView(box) });
  return (
    <div ref={box} className={cx(styles.box)}>
      <Panel
        title={t("overview.savings.title")}
        state={state}
        onRetry={retry}
        skeletonHeight={168}
        actions={
          <Link
            to="/savings"
            search={toUrlSearch({ ...DEFAULT_STATE, range, cmp, tz, filters })}
            className={cx(styles.all)}
          >
            {t("overview.savings.all")}
          </Link>
        }
        isEmpty={openFindings(report?.findings ?? []).length === 0}
        empty={<EmptyState title={t("overview.savings.none")} />}
      >
        {report === undefined ? null : <Found report={report} />}
      </Panel>
    </div>
  );
}

function Found({ report }: { report: SavingsTeaserQuery["savingsReport"] }) {
  const t = useText();
  const format = useFormat();
  const open = openFindings(report.findings);
  return (
    <>
      <p className={cx(styles.total)} title={savingExact(report, format)}>
        <strong>{savingText(report, format)}</strong> {t("overview.savings.findings", { count: open.length })}
      </p>
      <ol className={cx(styles.list)}>
        {open.slice(0, SHOWN).map((finding) => (
          <li key={finding.id}>
            <span>
              {t(`overview.savings.kind.${finding.kind}`)}
              <small className={cx(styles.subject)}>{subjectText(finding.subject)}</small>
            </span>
            <span className={cx(styles.amount)}>{savingText(finding, format)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
