import { Suspense } from "react";
import { ExportButton } from "../../features/exports/components/export-button";
import { NoMatches } from "../../features/filters/components/no-matches";
import { ViewWords } from "../../features/filters/components/view-words";
import { useArchivedView, type ArchivedReach } from "../../features/retention/api/use-archived-view";
import { ArchivedEmpty } from "../../features/retention/components/archived-empty";
import { ArchivedNotice } from "../../features/retention/components/archived-notice";
import { ArchivesUnknown } from "../../features/retention/components/archives-unknown";
import { useViewer } from "../../features/session/api/use-viewer";
import { RequestsPage, type ListedRequests, type RequestsPageProps } from "../../features/usage/requests-page";
import { localDateTime } from "../../lib/format";
import { useText } from "../../lib/i18n";
import { useFormat } from "../../lib/use-format";
import { latePart } from "../../ui/late-part";
import { UsageGate } from "./usage-gate";

/** Needed only by who looks at an archived range. */
const { Part: RestoredMonths } = latePart(() => import("../../features/retention/components/restored-months"));

export function Requests() {
  const { viewer } = useViewer();
  const reach = useArchivedView(viewer?.permissions ?? []);
  const archived = useArchivedParts(reach);
  const view = reach.state === "known" ? reach.view : null;
  return (
    <UsageGate>
      <RequestsPage
        noMatches={<NoMatches />}
        archived={archived}
        isReachKnown={reach.state !== "asking"}
        Exporting={ExportOfList}
      />
      {view === null || view.restored.length === 0 ? null : (
        <Suspense>
          <RestoredMonths view={view} />
        </Suspense>
      )}
    </UsageGate>
  );
}

/** What the list says about archived requests; null where none are of its range. */
function useArchivedParts(reach: ArchivedReach): RequestsPageProps["archived"] {
  const t = useText();
  const format = useFormat();
  switch (reach.state) {
    case "asking":
      return null;
    case "failed":
      return {
        notice: <ArchivesUnknown onAsk={reach.askAgain} />,
        empty: null,
        words: t("retention.condition.unknown"),
      };
    case "known": {
      const { view } = reach;
      if (view === null) return null;
      const time = format.wallDateTime(localDateTime(Date.parse(view.before), format.timeZone));
      return {
        notice: <ArchivedNotice view={view} />,
        empty: <ArchivedEmpty view={view} />,
        words: t("retention.condition", { time }),
      };
    }
  }
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
