import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { cx } from "./class-names";
import styles from "./icon-button.module.css";

export interface PlainIconButtonProps {
  label: string;
  icon: ReactNode;
  onPress?: () => void;
  isDisabled?: boolean;
  /** Given for buttons that stay in, such as pause. */
  isPressed?: boolean;
  /** For one of very many that can be reached by keyboard elsewhere as well. */
  excludeFromTabOrder?: boolean;
  /** Given for buttons that open what stands below; their label stays the same. */
  isExpanded?: boolean;
  /** For one that comes back in place of a form that had the focus. */
  autoFocus?: boolean;
}

/** Without its name beside it: for who shows that otherwise. */
export function PlainIconButton({
  label,
  icon,
  onPress,
  isDisabled = false,
  isPressed,
  excludeFromTabOrder = false,
  isExpanded,
  autoFocus = false,
}: PlainIconButtonProps) {
  return (
    <AriaButton
      className={cx(styles.button, isPressed === true && styles.pressed)}
      aria-label={label}
      isDisabled={isDisabled}
      excludeFromTabOrder={excludeFromTabOrder}
      autoFocus={autoFocus}
      {...(isPressed === undefined ? {} : { "aria-pressed": isPressed })}
      {...(isExpanded === undefined ? {} : { "aria-expanded": isExpanded })}
      {...(onPress ? { onPress } : {})}
    >
      {icon}
    </AriaButton>
  );
}
