import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { ServerAnswer } from "../../../ui/server-answer";
import type { Delivery } from "../api/use-deliveries";
import styles from "./delivery-result.module.css";

const TONES = { SENT: styles.sent, DEAD: styles.dead, WAITING: styles.waiting };

/** What became of a message: when, how long it took, and what the server said. */
export function DeliveryResult({ delivery }: { delivery: Delivery }) {
  const t = useText();
  const format = useFormat();
  const { status, attempts, createdAt, nextAt } = delivery;
  const last = attempts.at(-1);
  const at = last?.at ?? createdAt;
  return (
    <span className={cx(styles.result)}>
      <span className={cx(TONES[status])}>
        {last === undefined
          ? t(`channels.status.${status}`)
          : t("channels.result", {
              outcome: t(`channels.outcome.${last.outcome}`),
              duration: format.duration(last.durationMs),
            })}
      </span>{" "}
      <time dateTime={at} className={cx(styles.quiet)}>
        {format.dateTime(at)}
      </time>
      {last === undefined || last.answer === "" ? null : <ServerAnswer attempt={last} />}
      {status !== "WAITING" || nextAt == null || last === undefined ? null : (
        <span className={cx(styles.quiet)}>
          {" "}
          {t("channels.next", { time: format.dateTime(nextAt), count: attempts.length })}
        </span>
      )}
      {status === "DEAD" ? <span className={cx(styles.quiet)}> {t("channels.status.DEAD")}</span> : null}
    </span>
  );
}
