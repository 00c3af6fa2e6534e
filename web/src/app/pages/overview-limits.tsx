import FailingBanner from "../../features/channels/components/failing-banner";
import NearLimits from "../../features/thresholds/components/near-limits";

/** Above the Overview: what keeps alerts from being heard, and how near limits are. */
export default function OverviewLimits() {
  return (
    <>
      <FailingBanner />
      <NearLimits />
    </>
  );
}
