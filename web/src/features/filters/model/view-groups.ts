import type { SavedView } from "../../../lib/use-saved-views";
import type { ViewPlace } from "../../../lib/view-place";

interface ViewGroups {
  /** Of the page that is open. */
  here: readonly SavedView[];
  elsewhere: readonly SavedView[];
}

/** What can be chosen without leaving the page comes first. */
export function viewGroups(views: readonly SavedView[], { page }: ViewPlace): ViewGroups {
  return { here: views.filter((view) => view.page === page), elsewhere: views.filter((view) => view.page !== page) };
}
