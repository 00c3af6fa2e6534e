import { ChevronDown, ChevronRight } from "lucide-react";
import { NO_USER, withValues } from "../../../lib/filters";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { CopyButton } from "../../../ui/copy-button";
import { AppUserLink } from "./app-user-link";
import { RequestsLink } from "./requests-link";
import styles from "./users-table.module.css";

/** Opens what stands below a narrow row; null where there is room for all of it. */
type Expander = { isExpanded: boolean; moreId: string; onToggle: () => void } | null;

export function UserName({ id, pseudonym, expander }: { id: string; pseudonym: string; expander: Expander }) {
  const t = useText();
  const name = pseudonymName(pseudonym, useLanguage());
  return (
    <span className={cx(styles.name)}>
      <ExpandButton name={name} expander={expander} />
      <AppUserLink user={{ id, pseudonym }} />
      <span className={cx(styles.copy)}>
        <CopyButton text={name} label={t("usage.users.copy", { name })} excludeFromTabOrder />
      </span>
    </span>
  );
}

/** Requests that say nothing of a user: how to have them say it, and which they are. */
export function Nobody({ expander }: { expander: Expander }) {
  const t = useText();
  const { filters } = useUrlState().state;
  return (
    <span className={cx(styles.name)}>
      <ExpandButton name={t("usage.user.none")} expander={expander} />
      <span className={cx(styles.nobody)}>
        <RequestsLink patch={{ filters: withValues(filters, "user", { is: [NO_USER], not: [] }) }}>
          {t("usage.user.none")}
        </RequestsLink>
        <small>{t("usage.users.sendId")}</small>
      </span>
    </span>
  );
}

function ExpandButton({ name, expander }: { name: string; expander: Expander }) {
  const t = useText();
  if (expander === null) return null;
  const { isExpanded, moreId, onToggle } = expander;
  return (
    <button
      type="button"
      className={cx(styles.expand)}
      aria-label={t("users.more", { name })}
      aria-expanded={isExpanded}
      {...(isExpanded ? { "aria-controls": moreId } : {})}
      onClick={onToggle}
    >
      {isExpanded ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
    </button>
  );
}
