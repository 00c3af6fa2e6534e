import { useMemo } from "react";
import type { ScatterModel } from "../../../charts/scatter-model";
import { useSeriesSlots } from "../../../charts/series-memory";
import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { MOST_SERIES, useDurations } from "../api/use-durations";
import type { Efficiency } from "../api/use-efficiency";
import type { NoteCosts } from "../api/use-note-costs";
import { describeDurations } from "../model/describe-durations";
import { cutAt } from "../model/cut-at";
import { efficiencyGrouping } from "../model/efficiency-grouping";
import { toScatterModel } from "../model/to-scatter-model";

interface DurationsModel {
  /** Null without a single request that has a duration. */
  model: ScatterModel | null;
  sentence: string;
  state: PanelState;
  retry: () => void;
}

interface DurationsRequest {
  efficiency: Efficiency;
  notes: NoteCosts | undefined;
  /** Nothing is asked before. */
  isWanted: boolean;
}

/** Durations of the dearest six that have any. */
export function useDurationsModel({ efficiency, notes, isWanted }: DurationsRequest): DurationsModel {
  const { rows, range } = efficiency;
  const t = useText();
  const format = useFormat();
  const { state: url } = useUrlState();
  const shown = useMemo(
    () => rows.filter(({ durationRequests }) => durationRequests > 0).slice(0, MOST_SERIES),
    [rows],
  );
  const keys = useMemo(() => shown.map(({ key }) => key), [shown]);
  const { durations, state, retry } = useDurations(url, isWanted ? keys : []);
  const slots = useSeriesSlots(efficiencyGrouping(url.by).dimension, keys);
  const model = useMemo(
    () =>
      durations === undefined
        ? null
        : toScatterModel(
            shown.map((row, place) => ({ row, points: durations[place] ?? [] })),
            { hidden: url.hide, slots, format, t },
          ),
    [durations, shown, url.hide, slots, format, t],
  );
  const isNothingToAsk = keys.length === 0;
  return {
    model,
    sentence: describeDurations({ rows: shown, dotsSince: cutAt(notes, range.from) }, t, format),
    state: isNothingToAsk ? { face: "ready", refreshing: false, fault: null } : state,
    retry,
  };
}
