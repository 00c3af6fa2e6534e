import { Suspense } from "react";
import { loadPageWords } from "../../../lib/i18n";
import { useStore } from "../../../lib/store";
import { latePart } from "../../../ui/late-part";
import { awaitedExports } from "../model/awaited-exports";

const { Part: ExportWatch } = latePart(async () => {
  const [part] = await Promise.all([import("./export-watch"), loadPageWords()]);
  return part;
});

/** Says on every page what became of an export that was begun here. Asks nothing while there is none. */
export function ExportNotice() {
  if (useStore(awaitedExports).length === 0) return null;
  return (
    <Suspense>
      <ExportWatch />
    </Suspense>
  );
}
