import { useText } from "../../../lib/i18n";
import { CodeBlock } from "../../../ui/code-block";
import { environmentLine } from "../model/client-lines";
import { ClientTabs } from "./client-tabs";
import type { Issued } from "./use-issuing";

/** The secret for the shell, and the lines that use it; nothing for a key that neither records nor asks. */
export function TryKey({ issued: { apiKey, secret } }: { issued: Issued }) {
  const t = useText();
  if (!apiKey.scopes.includes("INGEST") && !apiKey.scopes.includes("READ")) return null;
  return (
    <>
      <p>{t("keys.secret.environment")}</p>
      <CodeBlock label={t("keys.secret.copyEnvironment")} code={environmentLine(secret)} wraps />
      <ClientTabs apiKey={apiKey} />
    </>
  );
}
