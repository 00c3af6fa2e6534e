import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { ApiKey } from "../api/use-api-keys";
import { KeyLimit } from "./key-limit";
import { LastUse } from "./last-use";
import { RecentRequests } from "./recent-requests";
import { ScopeChips } from "./scope-chips";
import { SecretPrefix } from "./secret-prefix";

/** What a wide table has in columns. */
export function KeyDetails({ apiKey }: { apiKey: ApiKey }) {
  const t = useText();
  const format = useFormat();
  return (
    <dl className={cx(cell.facts)}>
      <dt>{t("keys.column.secret")}</dt>
      <dd>
        <SecretPrefix apiKey={apiKey} />
      </dd>
      <dt>{t("keys.column.scopes")}</dt>
      <dd>
        <ScopeChips scopes={apiKey.scopes} />
      </dd>
      <dt>{t("keys.column.lastUsed")}</dt>
      <dd>
        <LastUse apiKey={apiKey} />
      </dd>
      <dt>{t("keys.column.recent")}</dt>
      <dd>
        <RecentRequests apiKey={apiKey} />
        <KeyLimit requestsPerMinute={apiKey.requestsPerMinute} />
      </dd>
      <dt>{t("keys.column.created")}</dt>
      <dd>
        {format.dateTime(apiKey.createdAt)}
        <span className={cx(cell.below)}>{apiKey.createdBy}</span>
      </dd>
    </dl>
  );
}
