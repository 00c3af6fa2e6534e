import type { ReactNode } from "react";
import { useChosenState } from "../../../lib/url-state-context";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import type { OverviewAnswer } from "../api/use-overview";
import type { TotalsAnswer } from "../model/usage-answer";
import { DeltaChip } from "./delta-chip";

type Figure = (of: TotalsAnswer) => string | number | null;

interface KpiParts {
  /** Nothing without a comparison, or where one side is unknown. */
  delta: (figure: Figure, isMoney?: boolean) => ReactNode;
  /** Makes the tile choose the chart's meter. */
  meter: (choice: "cost" | "tokens" | "requests") => { onPress: () => void; isPressed: boolean };
}

/** What tiles have in common. */
export function useKpiParts({ previous, ...totals }: OverviewAnswer["totals"]): KpiParts {
  const format = useFormat();
  const { set } = useUrlState();
  const chosen = useChosenState();
  return {
    delta: (figure, isMoney = false) => {
      const now = figure(totals);
      const before = previous === null ? null : figure(previous);
      if (previous === null || now === null || before === null) return undefined;
      return (
        <DeltaChip
          delta={format.delta(now, before)}
          against={format.range(previous.range.from, previous.range.to)}
          isMoney={isMoney}
        />
      );
    },
    meter: (choice) => ({ onPress: () => set({ meter: choice }), isPressed: chosen.meter === choice }),
  };
}
