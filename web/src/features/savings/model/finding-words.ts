import type { FindingKind } from "../../../lib/graphql/graphql";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { MessageKey } from "../../../locales/message-key";
import type { Finding } from "../api/use-savings-report";
import { findingFacts } from "./finding-facts";
import { subjectText } from "./subject-text";

/** A sentence, and the facts without which it would have gaps. */
interface Sentence {
  key: MessageKey;
  needs: readonly string[];
}

const WASTE = ["share", "costShare"] as const;
const EXCESS = ["share", "usualTokens", "meanExcessTokens"] as const;

/** The first sentence that has its facts is told; a newer server may have others. */
const SENTENCES: Readonly<Record<FindingKind, readonly Sentence[]>> = {
  IDENTICAL_REQUESTS: [{ key: "savings.text.IDENTICAL_REQUESTS", needs: WASTE }],
  RESUMMARISED_NOTES: [{ key: "savings.text.RESUMMARISED_NOTES", needs: WASTE }],
  BILLED_RETRIES: [{ key: "savings.text.BILLED_RETRIES", needs: WASTE }],
  NEAR_LIMIT: [{ key: "savings.text.NEAR_LIMIT", needs: ["share", "repeated", "limit"] }],
  LONG_INPUT: [{ key: "savings.text.LONG_INPUT", needs: EXCESS }],
  LONG_OUTPUT: [{ key: "savings.text.LONG_OUTPUT", needs: EXCESS }],
  THINKING: [
    { key: "savings.text.THINKING.short", needs: ["answerTokens", "reasoningPerAnswer"] },
    { key: "savings.text.THINKING", needs: EXCESS },
  ],
  CACHEABLE_PREFIX: [{ key: "savings.text.CACHEABLE_PREFIX", needs: ["prefixTokens", "cachedShare", "warmShare"] }],
  FALLING_CACHE_HITS: [{ key: "savings.text.FALLING_CACHE_HITS", needs: ["share", "formerShare", "days"] }],
  CHEAPER_MODEL: [{ key: "savings.text.CHEAPER_MODEL", needs: ["otherModel", "priceShare", "answerTokens"] }],
  BATCH_ELIGIBLE: [{ key: "savings.text.BATCH_ELIGIBLE", needs: ["share", "nights"] }],
};

/** What costs too much, and where, as the heading of a card. */
export function findingTitle({ kind, subject }: Pick<Finding, "kind" | "subject">, t: Translate): string {
  return t(`savings.title.${kind}`, { subject: subjectText(subject) });
}

type Told = Pick<Finding, "kind" | "requests" | "facts">;

/** What was seen, in a sentence with its numbers. */
export function findingText(finding: Told, t: Translate, format: Format): string {
  const facts = findingFacts(finding, format);
  const sentence = SENTENCES[finding.kind].find(({ needs }) => needs.every((name) => facts.has(name)));
  const values = { ...Object.fromEntries(facts), count: finding.requests, shown: format.exact(finding.requests) };
  return t(sentence?.key ?? "savings.text", values);
}
