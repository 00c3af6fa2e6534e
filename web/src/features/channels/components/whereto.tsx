import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import type { Channel } from "../api/use-channels";
import styles from "./channel-card.module.css";

/** Who is mailed, or which host is posted to. */
export function Whereto({ channel: { kind, recipients, targetHost } }: { channel: Channel }) {
  const t = useText();
  const format = useFormat();
  if (kind !== "EMAIL") return <p>{t("channels.target", { host: targetHost ?? format.unknown })}</p>;
  return (
    <p className={cx(styles.chips)}>
      {recipients.map((recipient) => (
        <Chip key={recipient}>{recipient}</Chip>
      ))}
    </p>
  );
}
