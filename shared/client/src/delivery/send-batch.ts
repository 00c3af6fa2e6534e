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
  const aside: QueuedEvent[] = [];
  let whyAside: Obstacle | null = null;
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const met = await sendPiece(piece, parts, pieces);
    if (met === null) continue;
    if (!met.isOfPiece) return { left: [aside, piece, ...pieces.toReversed()].flat(), obstacle: met.obstacle };
    aside.push(...piece);
    whyAside = met.obstacle;
  }
  return { left: aside, obstacle: whyAside };
}

interface Met {
  readonly obstacle: Obstacle;
  /** Whether the other pieces may pass. */
  readonly isOfPiece: boolean;
}

/** Puts the halves of a refused piece on top of the others; null when the piece is done with. */
async function sendPiece(
  piece: readonly QueuedEvent[],
  { ask, received }: BatchParts,
  others: (readonly QueuedEvent[])[],
): Promise<Met | null> {
  const asked = await tryToAsk(ask, `{"events":[${piece.map(({ json }) => json).join(",")}]}`);
  if ("failure" in asked) return stopped(unreachable(null, asked.failure));
  const { answer } = asked;
  const { status, retryAfterSeconds } = answer;
  const verdict = judgeAnswer(answer);
  switch (verdict.kind) {
    case "RECEIVED":
      received(piece, verdict.receipt);
      return null;
    case "REFUSED":
      if (piece.length === 1) received(piece, refusedAlone(piece, messageOf(answer)));
      else halve(piece, others);
      return null;
    case "TOO_LARGE":
      if (piece.length === 1) return { ...stopped(unreachable(status, messageOf(answer))), isOfPiece: true };
      halve(piece, others);
      return null;
    case "KEY_REFUSED":
      return stopped({ kind: "KEY_REFUSED", message: messageOf(answer), status });
    case "LATER":
      return stopped(unreachable(status, messageOf(answer)), retryAfterSeconds);
  }
}

function halve(piece: readonly QueuedEvent[], others: (readonly QueuedEvent[])[]): void {
  const middle = piece.length >> 1;
  others.push(piece.slice(middle), piece.slice(0, middle));
}

function stopped(problem: Problem, retryAfterSeconds: number | null = null): Met {
  return { obstacle: { problem, retryAfterSeconds }, isOfPiece: false };
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
