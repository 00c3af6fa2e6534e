import { Download } from "lucide-react";
import { Suspense, useState, type ReactNode } from "react";
import { loadPageWords, useText } from "../../../lib/i18n";
import { useShortcuts } from "../../../lib/shortcuts";
import { Button } from "../../../ui/button";
import { latePart } from "../../../ui/late-part";
import type { ExportSubject } from "../model/export-subject";

/** With its words: the Overview has none of other pages. */
const { Part: ExportDialog } = latePart(async () => {
  const [part] = await Promise.all([import("./export-dialog"), loadPageWords()]);
  return part;
});

interface ExportButtonProps {
  subject: ExportSubject;
  /** Whether sums of the view can leave instead: they are of range and filters alone. */
  offersSums?: boolean;
  /** What restricts the view, in words. */
  conditions: ReactNode;
}

/** What the view shows as a file. */
export function ExportButton({ subject, offersSums = false, conditions }: ExportButtonProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useShortcuts({ e: () => setOpen(true) });
  return (
    <>
      <Button icon={<Download aria-hidden />} onPress={() => setOpen(true)}>
        {t("ui.export")}
      </Button>
      {isOpen ? (
        <Suspense>
          <ExportDialog {...{ subject, offersSums, conditions }} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
