import { useState } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { FormFault } from "../../../ui/form-fault";
import { GuardedButton } from "../../../ui/guarded-button";
import { Panel } from "../../../ui/panel";
import { Select } from "../../../ui/select";
import { ServerAnswer } from "../../../ui/server-answer";
import { RETRY_DELIVERY } from "../api/channel-acts";
import type { Channel } from "../api/use-channels";
import { useDeliveries, type Delivery } from "../api/use-deliveries";
import styles from "./delivery-log.module.css";
import { DeliveryResult } from "./delivery-result";

const STATUSES = ["ALL", "SENT", "WAITING", "DEAD"] as const;

/** What was sent through every channel, with each try. */
export function DeliveryLog({ channels, canManage }: { channels: readonly Channel[]; canManage: boolean }) {
  const t = useText();
  const [channelId, setChannelId] = useState("");
  const [status, setStatus] = useState<(typeof STATUSES)[number]>("ALL");
  const { deliveries, hasMore, more, moreFault, state, reload } = useDeliveries({
    channelId: channelId === "" ? null : channelId,
    status: status === "ALL" ? null : status,
  });
  return (
    <Panel
      title={t("channels.log")}
      state={state}
      onRetry={reload}
      isEmpty={deliveries.length === 0}
      empty={<EmptyState title={t("channels.log.empty")} />}
      actions={
        <>
          <Select
            label={t("channels.log.channel")}
            hideLabel
            value={channelId}
            onChange={setChannelId}
            options={[
              { value: "", label: t("channels.log.every") },
              ...channels.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Select
            label={t("channels.log.status")}
            hideLabel
            value={status}
            onChange={setStatus}
            options={STATUSES.map((one) => ({ value: one, label: t(`channels.log.status.${one}`) }))}
          />
        </>
      }
    >
      <ul className={cx(styles.log)} aria-label={t("channels.log")}>
        {deliveries.map((delivery) => (
          <Entry key={delivery.id} {...{ delivery, canManage }} />
        ))}
      </ul>
      {hasMore ? <Older fault={moreFault} onMore={more} /> : null}
    </Panel>
  );
}

function Older({ fault, onMore }: { fault: Fault | null; onMore: () => void }) {
  const t = useText();
  return (
    <div className={cx(styles.more)}>
      {fault === null ? null : <FormFault fault={fault} />}
      <Button onPress={onMore}>{t("channels.log.more")}</Button>
    </div>
  );
}

function Entry({ delivery, canManage }: { delivery: Delivery; canManage: boolean }) {
  const t = useText();
  const format = useFormat();
  const { act, fault } = useAct(RETRY_DELIVERY, { affects: ["Channels", "Deliveries"] });
  const { id, channel, kind, status, attempts } = delivery;
  return (
    <li className={cx(styles.entry)}>
      <div className={cx(styles.what)}>
        <span>
          <strong>{channel.name}</strong> <span className={cx(styles.quiet)}>{t(`channels.message.${kind}`)}</span>
        </span>
        <DeliveryResult delivery={delivery} />
        {attempts.length < 2 ? null : (
          <details>
            <summary>{t("channels.tries", { count: attempts.length })}</summary>
            <ol className={cx(styles.tries)}>
              {attempts.map(({ attempt, at, durationMs, outcome, answer }) => (
                <li key={attempt}>
                  {format.dateTime(at)} ·{" "}
                  {t("channels.result", {
                    outcome: t(`channels.outcome.${outcome}`),
                    duration: format.duration(durationMs),
                  })}
                  <ServerAnswer attempt={{ outcome, answer }} />
                </li>
              ))}
            </ol>
          </details>
        )}
        {fault === null ? null : <FormFault fault={fault} />}
      </div>
      {status === "DEAD" && kind !== "TEST" ? (
        <GuardedButton disabledBecause={canManage ? null : t("channels.readOnly")} onPress={() => void act({ id })}>
          {t("channels.retry")}
        </GuardedButton>
      ) : null}
    </li>
  );
}
