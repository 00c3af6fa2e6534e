import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import type { Finding, SavingsReport } from "../api/use-savings-report";
import { evidenceSearch } from "../model/evidence-search";
import { isWider } from "../model/is-wider";
import { findingText } from "../model/finding-words";
import { FindingSamples } from "./finding-samples";
import { FindingTrend } from "./finding-trend";
import styles from "./finding.module.css";

/** What was seen: in a sentence, by day, in a few requests, and the way to all of them. */
export function FindingEvidence({ finding, report }: { finding: Finding; report: SavingsReport }) {
  const t = useText();
  const format = useFormat();
  const { state: url } = useUrlState();
  const search = evidenceSearch(finding.evidence, url, report);
  const { requests, samples } = finding;
  return (
    <section className={cx(styles.part)}>
      <h3>{t("savings.evidence")}</h3>
      <p>{findingText(finding, t, format)}</p>
      <FindingTrend finding={finding} />
      {samples.length === 0 ? null : (
        <FindingSamples
          samples={samples}
          caption={t("savings.samples", { count: samples.length })}
          search={search}
          hasModels={finding.subject.model === null}
        />
      )}
      <p>
        <Link to="/requests" search={search} className={cx(styles.all)} data-return={`${finding.id} all`}>
          {t("savings.evidence.all", { count: requests, shown: format.exact(requests) })}
        </Link>
        {isWider(finding) ? <span className={cx(styles.muted)}> · {t("savings.evidence.wider")}</span> : null}
      </p>
    </section>
  );
}
