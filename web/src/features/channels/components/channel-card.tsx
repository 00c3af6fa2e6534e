import { Hash, Mail, Webhook } from "lucide-react";
import type { Format } from "../../../lib/format";
import { useText, type Translate } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import type { Channel } from "../api/use-channels";
import { ChannelActions, type ChannelAct } from "./channel-actions";
import styles from "./channel-card.module.css";
import { DeliveryResult } from "./delivery-result";
import { TestSend } from "./test-send";
import { Whereto } from "./whereto";

const ICONS = { EMAIL: Mail, WEBHOOK: Webhook, SLACK: Hash };

interface ChannelCardProps {
  channel: Channel;
  canManage: boolean;
  /** Mail goes nowhere without a server for it. */
  isMute: boolean;
  onAct: (act: ChannelAct) => void;
}

/** One channel: where it leads, how its last message fared, and a way to try it. */
export function ChannelCard({ channel, canManage, isMute, onAct }: ChannelCardProps) {
  const t = useText();
  const format = useFormat();
  const { id, kind, name, failingSince, lastDelivery, enabled } = channel;
  const Icon = ICONS[kind];
  return (
    <li className={cx(styles.card)} aria-label={name}>
      <div className={cx(styles.head)}>
        <Icon aria-hidden />
        <h3 className={cx(styles.name)}>{name}</h3>
        <span className={cx(styles.quiet)}>{t(`channels.kind.${kind}`)}</span>
        {enabled ? null : <Chip>{t("channels.off")}</Chip>}
        {failingSince == null ? null : (
          <Chip tone="warning">{t("channels.failing", { time: format.monthDayClock(failingSince) })}</Chip>
        )}
        <span className={cx(styles.actions)}>
          <ChannelActions channel={channel} canManage={canManage} onAct={onAct} />
        </span>
      </div>
      <Whereto channel={channel} />
      <p className={cx(styles.quiet)}>{factsOf(channel, t, format)}</p>
      {isMute ? <p className={cx(styles.warning)}>{t("channels.noMail")}</p> : null}
      <div className={cx(styles.last)}>
        <span className={cx(styles.label)}>{t("channels.last")}</span>
        {lastDelivery == null ? (
          <span className={cx(styles.quiet)}>{t("channels.last.none")}</span>
        ) : (
          <DeliveryResult delivery={lastDelivery} />
        )}
      </div>
      <TestSend id={id} disabledBecause={canManage ? null : t("channels.readOnly")} />
    </li>
  );
}

/** What is set of it, and what follows. */
function factsOf(channel: Channel, t: Translate, format: Format): string {
  const { language, quietFrom, quietTo, mostPerHour, usedBy, hasFormerSecretUntil } = channel;
  return [
    t(`channels.language.${language}`),
    quietFrom == null || quietTo == null ? null : t("channels.quiet", { from: quietFrom, to: quietTo }),
    t("channels.rate", { count: mostPerHour }),
    t("channels.usedBy", { count: usedBy }),
    hasFormerSecretUntil == null ? null : t("channels.former", { time: format.dateTime(hasFormerSecretUntil) }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
