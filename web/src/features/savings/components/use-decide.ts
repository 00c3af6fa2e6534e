import { useText } from "../../../lib/i18n";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import { useUrlState } from "../../../lib/use-url-state";
import type { Fault } from "../../../lib/graphql-fault";
import { showToast } from "../../../ui/toast";
import { useMarkSuggestion, type Decision } from "../api/use-mark-suggestion";
import type { Finding } from "../api/use-savings-report";

interface Decide {
  /** As it is shown: what was just decided comes before what the server last said. */
  shown: Decision;
  decide: (decision: Decision) => void;
  fault: Fault | null;
}

/** Marks a finding at once, and offers to undo it. */
export function useDecide(finding: Finding): Decide {
  const t = useText();
  const { state: url } = useUrlState();
  const { mark, pending, fault } = useMarkSuggestion(finding, toUsageFilter(url));
  const before: Decision = { status: finding.status, reason: finding.statusReason };

  const decide = async (decision: Decision): Promise<void> => {
    const version = await mark(decision, finding.version);
    if (version === null) return;
    showToast({
      text: t("savings.marked", { status: t(`savings.status.${decision.status}`) }),
      action: { label: t("savings.undo"), onPress: () => void mark(before, version) },
    });
  };
  return { shown: pending ?? before, decide: (decision) => void decide(decision), fault };
}
