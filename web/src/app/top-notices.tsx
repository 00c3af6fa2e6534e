import { Suspense, useEffect } from "react";
import AlertBell from "../features/alerts/components/alert-bell";
import { awaitAs, awaitedExports } from "../lib/awaited-exports";
import { loadPageWords } from "../lib/i18n";
import { useStore } from "../lib/store";
import { latePart } from "../ui/late-part";

const { Part: ExportWatch } = latePart(async () => {
  const [part] = await Promise.all([import("../features/exports/components/export-watch"), loadPageWords()]);
  return part;
});

/** What tells on every page of what happens by itself. Of exports nothing is asked while none was begun here. */
export default function TopNotices({ viewerId }: { viewerId: string }) {
  useEffect(() => awaitAs(viewerId), [viewerId]);
  const awaited = useStore(awaitedExports);
  return (
    <>
      <AlertBell />
      {awaited === null ? null : (
        <Suspense>
          <ExportWatch />
        </Suspense>
      )}
    </>
  );
}
