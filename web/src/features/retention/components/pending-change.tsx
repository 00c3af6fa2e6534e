import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { FormFault } from "../../../ui/form-fault";
import { Notice } from "../../../ui/notice";
import { showToast } from "../../../ui/toast";
import { AFFECTED, CANCEL_RETENTION_CHANGE } from "../api/retention-acts";
import type { RetentionPolicy } from "../api/use-retention";

interface PendingChangeProps {
  policy: RetentionPolicy;
  canChange: boolean;
  /** The button that was pressed is gone then. */
  onCancelled: () => void;
}

/** What waits for the next nightly run, and the way to take it back. */
export function PendingChange({ policy, canChange, onCancelled }: PendingChangeProps) {
  const t = useText();
  const format = useFormat();
  const { act, busy, fault } = useAct(CANCEL_RETENTION_CHANGE, { affects: AFFECTED });
  const { pendingMonths, effectiveAt } = policy;
  if (pendingMonths == null || effectiveAt == null) return fault === null ? null : <FormFault fault={fault} />;
  const cancel = async (): Promise<void> => {
    if ((await act({})) === null) return;
    showToast({ text: t("retention.pending.cancelled") });
    onCancelled();
  };
  return (
    <Notice
      tone="warning"
      label={t("retention.pending")}
      actions={
        canChange ? (
          <Button isPending={busy} onPress={() => void cancel()}>
            {t("retention.pending.cancel")}
          </Button>
        ) : null
      }
    >
      {t("retention.pending.text", { count: pendingMonths, time: format.dateTime(effectiveAt) })}
      {fault === null ? null : <FormFault fault={fault} />}
    </Notice>
  );
}
