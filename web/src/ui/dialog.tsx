import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { cx } from "./class-names";
import styles from "./dialog.module.css";

interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Without it the dialog stays until its own actions end it. */
  onClose?: () => void;
  children: ReactNode;
  actions?: ReactNode;
  /** `alertdialog` when something is lost by going on. */
  role?: "dialog" | "alertdialog";
  /** `wide` for what holds lines of code. */
  size?: "narrow" | "wide";
}

export function Dialog({ title, isOpen, onClose, children, actions, role = "dialog", size = "narrow" }: DialogProps) {
  return (
    <ModalOverlay
      className={cx(styles.scrim)}
      isOpen={isOpen}
      isDismissable={onClose !== undefined && role === "dialog"}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => (open ? undefined : onClose?.())}
    >
      <Modal className={cx(styles.modal, size === "wide" && styles.wide)}>
        <AriaDialog className={cx(styles.dialog)} role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className={cx(styles.body)}>{children}</div>
          {actions === undefined ? null : <div className={cx(styles.actions)}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
