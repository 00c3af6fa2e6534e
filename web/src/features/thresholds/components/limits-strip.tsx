import { Suspense } from "react";
import { latePart } from "../../../ui/late-part";

const { Part: NearLimits } = latePart(() => import("./near-limits"));

const HEIGHT = 56;

/** Its place on the Overview, which its code and its numbers come into later. */
export function LimitsStrip() {
  return (
    <Suspense fallback={<div style={{ height: HEIGHT }} />}>
      <NearLimits />
    </Suspense>
  );
}
