import type { SendOutcome } from "../send-outcome.js";
import type { PostAnswer } from "./post-to-target.js";
import { retryAfterSeconds } from "./retry-after-seconds.js";

const GONE = 410;
const MAY_SAY_WHEN: ReadonlySet<number> = new Set([429, 503]);

/** What an answer of HTTP means. Its text is as it came. */
export function outcomeOfPost(answer: PostAnswer, now: Date): Omit<SendOutcome, "durationMs"> {
  const { status, statusText, body } = answer;
  const said = `${status} ${statusText}`.trim();
  if (status >= 200 && status < 300) {
    return { outcome: "ACCEPTED", answer: said, permanent: false, retryAfterSeconds: null };
  }
  const isRedirect = status >= 300 && status < 400;
  return {
    outcome: "REFUSED",
    answer: isRedirect ? `${said}: redirects are not followed` : [said, body].filter(Boolean).join(": "),
    permanent: status === GONE,
    retryAfterSeconds: MAY_SAY_WHEN.has(status) ? retryAfterSeconds(answer.retryAfter, now) : null,
  };
}
