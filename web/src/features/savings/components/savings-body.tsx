import { useRef } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useReturnFocus } from "../../../lib/use-return-focus";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import type { SavingsReport } from "../api/use-savings-report";
import { CheckedList } from "./checked-list";
import { FindingCard } from "./finding-card";
import styles from "./savings-body.module.css";

interface SavingsBodyProps {
  report: SavingsReport;
  canManage: boolean;
}

const READY = { face: "ready", refreshing: false, fault: null } as const;

/** The findings, most money first, and what was checked; those marked once and not found any more come last. */
export function SavingsBody({ report, canManage }: SavingsBodyProps) {
  const t = useText();
  const format = useFormat();
  const list = useRef<HTMLOListElement>(null);
  const keepFocus = useReturnFocus({ page: "savings", list, attribute: "data-return" });
  const { findings, past, checked, range, singleRequestsSince } = report;
  const isCut = Date.parse(singleRequestsSince) > Date.parse(range.from);
  return (
    <>
      {findings.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only remembers where the focus was
        <ol ref={list} className={cx(styles.cards)} aria-label={t("savings.findings")} onFocus={keepFocus}>
          {findings.map((finding) => (
            <li key={finding.id}>
              <FindingCard finding={finding} report={report} canManage={canManage} />
            </li>
          ))}
        </ol>
      )}
      <Panel title={t("savings.checked")} state={READY}>
        <CheckedList checked={checked} />
        {isCut ? (
          <p className={cx(styles.note)}>{t("savings.since", { date: format.dateTime(singleRequestsSince) })}</p>
        ) : null}
      </Panel>
      {past.length === 0 ? null : (
        <section className={cx(styles.cards)} aria-labelledby="past-findings">
          <h2 id="past-findings">{t("savings.past")}</h2>
          <p className={cx(styles.note)}>{t("savings.past.text")}</p>
          {past.map((finding) => (
            <FindingCard key={finding.id} finding={finding} report={report} canManage={canManage} isPast />
          ))}
        </section>
      )}
    </>
  );
}
