import { useText } from "../../../lib/i18n";
import { CodeBlock } from "../../../ui/code-block";
import { Tabs } from "../../../ui/tabs";
import type { ApiKey } from "../api/use-api-keys";
import { clientLines } from "../model/client-lines";
import styles from "./client-tabs.module.css";
import { cx } from "../../../ui/class-names";

/** How a key is used from each kind of program that there is a door for. */
export function ClientTabs({ apiKey }: { apiKey: Pick<ApiKey, "scopes" | "prefix"> }) {
  const t = useText();
  const records = apiKey.scopes.includes("INGEST");
  return (
    <Tabs
      label={t("keys.secret.clients")}
      tabs={clientLines(apiKey, window.location.origin).map(({ client, lines }) => ({
        id: client,
        title: t(`keys.client.${client}`),
        content: (
          <div className={cx(styles.tab)}>
            {records ? <p>{t(`keys.client.${client}.how`)}</p> : null}
            <CodeBlock label={t("keys.secret.copyLines")} code={lines} />
          </div>
        ),
      }))}
    />
  );
}
