import { failureWords } from "./failure-words.js";
import { outcomeOfPost } from "./outcome-of-post.js";
import { postToTarget, type PostContext } from "./post-to-target.js";
import { PrivateTargetError } from "../guard/private-target-error.js";
import type { SendOutcome } from "../send-outcome.js";
import { secretsOf, tellAnswer } from "./tell-answer.js";

interface JsonPost {
  readonly target: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Beside the target: what the answer must not repeat. */
  readonly secrets: readonly string[];
}

/** Posts JSON once; whatever becomes of it is in the outcome. */
export async function sendPost(post: JsonPost, now: Date, context: PostContext): Promise<SendOutcome> {
  const { body, headers, secrets } = post;
  const target = new URL(post.target);
  const begun = performance.now();
  const outcome = await postToTarget(
    target,
    { body, headers: { "Content-Type": "application/json", "User-Agent": "Tokenledger", ...headers } },
    context,
  ).then((answer) => outcomeOfPost(answer, now), failed);
  const answer = tellAnswer(outcome.answer, secretsOf(target, secrets));
  return { ...outcome, answer, durationMs: Math.round(performance.now() - begun) };
}

function failed(error: unknown): Omit<SendOutcome, "durationMs"> {
  return { outcome: "FAILED", answer: reasonOf(error), permanent: false, retryAfterSeconds: null };
}

function reasonOf(error: unknown): string {
  if (error instanceof PrivateTargetError) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : null;
  return failureWords(typeof code === "string" ? code : "EUNKNOWN");
}
