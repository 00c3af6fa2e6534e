import { Suspense } from "react";
import { latePart } from "../../../ui/late-part";

const { Part: FailingBanner } = latePart(() => import("./failing-banner"));

/** The banner's place on the Overview: nothing while all is well, which it mostly is. */
export function FailingChannels() {
  return (
    <Suspense>
      <FailingBanner />
    </Suspense>
  );
}
