import { useState } from "react";
import { signedMoney } from "../../../cost/signed-money";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import job from "../../../ui/job-card.module.css";
import type { useRecostActs } from "../api/use-recost-acts";
import type { Recost } from "../api/use-recosts";
import { canCancel, canUndo } from "../model/recost-state";
import { ReasonedAct } from "./reasoned-act";

interface RecostActionsProps {
  recost: Recost;
  acts: ReturnType<typeof useRecostActs>;
  canManage: boolean;
}

/** Cancel while it runs, undo within its days; both ask for a reason. */
export function RecostActions({ recost, acts, canManage }: RecostActionsProps) {
  const t = useText();
  const format = useFormat();
  const nowMs = useMinute();
  const [open, setOpen] = useState<"cancel" | "undo" | null>(null);
  const cancels = canCancel(recost.state);
  const undoes = canUndo(recost, nowMs);
  if (!cancels && !undoes) return null;
  return (
    <div className={cx(job.actions)}>
      {cancels ? (
        <Button isDisabled={!canManage} onPress={() => setOpen("cancel")}>
          {t("recost.cancel")}
        </Button>
      ) : (
        <Button isDisabled={!canManage} onPress={() => setOpen("undo")}>
          {t("recost.undo")}
        </Button>
      )}
      <span className={cx(job.quiet)}>
        {undoes && recost.undoUntil ? t("recost.undo.until", { time: format.dateTime(recost.undoUntil) }) : null}
        {canManage ? null : ` ${t("recost.needsAdmin")}`}
      </span>
      {open === "cancel" ? <CancelDialog {...{ recost, acts }} onClose={() => setOpen(null)} /> : null}
      {open === "undo" ? <UndoDialog {...{ recost, acts }} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

interface ActDialogProps {
  recost: Recost;
  acts: ReturnType<typeof useRecostActs>;
  onClose: () => void;
}

function CancelDialog({ recost, acts, onClose }: ActDialogProps) {
  const t = useText();
  return (
    <ReasonedAct
      title={t("recost.cancel.title")}
      confirmLabel={t("recost.cancel.confirm")}
      onConfirm={(reason) => acts.cancel(recost.id, reason)}
      onClose={onClose}
    >
      <p>{t("recost.cancel.text")}</p>
    </ReasonedAct>
  );
}

function UndoDialog({ recost, acts, onClose }: ActDialogProps) {
  const t = useText();
  const format = useFormat();
  const { id, changedRequests, difference } = recost;
  return (
    <ReasonedAct
      title={t("recost.undo.title")}
      confirmLabel={t("recost.undo.confirm")}
      isDanger
      onConfirm={(reason) => acts.undo(id, reason)}
      onClose={onClose}
    >
      <p>
        {t("recost.undo.text", {
          count: changedRequests,
          shown: format.exact(changedRequests),
          difference: signedMoney(difference, format.moneyExact),
        })}
      </p>
    </ReasonedAct>
  );
}
