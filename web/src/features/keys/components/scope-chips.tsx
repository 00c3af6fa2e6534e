import { Pencil, Search, Upload } from "lucide-react";
import type { ApiKeyScope } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import styles from "./scope-chips.module.css";

const ICONS = { INGEST: Upload, READ: Search, ADMIN: Pencil };

/** What a key may do, in words. */
export function ScopeChips({ scopes }: { scopes: readonly ApiKeyScope[] }) {
  const t = useText();
  return (
    <ul className={cx(styles.chips)}>
      {scopes.map((scope) => {
        const Icon = ICONS[scope];
        return (
          <li key={scope} className={cx(styles.chip)} title={t(`keys.scope.${scope}.why`)}>
            <Icon aria-hidden />
            {t(`keys.scope.${scope}`)}
          </li>
        );
      })}
    </ul>
  );
}
