import { useText } from "../../../lib/i18n";
import { SecretDialog } from "../../../ui/secret-dialog";
import { FirstUse } from "./first-use";
import { TryKey } from "./try-key";
import type { Issued } from "./use-issuing";

/** With how a program uses it, and whether one did. */
export function IssuedSecretDialog({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const t = useText();
  const { apiKey, secret } = issued;
  const isRotated = apiKey.previous != null || apiKey.lastUsedAt != null;
  return (
    <SecretDialog
      title={t(isRotated ? "keys.secret.rotated" : "keys.secret.title", { name: apiKey.name })}
      secret={secret}
      once={t("keys.secret.once")}
      copyLabel={t("keys.secret.copy")}
      storedLabel={t("keys.secret.stored")}
      closeLabel={t("ui.close")}
      onClose={onClose}
    >
      <TryKey issued={issued} />
      <FirstUse issued={apiKey} />
    </SecretDialog>
  );
}
