import { useState, type ReactNode } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { ReasonDialog } from "../../../ui/reason-dialog";

interface ReasonedActProps {
  title: string;
  confirmLabel: string;
  isDanger?: boolean;
  /** Null when it was done: then the dialog closes. */
  onConfirm: (reason: string) => Promise<Fault | null>;
  onClose: () => void;
  /** What will happen, in words. */
  children: ReactNode;
}

/** Nothing is done to recorded costs without a reason; it stands in the record beside who did it. */
export function ReasonedAct({ onConfirm, onClose, ...dialog }: ReasonedActProps) {
  const [isPending, setPending] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const confirm = async (reason: string): Promise<void> => {
    setPending(true);
    const hindrance = await onConfirm(reason);
    setPending(false);
    setFault(hindrance);
    if (hindrance === null) onClose();
  };
  return (
    <ReasonDialog
      {...dialog}
      isPending={isPending}
      fault={fault}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    />
  );
}
