import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import type { CommandPage } from "../model/command-page";
import type { SearchableGroup } from "../model/find-commands";

/** Range and filters go along, as they do from the rail. */
export function usePageCommands(pages: readonly CommandPage[]): SearchableGroup {
  const t = useText();
  const navigate = useNavigate();
  const carried = useCarriedSearch();
  return {
    id: "pages",
    title: t("commands.pages"),
    commands: pages.map(({ to, title, icon, key }) => ({
      id: `page ${to}`,
      label: t(title),
      words: to,
      icon,
      ...(key === undefined ? {} : { hint: `g ${key}` }),
      onlySearched: key === undefined,
      onSelect: () => void navigate({ to, search: carried }),
    })),
  };
}
