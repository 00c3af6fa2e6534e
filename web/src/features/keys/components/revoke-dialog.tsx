import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { showToast } from "../../../ui/toast";
import { REVOKE_API_KEY } from "../api/key-acts";
import type { ApiKey } from "../api/use-api-keys";
import { UseOfKey } from "./use-of-key";

/** For ever, so its name is typed again. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = useAct(REVOKE_API_KEY);
  const { id, name } = apiKey;

  const revoke = async (reason: string): Promise<void> => {
    if ((await act({ id, reason })) === null) return;
    showToast({ text: t("keys.revoked", { name }) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t("keys.revoke.title", { name })}
      confirmLabel={t("keys.revoke.confirm")}
      isDanger
      repeats={name}
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void revoke(reason)}
      onClose={onClose}
    >
      <UseOfKey apiKey={apiKey} />
      <p>{t("keys.revoke.text")}</p>
    </ReasonDialog>
  );
}
