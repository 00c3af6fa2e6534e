import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { ApiKey } from "../api/use-api-keys";
import styles from "./key-table.module.css";
import { useAgo } from "./last-use";

/** What a secret is recognised by; while a rotation is under way, both of them and how long the former one goes on. */
export function SecretPrefix({ apiKey: { prefix, previous } }: { apiKey: ApiKey }) {
  const t = useText();
  const format = useFormat();
  const ago = useAgo();
  return (
    <>
      <code className={cx(styles.prefix)}>{`${prefix}…`}</code>
      {previous == null ? null : (
        <span className={cx(styles.former)}>
          {t("keys.former")} <code className={cx(styles.prefix)}>{`${previous.prefix}…`}</code>
          <span className={cx(cell.below)}>
            <time dateTime={previous.until}>{t("keys.former.until", { time: format.dateTime(previous.until) })}</time>
          </span>
          <span className={cx(cell.below)}>
            {previous.lastUsedAt == null
              ? t("keys.former.idle")
              : t("keys.former.seen", { when: ago(previous.lastUsedAt) })}
          </span>
        </span>
      )}
    </>
  );
}
