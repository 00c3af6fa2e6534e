import { BellOff, CircleCheck, CircleOff, ShieldBan } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useMinute } from "../../../lib/use-local-now";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { ListedThreshold } from "../api/use-thresholds";
import styles from "./threshold-table.module.css";

/** On, muted or off; said with a sign and a word. */
export function ThresholdState({ threshold }: { threshold: ListedThreshold }) {
  const t = useText();
  const { enabled, blocks } = threshold;
  return (
    <>
      <State threshold={threshold} />
      {enabled && blocks ? (
        <span className={cx(styles.state, styles.quiet)}>
          <ShieldBan aria-hidden />
          {t("thresholds.state.blocks")}
        </span>
      ) : null}
    </>
  );
}

function State({ threshold: { enabled, mutedUntil } }: { threshold: ListedThreshold }) {
  const t = useText();
  const now = useMinute();
  const format = useFormat();
  if (!enabled) {
    return (
      <span className={cx(styles.state, styles.quiet)}>
        <CircleOff aria-hidden />
        {t("thresholds.state.off")}
      </span>
    );
  }
  if (mutedUntil != null && Date.parse(mutedUntil) > now) {
    return (
      <span className={cx(styles.state, styles.muted)} title={format.dateTime(mutedUntil)}>
        <BellOff aria-hidden />
        {t("thresholds.state.muted", { time: format.monthDayClock(mutedUntil) })}
      </span>
    );
  }
  return (
    <span className={cx(styles.state, styles.on)}>
      <CircleCheck aria-hidden />
      {t("thresholds.state.on")}
    </span>
  );
}
