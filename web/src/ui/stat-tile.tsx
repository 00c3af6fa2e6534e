import { useState, type ReactNode } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { cx } from "./class-names";
import styles from "./stat-tile.module.css";

interface StatTileProps {
  label: string;
  value: string;
  /** The same in fewer characters, for a tile that is too narrow for all of them. */
  brief?: string | undefined;
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

function Value({ value, brief, title, isLive = false }: Pick<StatTileProps, "value" | "brief" | "title" | "isLive">) {
  const [shown, setShown] = useState({ value, changes: 0 });
  // Not after another range or filter was chosen: whoever did expects all numbers to change.
  if (shown.value !== value) setShown({ value, changes: isLive ? shown.changes + 1 : 0 });
  return (
    // A new key begins the animation anew.
    <span key={shown.changes} className={cx(styles.value, shown.changes > 0 && styles.changed)} title={title}>
      <Fitted text={value} className={brief === undefined ? undefined : styles[roomFor(value)]} />
      {brief === undefined || roomFor(value) === "any" ? null : (
        <Fitted text={brief} className={cx(styles.brief)} isHidden />
      )}
    </span>
  );
}

interface FittedProps {
  text: string;
  className?: string | undefined;
  /** From those who listen: they hear the whole. */
  isHidden?: boolean;
}

/** In type as large as the tile has room for. */
function Fitted({ text, className, isHidden = false }: FittedProps) {
  const style: Record<string, number> = { "--characters": Math.max(1, text.length) };
  return (
    <span className={cx(styles.fitted, className)} style={style} {...(isHidden ? { "aria-hidden": true } : {})}>
      {text}
    </span>
  );
}

/** How wide a tile has to be for the smallest type; the steps of the style sheet. */
function roomFor(value: string): "any" | "narrow" | "medium" | "wide" | "widest" {
  if (value.length <= 13) return "any";
  if (value.length <= 16) return "narrow";
  if (value.length <= 19) return "medium";
  return value.length <= 22 ? "wide" : "widest";
}
