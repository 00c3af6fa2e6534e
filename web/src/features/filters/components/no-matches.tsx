import { SearchX } from "lucide-react";
import { hasFilters } from "../../../lib/filters";
import { localDate } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useTimeZone } from "../../../lib/use-time-zone";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";
import { useUsageExtent } from "../../../lib/use-usage-extent";
import { FilterChips } from "./filter-chips";
import styles from "./filter-bar.module.css";
import { cx } from "../../../ui/class-names";

/** Nothing matches, though something is recorded: what narrows the view, and where usage lies. */
export function NoMatches() {
  const t = useText();
  const format = useFormat();
  const timeZone = useTimeZone();
  const extent = useUsageExtent(true);
  const { state, set } = useUrlState();
  // Another range is hardly what helps then.
  const isFiltered = hasFilters(state.filters);

  const showAll = ({ firstAt, lastAt }: { firstAt: string; lastAt: string }): void => {
    const from = localDate(Date.parse(firstAt), timeZone);
    // The end is exclusive: a bucket that ends at midnight belongs to the day before.
    const to = localDate(Date.parse(lastAt) - 1, timeZone);
    set({ range: `${from}..${to}` });
  };
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={t("filters.none.title")}
      actions={
        <>
          {state.range === "90d" ? null : (
            <Button onPress={() => set({ range: "90d" })}>{t("filters.none.widen")}</Button>
          )}
          {extent === null ? null : (
            <Button variant={isFiltered ? "secondary" : "primary"} onPress={() => showAll(extent)}>
              {t("filters.none.jump")}
            </Button>
          )}
        </>
      }
    >
      {extent === null ? null : (
        <p>{t("filters.none.extent", { range: format.range(extent.firstAt, extent.lastAt) })}</p>
      )}
      {isFiltered ? (
        <div className={cx(styles.bar, styles.centred)}>
          <FilterChips />
        </div>
      ) : null}
    </EmptyState>
  );
}
