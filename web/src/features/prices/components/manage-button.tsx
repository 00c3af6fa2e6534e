import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import styles from "./manage-button.module.css";

interface ManageButtonProps {
  children: ReactNode;
  canManage: boolean;
  onPress: () => void;
  /** `primary` is the one of a page, which says in words why it cannot be pressed. */
  variant?: "primary" | "secondary";
  icon?: ReactNode;
}

/** A change of prices; those who may not make it see that it exists and who may. */
export function ManageButton({ children, canManage, ...button }: ManageButtonProps) {
  const t = useText();
  if (canManage) return <Button {...button}>{children}</Button>;
  const reason = t("prices.readOnly");
  const isMain = button.variant === "primary";
  return (
    <span className={cx(styles.disabled)} title={reason}>
      {isMain ? <span className={cx(styles.reason)}>{reason}</span> : null}
      <Button {...button} isDisabled>
        {children}
        {isMain ? null : <VisuallyHidden>{reason}</VisuallyHidden>}
      </Button>
    </span>
  );
}
