import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";
import { FormFault } from "../../../ui/form-fault";
import { UNDO_THRESHOLD } from "../api/threshold-acts";
import type { ThresholdDetails } from "../api/use-threshold";

interface GoneProps {
  threshold: ThresholdDetails;
  canManage: boolean;
  onClose: () => void;
}

/** One that somebody deleted, who and when; it can be brought back. */
export function Gone({ threshold, canManage, onClose }: GoneProps) {
  const t = useText();
  const format = useFormat();
  const { act, busy, fault } = useAct(UNDO_THRESHOLD);
  const { id, version, deletedAt, history } = threshold;
  const by = {
    name: history[0]?.memberName ?? t("thresholds.history.system"),
    time: deletedAt == null ? format.unknown : format.dateTime(deletedAt),
  };
  return (
    <EmptyState
      title={t("thresholds.gone.title")}
      actions={
        <>
          <Button onPress={onClose}>{t("thresholds.toList")}</Button>
          {canManage ? (
            <Button variant="primary" isPending={busy} onPress={() => void act({ id, version })}>
              {t("thresholds.gone.restore")}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{t("thresholds.gone.text", by)}</p>
      {fault === null ? null : <FormFault fault={fault} />}
    </EmptyState>
  );
}
