import { useEffect, useRef, useState, type ComponentProps, type RefObject } from "react";
import { ButtonContext } from "react-aria-components/Button";
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
  before: RefObject<Before>;
}

/** What `LateMenu` becomes; goes on where its button was left. */
export default function LoadedMenu({ trigger, tooltip, before, ...menu }: LoadedMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { isPressed, isFocused } = before.current;
    // A list that closes gives the focus back to where it was.
    if (isPressed || isFocused) button.current?.focus({ preventScroll: true });
    if (isPressed) setOpen(true);
    before.current = { isPressed: false, isFocused: false };
  }, [before]);

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
