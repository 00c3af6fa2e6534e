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
  return (
    <div className={cx(styles.bar)}>
      <span className={cx(styles.search)}>
        <SearchField
          // A cross that lets go of the search empties the field as well.
          key={state.q === "" ? "empty" : "searching"}
          label={t("requests.search")}
          placeholder={t("requests.search")}
          defaultValue={state.q}
          onSearch={(q) => set({ q: q.trim() }, { replace: true })}
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
