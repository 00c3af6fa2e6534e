import { Send } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { useState } from "react";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { GuardedButton } from "../../../ui/guarded-button";
import { TEST_CHANNEL } from "../api/channel-acts";
import type { Delivery } from "../api/use-deliveries";
import styles from "./delivery-result.module.css";

/** Sends a message about nothing, and tells step by step what became of it, in the server's own words. */
export function TestSend({ id, disabledBecause }: { id: string; disabledBecause: string | null }) {
  const t = useText();
  const { act, busy, fault } = useAct(TEST_CHANNEL, { affects: ["Channels", "Deliveries"] });
  const [sent, setSent] = useState<Delivery | null>(null);
  const send = async (): Promise<void> => {
    setSent(null);
    const answer = await act({ id });
    if (answer !== null) setSent(answer.testChannel);
  };
  return (
    <div className={cx(styles.test)}>
      {disabledBecause === null ? (
        <Button icon={<Send />} onPress={() => void send()} isPending={busy}>
          {t("channels.test")}
        </Button>
      ) : (
        <GuardedButton icon={<Send />} disabledBecause={disabledBecause} onPress={() => undefined}>
          {t("channels.test")}
        </GuardedButton>
      )}
      <div role="status">
        {busy || sent !== null ? (
          <ol className={cx(styles.steps)} aria-label={t("channels.test.steps")}>
            <li>{t("channels.test.queued")}</li>
            {sent === null ? <li>{t("channels.test.sending")}</li> : <Outcome sent={sent} />}
          </ol>
        ) : null}
      </div>
      {fault === null ? null : <FormFault fault={fault} />}
    </div>
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
        <span className={cx(styles.answer)} lang="en">
          {last.answer}
        </span>
      </li>
    </>
  );
}
