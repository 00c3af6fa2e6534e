import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Panel } from "../../../ui/panel";
import { ToggleGroup } from "../../../ui/toggle-group";
import { useEfficiency } from "../api/use-efficiency";
import { useNoteCosts } from "../api/use-note-costs";
import { EFFICIENCY_GROUPINGS, efficiencyGrouping } from "../model/efficiency-grouping";
import { DurationsPanel } from "./durations-panel";
import { EfficiencyTable } from "./efficiency-table";

/** What usage costs for what it achieves, and how long answers take. */
export function EfficiencySection({ noMatches }: { noMatches: ReactNode }) {
  const t = useText();
  const { state: url, set } = useUrlState();
  const { efficiency, state, retry } = useEfficiency(url);
  const { notes } = useNoteCosts(url);
  const { by } = efficiencyGrouping(url.by);
  return (
    <>
      <Panel
        title={t("savings.efficiency")}
        state={state}
        onRetry={retry}
        skeletonHeight={280}
        isEmpty={efficiency?.total.requests === 0}
        empty={noMatches}
        actions={
          <ToggleGroup
            label={t("savings.efficiency.by")}
            value={by}
            onChange={(next) => set({ by: next })}
            options={EFFICIENCY_GROUPINGS.map((one) => ({ value: one, label: t(`savings.efficiency.by.${one}`) }))}
          />
        }
      >
        {efficiency === undefined ? null : <EfficiencyTable efficiency={efficiency} notes={notes} by={by} />}
      </Panel>
      {efficiency === undefined || efficiency.total.requests === 0 ? null : (
        <DurationsPanel efficiency={efficiency} notes={notes} />
      )}
    </>
  );
}
