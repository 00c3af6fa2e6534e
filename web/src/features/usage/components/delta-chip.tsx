import type { Delta } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import styles from "./delta-chip.module.css";

interface DeltaChipProps {
  delta: Delta;
  /** The days compared with, in words. */
  against: string;
  /** Of money more is worse. */
  isMoney?: boolean;
}

/** Neutral but for money: more usage is neither good nor bad until a budget says so. */
export function DeltaChip({ delta, against, isMoney = false }: DeltaChipProps) {
  const t = useText();
  const comparison = t("usage.delta.against", { range: against });
  return (
    <span className={cx(styles.delta, isMoney && styles[delta.direction])} title={comparison}>
      {delta.text}
      <VisuallyHidden>{comparison}</VisuallyHidden>
    </span>
  );
}
