import { CircleCheck, CircleSlash, CircleX, Clock, Hourglass } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { JobCard } from "../../../ui/job-card";
import type { Export } from "../api/use-exports";
import { isUnderWay } from "../model/export-progress";
import { FORMAT_WORDS } from "../model/format-words";
import { Conditions } from "./conditions";
import { ExportActions } from "./export-actions";
import styles from "./export-card.module.css";
import { ExportFailure } from "./export-failure";
import { ExportProgress } from "./export-progress";

const LOOK = {
  WAITING: { Icon: Clock, tone: "moving" },
  RUNNING: { Icon: Clock, tone: "moving" },
  DONE: { Icon: CircleCheck, tone: "done" },
  LOST: { Icon: CircleX, tone: "failed" },
  FAILED: { Icon: CircleX, tone: "failed" },
  CANCELLED: { Icon: CircleSlash, tone: "ended" },
  EXPIRED: { Icon: Hourglass, tone: "ended" },
} as const;

export function ExportCard({ export: one }: { export: Export }) {
  const t = useText();
  const format = useFormat();
  const { range, conditions, requestedAt, requestedBy, error } = one;
  const state = one.failureCode === "FILE_LOST" ? "LOST" : one.state;
  return (
    <JobCard
      {...LOOK[state]}
      state={t(`exports.state.${state}`)}
      when={
        <>
          <time dateTime={requestedAt}>{format.dateTime(requestedAt)}</time>
          {` · ${one.schedule ?? requestedBy}`}
        </>
      }
      error={error == null ? null : <ExportFailure {...one} />}
      actions={<ExportActions export={one} />}
    >
      <h3 className={cx(styles.name)}>
        {t("exports.name", {
          format: t(`exports.format.${FORMAT_WORDS[one.format]}`),
          range: format.range(range.from, range.to),
        })}
      </h3>
      <Conditions conditions={conditions} />
      {isUnderWay(one.state) ? <ExportProgress export={one} /> : <ExportResult export={one} />}
    </JobCard>
  );
}

/** What the file is, and until when. */
function ExportResult({ export: one }: { export: Export }) {
  const t = useText();
  const format = useFormat();
  const { state, rowsDone, bytes, cost, sha256, expiresAt, archivedBefore } = one;
  if (state !== "DONE" && state !== "EXPIRED") return null;
  return (
    <dl className={cx(styles.facts)}>
      <dt>{t("exports.summary.rows")}</dt>
      <dd>{t("exports.summary.requests", { count: rowsDone, shown: format.exact(rowsDone) })}</dd>
      {archivedBefore == null ? null : (
        <>
          <dt>{t("exports.archived")}</dt>
          <dd>{t("exports.archived.before", { time: format.dateTime(archivedBefore) })}</dd>
        </>
      )}
      <dt>{t("exports.cost")}</dt>
      <dd>{format.moneyExact(cost)}</dd>
      <dt>{t("exports.size")}</dt>
      <dd>{t("exports.bytes", { count: bytes ?? 0, shown: format.exact(bytes ?? 0) })}</dd>
      <dt>{t("exports.sha256")}</dt>
      <dd>
        <code>{sha256}</code>
      </dd>
      {state === "DONE" ? (
        <>
          <dt>{t("exports.expires")}</dt>
          <dd>{expiresAt ? format.dateTime(expiresAt) : t("exports.expires.never")}</dd>
        </>
      ) : null}
    </dl>
  );
}
