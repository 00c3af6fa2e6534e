import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { ServerAnswer } from "../../../ui/server-answer";
import type { AlertDetail } from "../api/use-alert";
import { timelineOf, type TimelineStep, waitsUntil } from "../model/timeline";
import styles from "./alert-timeline.module.css";

/** What happened, the oldest first. */
export function AlertTimeline({ alert }: { alert: AlertDetail }) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className={cx(styles.list)} aria-label={t("alerts.timeline")}>
      {timelineOf(alert).map((step) => (
        <li key={step.key} className={cx(styles.step)}>
          <time dateTime={step.at} className={cx(styles.time)}>
            {format.dateTime(step.at)}
          </time>
          <Step step={step} type={alert.type} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step, type }: { step: TimelineStep; type: AlertDetail["type"] }) {
  const t = useText();
  const format = useFormat();
  switch (step.kind) {
    case "crossed":
      return step.isThis ? (
        <strong>{type === "LEVEL" ? t("alerts.step.level", { level: step.level }) : t(`alerts.step.${type}`)}</strong>
      ) : (
        <span>{t("alerts.step.level", { level: step.level })}</span>
      );
    case "act": {
      const { act, memberName, note, until } = step.act;
      return (
        <span>
          {memberName == null
            ? t(`alerts.act.${act}`)
            : t("alerts.act.by", { act: t(`alerts.act.${act}`), name: memberName })}
          {until == null ? null : ` · ${t("alerts.act.until", { time: format.monthDayClock(until) })}`}
          {note == null || note === "" ? null : <q className={cx(styles.note)}>{note}</q>}
        </span>
      );
    }
    case "told": {
      const { channel, status, attempts } = step.delivery;
      const last = attempts.at(-1);
      const digestAt = waitsUntil(step.delivery);
      return (
        <span>
          {digestAt === null
            ? t(`alerts.told.${status}`, { channel: channel.name, count: attempts.length })
            : t("alerts.told.digest", { channel: channel.name, time: format.monthDayClock(digestAt) })}
          {status === "SENT" || last === undefined ? null : <ServerAnswer attempt={last} />}
        </span>
      );
    }
  }
}
