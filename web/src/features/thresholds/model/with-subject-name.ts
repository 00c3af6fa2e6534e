import type { ThresholdScope } from "../../../lib/graphql/graphql";
import type { Language } from "../../../lib/language";
import { pseudonymName } from "../../../lib/pseudonym-name";

interface Watched {
  scope: ThresholdScope;
  subject: { key: string; label: string } | null;
}

/** The same with its app user called in the reader's language. */
export function withSubjectName<One extends Watched>(one: One, language: Language): One {
  const { scope, subject } = one;
  if (scope !== "USER" || subject === null) return one;
  return { ...one, subject: { ...subject, label: pseudonymName(subject.label, language) } };
}
