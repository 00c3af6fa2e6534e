import { NoMatches } from "../../features/filters/components/no-matches";
import { RequestsPage } from "../../features/usage/requests-page";
import { UsageGate } from "./usage-gate";

export function Requests() {
  return (
    <UsageGate>
      <RequestsPage noMatches={<NoMatches />} />
    </UsageGate>
  );
}
