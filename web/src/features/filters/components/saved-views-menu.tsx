import { Bookmark, BookmarkPlus, ListChecks } from "lucide-react";
import { Suspense, useState } from "react";
import { useText } from "../../../lib/i18n";
import { useSavedViews, type SavedView } from "../../../lib/use-saved-views";
import { useViewPlace } from "../../../lib/use-view-place";
import { isSamePlace } from "../../../lib/view-place";
import { viewPageTitle } from "../../../lib/view-page-title";
import { Button } from "../../../ui/button";
import { latePart } from "../../../ui/late-part";
import { Menu, type MenuEntry, type MenuGroup } from "../../../ui/menu";
import { viewGroups } from "../model/view-groups";

const { Part: SaveViewDialog } = latePart(() => import("./save-view-dialog"));
const { Part: ManageViewsDialog } = latePart(() => import("./manage-views-dialog"));

/** Views by name, and ways to keep this one and to look after them. Asked for when somebody first opens it. */
export function SavedViewsMenu() {
  const t = useText();
  const [wanted, setWanted] = useState(false);
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const views = useSavedViews(wanted);
  const { place, open } = useViewPlace();
  const { here, elsewhere } = viewGroups(views ?? [], place);
  // Somebody may have saved the same under another name.
  const current = here.filter((view) => isSamePlace(view, place)).map(({ id }) => id);
  const close = (): void => setDialog(null);

  const toEntry = (view: SavedView): MenuEntry => ({
    id: view.id,
    label: view.name,
    hint: [
      ...(view.page === place.page ? [] : [t(viewPageTitle(view.page))]),
      ...(view.isMine ? (view.shared ? [t("filters.views.shared")] : []) : [view.createdBy]),
    ].join(" · "),
    onSelect: () => open(view),
  });
  const acts: MenuEntry[] = [
    { id: "save", label: t("filters.views.save"), icon: <BookmarkPlus />, onSelect: () => setDialog("save") },
    { id: "manage", label: t("filters.views.manage"), icon: <ListChecks />, onSelect: () => setDialog("manage") },
  ];
  const groups: MenuGroup[] = [
    { id: "here", title: t("filters.views.here"), selected: current, items: here.map(toEntry) },
    { id: "elsewhere", title: t("filters.views.elsewhere"), items: elsewhere.map(toEntry) },
    { id: "acts", items: acts },
  ].filter(({ items }) => items.length > 0);
  return (
    <>
      <Menu
        label={t("filters.views")}
        trigger={<Button icon={<Bookmark aria-hidden />}>{t("filters.views")}</Button>}
        groups={groups}
        onOpen={() => setWanted(true)}
      />
      <Suspense>
        {dialog === "save" ? <SaveViewDialog place={place} onClose={close} /> : null}
        {dialog === "manage" ? <ManageViewsDialog current={current} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
