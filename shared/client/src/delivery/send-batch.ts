import { type Answer, type Ask, describe, messageOf } from "../post.js";
import type { Problem } from "../problem.js";
import type { Receipt, RejectedEvent } from "../usage-event.js";
import { judgeAnswer } from "./judge-answer.js";
import type { QueuedEvent } from "./queued-event.js";

/** What became of a batch. */
export interface SentBatch {
  /** Those that have to be sent again, in their order; none when all are settled. */
  readonly left: readonly QueuedEvent[];
  /** Why; null when all are settled. */
  readonly obstacle: Obstacle | null;
}

export interface Obstacle {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | null;
}

export interface BatchParts {
  readonly ask: Ask;
  readonly received: (events: readonly QueuedEvent[], receipt: Receipt) => void;
}

/** Sends a batch; one that is refused as a whole is halved until the event that is at fault is alone. */
export async function sendBatch(batch: readonly QueuedEvent[], parts: BatchParts): Promise<SentBatch> {
  const pieces: (readonly QueuedEvent[])[] = [batch];
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const obstacle = await sendPiece(piece, parts, pieces);
    if (obstacle !== null) return { left: [piece, ...pieces.toReversed()].flat(), obstacle };
  }
  return { left: [], obstacle: null };
}

/** Puts the halves of a refused piece on top of the others. */
async function sendPiece(
  piece: readonly QueuedEvent[],
  { ask, received }: BatchParts,
  others: (readonly QueuedEvent[])[],
): Promise<Obstacle | null> {
  const asked = await tryToAsk(ask, `{"events":[${piece.map(({ json }) => json).join(",")}]}`);
  if ("failure" in asked) return { problem: unreachable(null, asked.failure), retryAfterSeconds: null };
  const { answer } = asked;
  const verdict = judgeAnswer(answer);
  switch (verdict.kind) {
    case "RECEIVED":
      received(piece, verdict.receipt);
      return null;
    case "REFUSED":
      if (piece.length === 1) received(piece, refusedAlone(piece, messageOf(answer)));
      else others.push(piece.slice(piece.length >> 1), piece.slice(0, piece.length >> 1));
      return null;
    case "KEY_REFUSED":
      return {
        problem: { kind: "KEY_REFUSED", message: messageOf(answer), status: answer.status },
        retryAfterSeconds: null,
      };
    case "LATER":
      return {
        problem: unreachable(answer.status, messageOf(answer)),
        retryAfterSeconds: answer.retryAfterSeconds,
      };
  }
}

async function tryToAsk(ask: Ask, body: string): Promise<{ answer: Answer } | { failure: string }> {
  try {
    return { answer: await ask({ method: "POST", path: "/v1/usage", body }) };
  } catch (error) {
    return { failure: `Nobody answered: ${describe(error)}` };
  }
}

function unreachable(status: number | null, message: string): Problem {
  return { kind: "UNREACHABLE", message, status };
}

function refusedAlone([event]: readonly QueuedEvent[], message: string): Receipt {
  const rejected: RejectedEvent = { index: 0, id: idOf(event?.json ?? ""), code: "BAD_INPUT", field: null, message };
  return { accepted: 0, duplicates: 0, rejected: [rejected], ignoredFields: [] };
}

/** Null for what a broken disk made of an event. */
function idOf(json: string): string | null {
  try {
    const event: unknown = JSON.parse(json);
    return typeof event === "object" && event !== null && "id" in event ? String(event.id) : null;
  } catch {
    return null;
  }
}
