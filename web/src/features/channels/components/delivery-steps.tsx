import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { ServerAnswer } from "../../../ui/server-answer";
import type { Delivery } from "../api/use-deliveries";
import styles from "./delivery-result.module.css";

interface DeliveryStepsProps {
  label: string;
  /** Null while it is being handed over. */
  sent: Delivery | null;
}

/** What becomes of a message step by step, in the server's own words. */
export function DeliverySteps({ label, sent }: DeliveryStepsProps) {
  const t = useText();
  return (
    <ol className={cx(styles.steps)} aria-label={label}>
      <li>{t("channels.test.queued")}</li>
      {sent === null ? <li>{t("channels.test.sending")}</li> : <Outcome sent={sent} />}
    </ol>
  );
}

function Outcome({ sent }: { sent: Delivery }) {
  const t = useText();
  const format = useFormat();
  const last = sent.attempts.at(-1);
  if (last === undefined) return <li>{t("channels.test.unanswered")}</li>;
  return (
    <>
      {last.outcome === "FAILED" ? null : <li>{t("channels.test.sent")}</li>}
      <li>
        <span className={cx(last.outcome === "ACCEPTED" ? styles.sent : styles.dead)}>
          {t("channels.result", {
            outcome: t(`channels.outcome.${last.outcome}`),
            duration: format.duration(last.durationMs),
          })}
        </span>
        <ServerAnswer attempt={last} />
        {sent.status !== "WAITING" || sent.nextAt == null ? null : (
          <span className={cx(styles.quiet)}>
            {t("channels.next", { time: format.dateTime(sent.nextAt), count: sent.attempts.length })}
          </span>
        )}
      </li>
    </>
  );
}
