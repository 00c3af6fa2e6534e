import { useText } from "../../../lib/i18n";
import { CodeBlock } from "../../../ui/code-block";
import { Tabs } from "../../../ui/tabs";
import { CLIENTS, clientLines, doorOf, environmentLine } from "../model/client-lines";
import type { Issued } from "./use-issuing";

/** How a first request is made with the key, for each client that there is a door for. */
export function ClientTabs({ issued: { apiKey, secret } }: { issued: Issued }) {
  const t = useText();
  // The same event again is no second one, so nobody counts twice by trying twice.
  const door = doorOf(apiKey.scopes, `first-request-${apiKey.prefix}`);
  if (door === null) return null;
  return (
    <>
      <p>{t("keys.secret.environment")}</p>
      <CodeBlock label={t("keys.secret.copyEnvironment")} code={environmentLine(secret)} wraps />
      <Tabs
        label={t("keys.secret.clients")}
        tabs={CLIENTS.map((client) => ({
          id: client,
          title: t(`keys.client.${client}`),
          content: (
            <CodeBlock label={t("keys.secret.copyLines")} code={clientLines(client, window.location.origin, door)} />
          ),
        }))}
      />
    </>
  );
}
