import { exactAmount } from "../../../lib/exact-amount";
import { useText } from "../../../lib/i18n";
import { useMinute } from "../../../lib/use-local-now";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { ListedStatus, ListedThreshold } from "../api/use-thresholds";
import { amountText } from "../../../lib/amount-text";
import styles from "./threshold-table.module.css";
import { UsedBar } from "./used-bar";

interface UsedCellProps {
  threshold: Pick<ListedThreshold, "meter" | "scope" | "period" | "levels">;
  status: Omit<ListedStatus, "threshold" | "reachedLevels" | "subject" | "highest"> | undefined;
  /** Whose usage it is, of a limit on each app user. */
  highest?: string | null;
  /** Of one app user, also where the limit is for each. */
  isOfOne?: boolean;
}

/** How near it is now, and where it goes at this pace. */
export function UsedCell({ threshold, status, highest = null, isOfOne = false }: UsedCellProps) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  if (status === undefined) return <span className={cx(styles.quiet)}>{format.unknown}</span>;
  const { used, limit, share, isAtLeast, subjects, over, resetsAt } = status;
  const words = { used: amountText(threshold.meter, used, format), limit: amountText(threshold.meter, limit, format) };
  const pace = paceText();
  return (
    <div className={cx(styles.used)}>
      <span className={cx(styles.usedText)} title={exactAmount(threshold.meter, used, format)}>
        {t(isAtLeast ? "thresholds.used.atLeast" : "thresholds.used", words)} <strong>{format.percent(share)}</strong>
      </span>
      <UsedBar share={share} levels={threshold.levels} />
      {highest === null ? null : (
        <span className={cx(cell.below)}>{t("thresholds.used.highest", { name: highest })}</span>
      )}
      {threshold.scope === "EACH_USER" && !isOfOne ? (
        <span className={cx(cell.below)}>
          {t("thresholds.used.over", { over: format.exact(over), subjects: format.exact(subjects) })}
        </span>
      ) : null}
      {pace === null ? null : <span className={cx(cell.below)}>{pace}</span>}
      <span className={cx(cell.below)} title={format.dateTime(resetsAt)}>
        {t(threshold.period === "ONCE" ? "thresholds.ends" : "thresholds.resets", {
          time: format.relative(resetsAt, now),
        })}
      </span>
    </div>
  );

  function paceText(): string | null {
    const projected = status?.projected;
    if (projected == null) return null;
    if (projected.chance === "REACHED") return t("thresholds.pace.REACHED");
    return projected.crossesAt == null
      ? t("thresholds.pace.ends", { amount: amountText(threshold.meter, projected.point, format) })
      : t("thresholds.pace.crosses", { time: format.relative(projected.crossesAt, now) });
  }
}
