import { Link } from "@tanstack/react-router";
import type { SavingsTeaserQuery } from "../../../lib/graphql/graphql";
import type { Filters } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { DEFAULT_STATE, toUrlSearch } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { useSavingsTeaser } from "../api/use-savings-teaser";
import { openFindings } from "../model/open-findings";
import { savingExact, savingText } from "../model/saving-text";
import { subjectText } from "../model/subject-text";
import styles from "./teaser-panel.module.css";

const SHOWN = 2;

/** What could be saved a month, and the two findings that are worth most. */
export default function TeaserPanel({ filters }: { filters: Filters }) {
  const t = useText();
  const { range, cmp, tz } = useUrlState().state;
  const { report, state, retry } = useSavingsTeaser(filters);
  return (
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
