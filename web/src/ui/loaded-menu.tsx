import { useEffect, useRef, useState, type ComponentProps } from "react";
import { ButtonContext } from "react-aria-components/Button";
import { afterPaint } from "../lib/after-paint";
import { Menu } from "./menu";
import { Tooltip } from "./tooltip";

/** What was done to the button of a menu before the menu was there. */
export interface Before {
  isPressed: boolean;
  isFocused: boolean;
}

export interface LoadedMenuProps extends Omit<ComponentProps<typeof Menu>, "isOpen" | "onOpenChange"> {
  /** Shown on hover and focus, for a button that is an icon alone. */
  tooltip?: string;
  takeBefore: () => Before;
}

/** What `LateMenu` becomes; goes on where its button was left. */
export default function LoadedMenu({ trigger, tooltip, takeBefore, ...menu }: LoadedMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { isPressed, isFocused } = takeBefore();
    if (isPressed || isFocused) button.current?.focus({ preventScroll: true });
    // A list that closes gives the focus back to what had it before.
    if (isPressed) afterPaint(() => setOpen(true));
  }, [takeBefore]);

  const named = <ButtonContext value={{ ref: button }}>{trigger}</ButtonContext>;
  return (
    <Menu
      {...menu}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={tooltip === undefined ? named : <Tooltip text={tooltip}>{named}</Tooltip>}
    />
  );
}
