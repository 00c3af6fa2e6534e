import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { ApiKey } from "../api/use-api-keys";
import styles from "./key-table.module.css";

/** When a key was last used, and from where. */
export function LastUse({ apiKey: { lastUsedAt, lastUsedAddress } }: { apiKey: ApiKey }) {
  const t = useText();
  const ago = useAgo();
  const format = useFormat();
  if (lastUsedAt == null) return <span className={cx(styles.quiet)}>{t("keys.neverUsed")}</span>;
  return (
    <>
      <time dateTime={lastUsedAt} title={format.dateTime(lastUsedAt)}>
        {ago(lastUsedAt)}
      </time>
      {lastUsedAddress == null ? null : <code className={cx(cell.below)}>{lastUsedAddress}</code>}
    </>
  );
}

/** `3 min. ago`; what happened within this minute did so just now. */
export function useAgo(): (iso: string) => string {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  return (iso) => (Date.parse(iso) >= now ? t("keys.justNow") : format.relative(iso, now));
}
