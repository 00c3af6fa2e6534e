import type { ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { useUrlState } from "../../lib/use-url-state";
import { EmptyState } from "../../ui/empty-state";
import { Panel } from "../../ui/panel";
import { useWhatIf } from "./api/use-what-if";
import { TargetSelect } from "./components/target-select";
import { WhatIfBody } from "./components/what-if-body";

/** What the same requests would have cost with another model. Nothing is changed by asking. */
export function WhatIfPage({ noMatches }: { noMatches: ReactNode }) {
  const t = useText();
  const { state: url } = useUrlState();
  const { whatIf, state, retry } = useWhatIf(url);
  const isChosen = url.target !== null;
  return (
    <Panel
      title={t("whatIf.title")}
      state={isChosen ? state : { face: "ready", refreshing: false, fault: null }}
      onRetry={retry}
      skeletonHeight={360}
      isEmpty={!isChosen || whatIf?.requests === 0}
      empty={isChosen ? noMatches : <EmptyState title={t("whatIf.start")}>{t("whatIf.start.text")}</EmptyState>}
      actions={<TargetSelect />}
    >
      {whatIf === undefined ? null : <WhatIfBody whatIf={whatIf} />}
    </Panel>
  );
}
