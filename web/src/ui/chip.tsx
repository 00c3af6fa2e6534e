import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import styles from "./chip.module.css";
import { cx } from "./class-names";
import { NameText } from "./name-text";

interface ChipProps {
  children: ReactNode;
  onPress?: () => void;
  /** With a label for the cross; Delete on the chip does the same. */
  onRemove?: () => void;
  removeLabel?: string;
  tone?: "neutral" | "warning";
}

export function Chip({ children, onPress, onRemove, removeLabel, tone = "neutral" }: ChipProps) {
  const removeByKey = (event: { key: string }): void => {
    if (event.key === "Delete" || event.key === "Backspace") onRemove?.();
  };
  const content = typeof children === "string" ? <NameText name={children} /> : children;
  return (
    <span className={cx(styles.chip, tone === "warning" && styles.warning)}>
      {onPress === undefined ? (
        <span className={cx(styles.text)}>{content}</span>
      ) : (
        <Button className={cx(styles.text, styles.button)} onPress={onPress} onKeyDown={removeByKey}>
          {content}
        </Button>
      )}
      {onRemove === undefined ? null : (
        <Button className={cx(styles.remove)} aria-label={removeLabel ?? ""} onPress={onRemove}>
          <X aria-hidden />
        </Button>
      )}
    </span>
  );
}
