import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { cx } from "./class-names";
import styles from "./button.module.css";

interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  variant?: "primary" | "secondary" | "quiet" | "danger";
  icon?: ReactNode;
  isDisabled?: boolean;
  /** Keeps its place and its focus while the work is under way. */
  isPending?: boolean;
  type?: "button" | "submit";
  /** For what takes the place of the button that was pressed. */
  autoFocus?: boolean;
}

export function Button({
  children,
  onPress,
  variant = "secondary",
  icon,
  isDisabled = false,
  isPending = false,
  type = "button",
  autoFocus = false,
}: ButtonProps) {
  return (
    <AriaButton
      className={cx(styles.button, styles[variant])}
      type={type}
      autoFocus={autoFocus}
      isDisabled={isDisabled}
      isPending={isPending}
      {...(onPress ? { onPress } : {})}
    >
      {icon}
      <span>{children}</span>
    </AriaButton>
  );
}
