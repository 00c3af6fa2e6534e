import { useText } from "../../../lib/i18n";
import { ReasonDialog } from "../../../ui/reason-dialog";
import type { WithReason } from "../model/suggestion-statuses";

interface DecisionDialogProps {
  status: WithReason;
  /** Of the finding. */
  title: string;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks what was changed, or why nothing will be. The answer is shown on the card, which also tells what went wrong. */
export function DecisionDialog({ status, title, onConfirm, onClose }: DecisionDialogProps) {
  const t = useText();
  return (
    <ReasonDialog
      title={t(`savings.ask.${status}`)}
      confirmLabel={t(`savings.ask.${status}.confirm`)}
      isPending={false}
      fault={null}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        <strong>{title}</strong>
      </p>
      <p>{t(`savings.ask.${status}.text`)}</p>
    </ReasonDialog>
  );
}
