import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { rangeLabel } from "../model/range-label";
import { useFilterWords } from "./use-filter-words";

/** The range and the filters of a view as one line. */
export function ViewWords({ others }: { others: readonly string[] }) {
  const t = useText();
  const format = useFormat();
  const { state } = useUrlState();
  const filters = useFilterWords().map(({ text }) => text);
  return [rangeLabel(state.range, t, format), ...filters, ...others].join(" · ");
}
