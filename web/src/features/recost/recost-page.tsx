import { useState } from "react";
import { useText } from "../../lib/i18n";
import { useUrlState } from "../../lib/use-url-state";
import { cx } from "../../ui/class-names";
import { showToast } from "../../ui/toast";
import type { Fault } from "../../lib/graphql-fault";
import { useRecostActs } from "./api/use-recost-acts";
import { useRecostPreview } from "./api/use-recost-preview";
import { PreviewPanel } from "./components/preview-panel";
import { RecostList } from "./components/recost-list";
import { isPrefilled, toRecostScope } from "./model/recost-scope";
import styles from "./recost-page.module.css";

/** Choose above, preview here, apply, and undo: the only way in which recorded costs change. */
export function RecostPage({ canManage }: { canManage: boolean }) {
  const t = useText();
  const { state } = useUrlState();
  const scope = toRecostScope(state);
  const preview = useRecostPreview(scope, isPrefilled(scope));
  const acts = useRecostActs();
  const [conflict, setConflict] = useState<Fault | null>(null);

  const ask = (): void => {
    setConflict(null);
    preview.ask();
  };
  const apply = async (reason: string): Promise<Fault | null> => {
    if (preview.asked === null || preview.preview === undefined) return null;
    const fault = await acts.apply(preview.asked, preview.preview.pricesVersion, reason);
    if (fault === null) {
      preview.forget();
      showToast({ text: t("recost.applied") });
      return null;
    }
    if (fault.kind !== "conflict") return fault;
    // What was confirmed is not what would happen any more: show what would, and let them confirm that.
    setConflict(fault);
    preview.ask();
    return null;
  };
  return (
    <div className={cx(styles.page)}>
      <PreviewPanel result={preview} conflict={conflict} canManage={canManage} onAsk={ask} onApply={apply} />
      <RecostList acts={acts} canManage={canManage} />
    </div>
  );
}
