import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { SEND_REPORT } from "../api/report-acts";
import type { Delivery } from "../api/use-deliveries";
import { useFollowedDelivery } from "../api/use-followed-delivery";
import styles from "./delivery-result.module.css";
import { DeliverySteps } from "./delivery-steps";
import { SendButton } from "./send-button";

/** Sends the last period that is over, and tells what the server made of it. */
export function SendReport({ id, disabledBecause }: { id: string; disabledBecause: string | null }) {
  const t = useText();
  const { act, busy, fault } = useAct(SEND_REPORT, { affects: [] });
  const [sent, setSent] = useState<Delivery | null>(null);
  const followed = useFollowedDelivery(sent);
  const isUnderWay = busy || (followed?.status === "WAITING" && followed.attempts.length === 0);
  const send = async (): Promise<void> => {
    setSent(null);
    const answer = await act({ id });
    if (answer !== null) setSent(answer.sendReportNow);
  };
  return (
    <div className={cx(styles.test)}>
      <SendButton
        label={t("reports.send")}
        isPending={isUnderWay}
        onSend={() => void send()}
        {...{ disabledBecause }}
      />
      <div role="status">
        {isUnderWay || followed !== null ? (
          <DeliverySteps label={t("reports.send.steps")} sent={isUnderWay ? null : followed} />
        ) : null}
      </div>
      {fault === null ? null : <FormFault fault={fault} />}
    </div>
  );
}
