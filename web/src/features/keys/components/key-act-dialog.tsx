import { Suspense } from "react";
import { useText } from "../../../lib/i18n";
import { Drawer } from "../../../ui/drawer";
import { latePart } from "../../../ui/late-part";
import { showToast } from "../../../ui/toast";
import type { ApiKey } from "../api/use-api-keys";
import { EndFormerDialog } from "./end-former-dialog";
import type { KeyAct } from "./key-actions";
import { RevokeDialog } from "./revoke-dialog";
import { RotateDialog } from "./rotate-dialog";
import type { Issued } from "./use-issuing";

const { Part: EditKeyForm } = latePart(() => import("./edit-key-form"));

export interface OpenAct {
  act: KeyAct;
  apiKey: ApiKey;
}

interface KeyActDialogProps {
  open: OpenAct;
  onIssued: (issued: Issued) => void;
  onClose: () => void;
}

/** What was chosen to be done with a key. */
export function KeyActDialog({ open: { act, apiKey }, onIssued, onClose }: KeyActDialogProps) {
  switch (act) {
    case "rotate":
      return <RotateDialog apiKey={apiKey} onRotated={onIssued} onClose={onClose} />;
    case "endFormer":
      return <EndFormerDialog apiKey={apiKey} onClose={onClose} />;
    case "edit":
      return <EditDrawer apiKey={apiKey} onClose={onClose} />;
    case "revoke":
      return <RevokeDialog apiKey={apiKey} onClose={onClose} />;
  }
}

function EditDrawer({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useText();
  const saved = (): void => {
    onClose();
    showToast({ text: t("keys.saved") });
  };
  return (
    <Drawer title={t("keys.edit.title", { name: apiKey.name })} closeLabel={t("ui.close")} isOpen onClose={onClose}>
      <Suspense>
        <EditKeyForm apiKey={apiKey} onSaved={saved} onCancel={onClose} />
      </Suspense>
    </Drawer>
  );
}
