import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { ApiKey } from "../api/use-api-keys";
import { useAgo } from "./last-use";

/** Who would notice if the key stopped working: when it was last used and from where, and how much. */
export function UseOfKey({ apiKey: { lastUsedAt, lastUsedAddress, recentRequests } }: { apiKey: ApiKey }) {
  const t = useText();
  const format = useFormat();
  const ago = useAgo();
  if (lastUsedAt == null) return <p>{t("keys.use.never")}</p>;
  const values = { when: ago(lastUsedAt), address: lastUsedAddress ?? "", count: format.exact(recentRequests) };
  return (
    <p>
      <strong>{t(lastUsedAddress == null ? "keys.use" : "keys.use.from", values)}</strong>
    </p>
  );
}
