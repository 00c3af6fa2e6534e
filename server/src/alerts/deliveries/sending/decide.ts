import type { SendOutcome } from "../../channels/send-outcome.js";
import { DeliveryStatus } from "../delivery-words.js";
import { nextTry } from "../domain/next-try.js";
import type { Decided } from "../record-attempt.js";
import { firstDueAt } from "../messages/first-due-at.js";
import type { DueDelivery } from "./claim-due.js";

/** What becomes of a message after a try. */
export function decide(delivery: DueDelivery, outcome: SendOutcome, random: number): Decided {
  if (outcome.outcome === "ACCEPTED") return { status: DeliveryStatus.SENT };
  const { permanent, retryAfterSeconds, durationMs } = outcome;
  const endedAt = new Date(delivery.claimedAt.getTime() + durationMs);
  const tries = delivery.attempts + 1;
  const failed = { tries, endedAt, firstDueAt: firstDueAt(delivery), permanent, retryAfterSeconds };
  const nextAt = nextTry(failed, random);
  return nextAt === null ? { status: DeliveryStatus.DEAD } : { status: DeliveryStatus.WAITING, nextAt };
}
