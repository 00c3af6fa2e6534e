import { useText } from "../../../lib/i18n";
import type { Fault } from "../../../lib/graphql-fault";
import { useUrlState } from "../../../lib/use-url-state";
import { Banner } from "../../../ui/banner";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import type { useRecostPreview } from "../api/use-recost-preview";
import { ApplyButton } from "./apply-button";
import { PreviewBody } from "./preview-body";

interface PreviewPanelProps {
  result: ReturnType<typeof useRecostPreview>;
  /** Why the last attempt to apply made this preview necessary. */
  conflict: Fault | null;
  canManage: boolean;
  onAsk: () => void;
  onApply: (reason: string) => Promise<Fault | null>;
}

/** What a re-cost of the chosen requests would change, before it changes anything. */
export function PreviewPanel({ result, conflict, canManage, onAsk, onApply }: PreviewPanelProps) {
  const t = useText();
  const { asked, preview, isOutdated, state } = result;
  const isBusy = asked !== null && (state.face === "loading" || (state.face === "ready" && state.refreshing));
  return (
    <Panel
      title={t("recost.preview.title")}
      state={asked === null ? { face: "ready", refreshing: false, fault: null } : state}
      onRetry={onAsk}
      skeletonHeight={320}
      isEmpty={asked === null || preview?.requests === 0}
      empty={
        <EmptyState title={t(asked === null ? "recost.preview.start" : "recost.preview.none")}>
          {t(asked === null ? "recost.preview.start.text" : "recost.preview.none.text")}
        </EmptyState>
      }
      actions={
        <>
          <UnpricedOnly />
          <Button
            variant={preview === undefined || isOutdated ? "primary" : "secondary"}
            onPress={onAsk}
            isPending={isBusy}
          >
            {t(preview === undefined ? "recost.preview.ask" : "recost.preview.again")}
          </Button>
        </>
      }
    >
      {preview === undefined ? null : (
        <>
          {conflict === null ? null : (
            <Banner tone="warning">
              {t("recost.conflict")} {conflict.message === null ? null : <span lang="en">{conflict.message}</span>}
            </Banner>
          )}
          {isOutdated ? <Banner tone="warning">{t("recost.preview.outdated")}</Banner> : null}
          <PreviewBody preview={preview}>
            <ApplyButton preview={preview} isOutdated={isOutdated} canManage={canManage} onApply={onApply} />
          </PreviewBody>
        </>
      )}
    </Panel>
  );
}

function UnpricedOnly() {
  const t = useText();
  const { state, set } = useUrlState();
  return (
    <Checkbox isSelected={state.unpricedOnly} onChange={(unpricedOnly) => set({ unpricedOnly })}>
      {t("recost.unpricedOnly")}
    </Checkbox>
  );
}
