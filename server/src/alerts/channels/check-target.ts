import { AppError } from "../../core/errors.js";
import { withinTime } from "../../core/within-time.js";
import { PrivateTargetError } from "./guard/private-target-error.js";
import type { TargetGuard } from "./guard/target-guard.js";
import { failureWords } from "./senders/failure-words.js";

/** A resolver may take longer; somebody waits. */
const WITHIN_MS = 5_000;

/**
 * Looks at where a target is now, before it is saved. It is looked at again by every connection.
 *
 * @throws AppError BAD_INPUT naming `target`
 */
export async function checkTarget(guard: TargetGuard, { hostname }: URL): Promise<void> {
  try {
    await withinTime(guard.check(hostname), WITHIN_MS);
  } catch (error) {
    throw AppError.refused(`target: ${reasonOf(error)}`, "target");
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof PrivateTargetError) {
    return "expected an address on the public internet, for this one is private, local or reserved; ALLOW_PRIVATE_WEBHOOKS=1 allows it";
  }
  const code = error instanceof Error && "code" in error ? error.code : null;
  return failureWords(typeof code === "string" ? code : "ETIMEDOUT");
}
