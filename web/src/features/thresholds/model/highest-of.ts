import type { Language } from "../../../lib/language";
import { pseudonymName } from "../../../lib/pseudonym-name";

interface Status {
  threshold: { id: string };
  subject: { label: string } | null;
}

/** The app user whose usage stands for all of a limit on each, behind whom the server tells it; null of any other limit. */
export function highestOf(statuses: readonly Status[], id: string, language: Language): string | null {
  const [whole, most] = statuses.filter(({ threshold }) => threshold.id === id);
  return whole?.subject != null || most?.subject == null ? null : pseudonymName(most.subject.label, language);
}
