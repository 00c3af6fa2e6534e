import { CircleX } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { RetentionMonth, RetentionRun } from "../api/use-retention";
import { monthName } from "../model/month-name";
import styles from "./policy-panel.module.css";
import { RunSteps } from "./run-steps";

/** Who began it, and how far each of its months came. */
export function RunFacts({ run, months }: { run: RetentionRun; months: readonly RetentionMonth[] }) {
  const t = useText();
  const format = useFormat();
  const { nightly, startedAt, endedAt, archived, failed } = run;
  const at = endedAt ?? startedAt;
  const asked = nightly ? "retention.run.nightly" : "retention.run.asked";
  const moving = endedAt == null ? months.filter(({ step }) => step != null) : [];
  return (
    <>
      <span className={cx(styles.when)}>
        {at == null ? (
          t(asked, { when: t("retention.run.waiting") })
        ) : (
          <time dateTime={at}>{t(asked, { when: format.dateTime(at) })}</time>
        )}
      </span>
      {endedAt != null && archived.length + failed.length === 0 ? <span>{t("retention.run.nothing")}</span> : null}
      {moving.map(({ month, part, step }) => (
        <Month key={`${month}-${part ?? 0}`} month={month} step={step ?? null} />
      ))}
      {archived.map((month) => (
        <Month key={month} month={month} step={null} />
      ))}
      {failed.map((month) => (
        <span key={month} className={cx(styles.failed)}>
          <CircleX aria-hidden />
          {t("retention.run.failed", { month: monthName(month, format) })}
        </span>
      ))}
    </>
  );
}

function Month({ month, step }: { month: string; step: RetentionMonth["step"] | null }) {
  const format = useFormat();
  return (
    <div>
      <span>{monthName(month, format)}</span>
      <RunSteps step={step ?? null} />
    </div>
  );
}
