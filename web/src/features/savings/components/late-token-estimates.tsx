import { Suspense, useRef } from "react";
import { useText } from "../../../lib/i18n";
import { useInView } from "../../../lib/use-in-view";
import { latePart } from "../../../ui/late-part";
import { Panel } from "../../../ui/panel";

const { Part: TokenEstimatesPanel } = latePart(() => import("./token-estimates-panel"));

const WAITING = { face: "loading" } as const;
const HEIGHT = 280;

/** Its code and its answer are asked for when somebody scrolls there. */
export function LateTokenEstimates() {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useInView(place);
  const waiting = (
    <Panel title={t("savings.estimates")} state={WAITING} skeletonHeight={HEIGHT}>
      {null}
    </Panel>
  );
  return (
    <div ref={place}>
      {isSeen ? (
        <Suspense fallback={waiting}>
          <TokenEstimatesPanel skeletonHeight={HEIGHT} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}
