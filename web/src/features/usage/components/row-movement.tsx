import type { Delta } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import styles from "./breakdown-list.module.css";

/** How many places a row went up or down; null, for one that was not there before, and zero say nothing. */
export function PlaceChange({ places }: { places: number | null }) {
  const t = useText();
  if (places === null || places === 0) return null;
  return (
    <span className={cx(styles.places)}>
      <span aria-hidden>{places > 0 ? `↑${places}` : `↓${-places}`}</span>
      <VisuallyHidden>
        {t(places > 0 ? "overview.places.up" : "overview.places.down", { count: Math.abs(places) })}
      </VisuallyHidden>
    </span>
  );
}

interface RowDeltaProps {
  delta: Delta;
  /** The days compared with, in words. */
  against: string;
}

/** How much a row grew. */
export function RowDelta({ delta, against }: RowDeltaProps) {
  const t = useText();
  const comparison = t("usage.delta.against", { range: against });
  return (
    <span className={cx(styles.delta)} title={comparison}>
      {delta.text} <VisuallyHidden>{comparison}</VisuallyHidden>
    </span>
  );
}
