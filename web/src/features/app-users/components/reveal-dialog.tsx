import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { SHORTEST_REASON } from "../model/shortest-reason";
import { useReasons } from "./use-reasons";

interface RevealDialogProps {
  /** The pseudonym as it is read. */
  name: string;
  busy: boolean;
  fault: Fault | null;
  onReveal: (reason: string) => void;
  onClose: () => void;
}

export function RevealDialog({ name, busy, fault, onReveal, onClose }: RevealDialogProps) {
  const t = useText();
  return (
    <ReasonDialog
      title={t("appUsers.reveal.title", { name })}
      confirmLabel={t("appUsers.reveal.confirm")}
      presets={useReasons()}
      shortest={SHORTEST_REASON}
      isPending={busy}
      fault={fault}
      onConfirm={onReveal}
      onClose={onClose}
    >
      <p>{t("appUsers.reveal.what")}</p>
      <p>{t("appUsers.reveal.why")}</p>
    </ReasonDialog>
  );
}
