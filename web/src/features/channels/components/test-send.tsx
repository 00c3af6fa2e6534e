import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { TEST_CHANNEL } from "../api/channel-acts";
import type { Delivery } from "../api/use-deliveries";
import styles from "./delivery-result.module.css";
import { DeliverySteps } from "./delivery-steps";
import { SendButton } from "./send-button";

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
      <SendButton label={t("channels.test")} isPending={busy} onSend={() => void send()} {...{ disabledBecause }} />
      <div role="status">
        {busy || sent !== null ? <DeliverySteps label={t("channels.test.steps")} sent={sent} /> : null}
      </div>
      {fault === null ? null : <FormFault fault={fault} />}
    </div>
  );
}
