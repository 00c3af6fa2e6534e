import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { MinuteCount } from "../model/minute-bars";
import styles from "./minute-chart.module.css";

/** Sixty bars, one a minute; minutes that nothing is known about are hatched, not empty. */
export function MinuteChart({ bars }: { bars: readonly MinuteCount[] }) {
  const t = useText();
  const format = useFormat();
  const known = bars.map(({ requests }) => requests ?? 0);
  const peak = Math.max(1, ...known);
  const sum = known.reduce((total, requests) => total + requests, 0);
  return (
    <div
      className={cx(styles.bars)}
      role="img"
      aria-label={t("usage.live.minutes", { count: format.exact(sum), peak: format.exact(Math.max(...known)) })}
    >
      {bars.map(({ minute, requests }, index) => (
        <span
          key={minute}
          className={cx(styles.bar, requests === null && styles.unknown, index === bars.length - 1 && styles.filling)}
          style={{ height: requests === null ? "100%" : `${(requests / peak) * 100}%` }}
        />
      ))}
    </div>
  );
}
