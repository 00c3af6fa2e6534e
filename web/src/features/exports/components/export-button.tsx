import { Download } from "lucide-react";
import { Suspense, useState, type ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { latePart } from "../../../ui/late-part";

const { Part: ExportDialog } = latePart(() => import("./export-dialog"));

interface ExportButtonProps {
  /** Requests that the view means. */
  rows: number;
  /** What restricts the view, in words. */
  conditions: ReactNode;
}

/** The requests of the view as a file. */
export function ExportButton({ rows, conditions }: ExportButtonProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Download aria-hidden />} onPress={() => setOpen(true)}>
        {t("exports.open")}
      </Button>
      {isOpen ? (
        <Suspense>
          <ExportDialog {...{ rows, conditions }} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
