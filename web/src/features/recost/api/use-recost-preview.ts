import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { PreviewRecostQuery, RecostScopeInput } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { PREVIEW_RECOST } from "./preview-query";

export type Preview = PreviewRecostQuery["previewRecost"];
export type Delta = Preview["byDay"][number];

interface PreviewResult {
  /** Null until somebody asks. */
  asked: RecostScopeInput | null;
  preview: Preview | undefined;
  /** The choice on the page is another one than was previewed. */
  isOutdated: boolean;
  state: PanelState;
  /** Previews the choice, also when it is the same: prices may have changed. */
  ask: () => void;
  forget: () => void;
}

/** What a re-cost would change. It reads every request of the range, so it waits to be asked for. */
export function useRecostPreview(scope: RecostScopeInput, isAskedAtOnce: boolean): PreviewResult {
  const [asked, setAsked] = useState<RecostScopeInput | null>(isAskedAtOnce ? scope : null);
  const { data, previousData, error, networkStatus, refetch } = useQuery(PREVIEW_RECOST, {
    variables: { scope: asked ?? scope },
    skip: asked === null,
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    notifyOnNetworkStatusChange: true,
  });
  const isBusy = networkStatus !== NetworkStatus.ready && networkStatus !== NetworkStatus.error;
  const preview = asked === null ? undefined : (data ?? previousData)?.previewRecost;
  const isSame = JSON.stringify(asked) === JSON.stringify(scope);
  return {
    asked,
    preview,
    isOutdated: asked !== null && !isSame,
    state: panelState({ data: preview, loading: asked !== null && isBusy, error }),
    ask: () => {
      if (isSame) void refetch();
      else setAsked(scope);
    },
    forget: () => setAsked(null),
  };
}
