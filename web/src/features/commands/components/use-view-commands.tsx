import { Bookmark } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useSavedViews } from "../../../lib/use-saved-views";
import { useViewPlace } from "../../../lib/use-view-place";
import { viewPageTitle } from "../../../lib/view-page-title";
import type { SearchableGroup } from "../model/find-commands";

export function useViewCommands(): SearchableGroup {
  const t = useText();
  const views = useSavedViews(true);
  const { open } = useViewPlace();
  return {
    id: "views",
    title: t("filters.views"),
    commands: (views ?? []).map((view) => ({
      id: `view ${view.id}`,
      label: view.name,
      hint: [t(viewPageTitle(view.page)), ...(view.isMine ? [] : [view.createdBy])].join(" · "),
      icon: <Bookmark aria-hidden />,
      onSelect: () => open(view),
    })),
  };
}
