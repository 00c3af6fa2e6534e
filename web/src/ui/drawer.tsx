import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { cx } from "./class-names";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button";

interface DrawerProps {
  title: string;
  closeLabel: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Before the button that closes. */
  actions?: ReactNode;
}

export function Drawer({ title, closeLabel, isOpen, onClose, children, actions }: DrawerProps) {
  return (
    <ModalOverlay
      className={cx(styles.drawerScrim)}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal className={cx(styles.drawer)}>
        <Dialog className={cx(styles.dialog)}>
          <div className={cx(styles.drawerHeader)}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <span className={cx(styles.drawerActions)}>
              {actions}
              <IconButton label={closeLabel} icon={<X />} onPress={onClose} />
            </span>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
