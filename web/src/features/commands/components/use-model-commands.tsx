import { Boxes } from "lucide-react";
import { withFilter } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useFilterOptions } from "../../../lib/use-filter-options";
import type { SearchableGroup } from "../model/find-commands";
import { useChoose } from "./use-choose";

export function useModelCommands(): SearchableGroup {
  const t = useText();
  const choose = useChoose();
  const options = useFilterOptions(true);
  return {
    id: "models",
    title: t("commands.models"),
    onlySearched: true,
    commands: (options?.models ?? []).map((model) => ({
      id: `model ${model}`,
      label: model,
      icon: <Boxes aria-hidden />,
      onSelect: () =>
        choose(({ filters }) => ({
          filters: withFilter(filters, { dimension: "model", value: model, operator: "is" }),
        })),
    })),
  };
}
