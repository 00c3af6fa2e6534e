import { useState, type ReactNode } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { cx } from "./class-names";
import styles from "./stat-tile.module.css";

interface StatTileProps {
  label: string;
  value: string;
  /** The exact value, shown on hover. */
  title?: string;
  /** The value changes by itself; what did is lit up for a moment. */
  isLive?: boolean;
  /** Makes the tile a button that stays in. */
  onPress?: () => void;
  isPressed?: boolean;
  delta?: ReactNode;
  /** One line under the value, such as coverage. */
  note?: ReactNode;
  /** A sparkline or a split bar. */
  children?: ReactNode;
}

export function StatTile({ label, onPress, isPressed = false, delta, note, children, ...value }: StatTileProps) {
  const content = (
    <>
      <span className={cx(styles.label)}>{label}</span>
      <span className={cx(styles.line)}>
        <Value {...value} />
        {delta}
      </span>
      {note === undefined ? null : <span className={cx(styles.note)}>{note}</span>}
      {children}
    </>
  );
  if (onPress === undefined) return <div className={cx(styles.tile)}>{content}</div>;
  return (
    <ToggleButton className={cx(styles.tile, styles.button)} isSelected={isPressed} onChange={onPress}>
      {content}
    </ToggleButton>
  );
}

function Value({ value, title, isLive = false }: Pick<StatTileProps, "value" | "title" | "isLive">) {
  const [shown, setShown] = useState({ value, changes: 0 });
  // Not after another range or filter was chosen: whoever did expects all numbers to change.
  if (shown.value !== value) setShown({ value, changes: isLive ? shown.changes + 1 : 0 });
  return (
    // A new key begins the animation anew.
    <span key={shown.changes} className={cx(styles.value, shown.changes > 0 && styles.changed)} title={title}>
      {value}
    </span>
  );
}
