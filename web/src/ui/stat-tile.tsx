import type { ReactNode } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { cx } from "./class-names";
import styles from "./stat-tile.module.css";

interface StatTileProps {
  label: string;
  value: string;
  /** The exact value, shown on hover. */
  title?: string;
  /** Makes the tile a button that stays in. */
  onPress?: () => void;
  isPressed?: boolean;
  delta?: ReactNode;
  /** One line under the value, such as coverage. */
  note?: ReactNode;
  /** A sparkline or a split bar. */
  children?: ReactNode;
}

export function StatTile({ label, value, title, onPress, isPressed = false, delta, note, children }: StatTileProps) {
  const content = (
    <>
      <span className={cx(styles.label)}>{label}</span>
      <span className={cx(styles.line)}>
        <span className={cx(styles.value)} title={title}>
          {value}
        </span>
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
