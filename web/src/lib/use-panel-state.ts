import { useMemo } from "react";
import { panelState, type PanelState } from "./panel-state";

/** The same face as long as nothing about it changed: panels that have it are not drawn again with their page. */
export function usePanelState({ data, loading, error }: Parameters<typeof panelState>[0]): PanelState {
  const isKnown = data !== undefined && data !== null;
  return useMemo(() => panelState({ data: isKnown ? true : null, loading, error }), [isKnown, loading, error]);
}
