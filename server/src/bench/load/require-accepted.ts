import type { Answer } from "./read-answer.js";

/** @throws Error for any answer but 200 with all events accepted: a figure that includes refusals would mean nothing */
export function requireAccepted(answer: Answer, events: number): void {
  if (answer.status === 200 && answer.accepted === events) return;
  throw new Error(`Expected 200 with ${events} events accepted, got ${answer.status}: ${answer.body.slice(0, 300)}`);
}
