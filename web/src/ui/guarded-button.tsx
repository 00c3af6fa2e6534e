import type { ReactNode } from "react";
import { Button } from "./button";
import { VisuallyHidden } from "./visually-hidden";

interface GuardedButtonProps {
  children: ReactNode;
  icon?: ReactNode;
  /** Why it cannot be pressed; null when it can. */
  disabledBecause: string | null;
  onPress: () => void;
}

/** An act that not everybody may do, or not any more: it is seen, with the reason. */
export function GuardedButton({ children, disabledBecause, ...button }: GuardedButtonProps) {
  if (disabledBecause === null) return <Button {...button}>{children}</Button>;
  return (
    <span title={disabledBecause}>
      <Button {...button} isDisabled>
        {children}
        <VisuallyHidden> {disabledBecause}</VisuallyHidden>
      </Button>
    </span>
  );
}
