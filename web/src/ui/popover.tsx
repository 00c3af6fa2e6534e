import type { ReactNode } from "react";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover as AriaPopover } from "react-aria-components/Popover";
import { cx } from "./class-names";
import styles from "./floating.module.css";

interface PopoverProps {
  /** A button of ours. */
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  placement?: "bottom start" | "bottom end";
}

export function Popover({ trigger, label, children, isOpen, onOpenChange, placement = "bottom start" }: PopoverProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <AriaPopover className={cx(styles.popover)} placement={placement} offset={4} containerPadding={8}>
        <Dialog aria-label={label} style={{ outline: "none" }}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
