import { X } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useText } from "../lib/i18n";
import { cx } from "./class-names";
import { ConfirmDialog } from "./confirm-dialog";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button";
import { UnsavedInput } from "./unsaved-input";

interface DrawerProps {
  title: string;
  closeLabel: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Before the button that closes. */
  actions?: ReactNode;
}

/** Asks before it closes over what a form in it says is unsaved; see `useUnsavedInput`. */
export function Drawer({ title, closeLabel, isOpen, onClose, children, actions }: DrawerProps) {
  const unsavedRef = useRef(false);
  const [isAsking, setAsking] = useState(false);
  const close = (): void => {
    if (unsavedRef.current) setAsking(true);
    else onClose();
  };
  const discard = (): void => {
    setAsking(false);
    onClose();
  };
  return (
    <ModalOverlay
      className={cx(styles.drawerScrim)}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => (open ? undefined : close())}
    >
      <Modal className={cx(styles.drawer)}>
        <Dialog className={cx(styles.dialog)}>
          <div className={cx(styles.drawerHeader)}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <span className={cx(styles.drawerActions)}>
              {actions}
              <IconButton label={closeLabel} icon={<X />} onPress={close} />
            </span>
          </div>
          <UnsavedInput value={unsavedRef}>{children}</UnsavedInput>
          <DiscardDialog isOpen={isAsking} onClose={() => setAsking(false)} onDiscard={discard} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface DiscardDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onDiscard: () => void;
}

function DiscardDialog({ isOpen, onClose, onDiscard }: DiscardDialogProps) {
  const t = useText();
  return (
    <ConfirmDialog
      title={t("ui.discard.title")}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={onDiscard}
      confirmLabel={t("ui.discard.confirm")}
      cancelLabel={t("ui.discard.stay")}
      isDanger
    >
      <p>{t("ui.discard.text")}</p>
    </ConfirmDialog>
  );
}
