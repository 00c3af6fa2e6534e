import { Boxes, Tag } from "lucide-react";
import { withFilter } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useFilterOptions } from "../../../lib/use-filter-options";
import type { SearchableGroup } from "../model/find-commands";
import { useChoose } from "./use-choose";

const ICONS = { model: <Boxes aria-hidden />, feature: <Tag aria-hidden /> };

/** Shows one model, or one feature, alone. */
export function useValueCommands(dimension: "model" | "feature"): SearchableGroup {
  const t = useText();
  const choose = useChoose();
  const options = useFilterOptions(true);
  const values = (dimension === "model" ? options?.models : options?.features) ?? [];
  return {
    id: dimension,
    title: t(`commands.${dimension}`),
    onlySearched: true,
    commands: values.map((value) => ({
      id: `${dimension} ${value}`,
      label: value,
      icon: ICONS[dimension],
      onSelect: () => choose(({ filters }) => ({ filters: withFilter(filters, { dimension, value, operator: "is" }) })),
    })),
  };
}
