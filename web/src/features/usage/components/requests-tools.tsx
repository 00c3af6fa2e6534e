import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { SearchField } from "../../../ui/search-field";
import { NarrowingChips } from "./narrowing-chips";
import { NarrowingPicker } from "./narrowing-picker";
import styles from "./requests-tools.module.css";
import type { RequestView } from "./use-request-view";
import { ViewOptions } from "./view-options";

/** Over the list: what it is narrowed to, and how it looks. */
export function RequestsTools({ view }: { view: RequestView }) {
  const t = useText();
  const { state, set } = useUrlState();
  const { round, type } = useTyped(state.q);
  return (
    <div className={cx(styles.bar)}>
      <span className={cx(styles.search)}>
        <SearchField
          key={round}
          label={t("requests.search")}
          placeholder={t("requests.search")}
          defaultValue={state.q}
          onSearch={(text) => {
            const q = type(text.trim());
            set({ q }, { replace: true });
          }}
        />
      </span>
      <NarrowingPicker />
      <span className={cx(styles.view)}>
        <ViewOptions view={view} />
      </span>
      <NarrowingChips />
    </div>
  );
}

/** Another round of the field whenever the address came to a search that was not typed here, such as none. */
function useTyped(q: string): { round: number; type: (text: string) => string } {
  const [seen, setSeen] = useState({ q, typed: q, round: 0 });
  if (seen.q !== q) setSeen({ q, typed: q, round: seen.typed === q ? seen.round : seen.round + 1 });
  return {
    round: seen.round,
    type: (text) => {
      setSeen((current) => ({ ...current, typed: text }));
      return text;
    },
  };
}
