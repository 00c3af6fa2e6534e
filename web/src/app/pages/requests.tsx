import { Suspense } from "react";
import { ExportButton } from "../../features/exports/components/export-button";
import { NoMatches } from "../../features/filters/components/no-matches";
import { ViewWords } from "../../features/filters/components/view-words";
import { useArchivedView } from "../../features/retention/api/use-archived-view";
import { ArchivedEmpty } from "../../features/retention/components/archived-empty";
import { ArchivedNotice } from "../../features/retention/components/archived-notice";
import { useViewer } from "../../features/session/api/use-viewer";
import { RequestsPage, type ListedRequests } from "../../features/usage/requests-page";
import { localDateTime } from "../../lib/format";
import { useText } from "../../lib/i18n";
import { useFormat } from "../../lib/use-format";
import { latePart } from "../../ui/late-part";
import { UsageGate } from "./usage-gate";

/** Needed only by who looks at an archived range. */
const { Part: RestoredMonths } = latePart(() => import("../../features/retention/components/restored-months"));

export function Requests() {
  const t = useText();
  const format = useFormat();
  const { viewer } = useViewer();
  const view = useArchivedView(viewer?.permissions ?? []);
  const archived = view && {
    notice: <ArchivedNotice view={view} />,
    empty: <ArchivedEmpty view={view} />,
    words: t("retention.condition", {
      time: format.wallDateTime(localDateTime(Date.parse(view.before), format.timeZone)),
    }),
  };
  return (
    <UsageGate>
      <RequestsPage noMatches={<NoMatches />} archived={archived} Exporting={ExportOfList} />
      {view === null || view.restored.length === 0 ? null : (
        <Suspense>
          <RestoredMonths view={view} />
        </Suspense>
      )}
    </UsageGate>
  );
}

function ExportOfList({ rows, isAtMost, conditions }: ListedRequests) {
  return (
    <ExportButton
      subject={{ of: "requests", rows, isAtMost }}
      offersSums={conditions.length === 0}
      conditions={<ViewWords others={conditions} />}
    />
  );
}
