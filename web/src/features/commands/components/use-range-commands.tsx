import { CalendarDays } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { RANGE_PRESETS } from "../../../lib/url-grammar";
import type { SearchableGroup } from "../model/find-commands";
import { useChoose } from "./use-choose";

export function useRangeCommands(): SearchableGroup {
  const t = useText();
  const choose = useChoose();
  return {
    id: "range",
    title: t("commands.range"),
    commands: RANGE_PRESETS.map((range) => ({
      id: `range ${range}`,
      label: t(`filters.range.${range}`),
      words: range,
      icon: <CalendarDays aria-hidden />,
      onSelect: () => choose(() => ({ range })),
    })),
  };
}
