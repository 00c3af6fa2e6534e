import { CalendarDays } from "lucide-react";
import { rangeEnds } from "../../../lib/date-range";
import type { Format } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { RANGE_PRESETS } from "../../../lib/url-grammar";
import { useFormat } from "../../../lib/use-format";
import { useLocalNow } from "../../../lib/use-local-now";
import { recentMonths } from "../model/recent-months";
import { typedRange } from "../model/typed-range";
import type { SearchableCommand, SearchableGroup } from "../model/find-commands";
import { useChoose } from "./use-choose";

/** Presets, months by their name, and the days that were typed. */
export function useRangeCommands(search: string): SearchableGroup {
  const t = useText();
  const format = useFormat();
  const now = useLocalNow();
  const choose = useChoose();
  const command = (range: string, label: string): SearchableCommand => ({
    id: `range ${range}`,
    label,
    words: range,
    icon: <CalendarDays aria-hidden />,
    onSelect: () => choose(() => ({ range })),
  });
  const typed = typedRange(search);
  return {
    id: "range",
    title: t("commands.range"),
    commands: [
      ...(typed === null ? [] : [{ ...command(typed, daysText(typed, format)), id: "range typed", words: search }]),
      ...RANGE_PRESETS.map((range) => command(range, t(`filters.range.${range}`))),
      ...recentMonths(now.day).map(({ start, range }) => ({
        // Noon of the second day is of this month in every zone.
        ...command(range, format.month(`${start.slice(0, 8)}02T12:00:00Z`)),
        id: `month ${start}`,
        words: start.slice(0, 7),
        onlySearched: true,
      })),
    ],
  };
}

function daysText(range: string, { dayRange, wallDateTime }: Format): string {
  const { from, to } = rangeEnds(range) ?? { from: range, to: range };
  return from.length === 10 ? dayRange(from, to) : `${wallDateTime(from)} – ${wallDateTime(to)}`;
}
