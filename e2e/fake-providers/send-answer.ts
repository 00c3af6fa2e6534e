import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { BilledCall } from "./billed-call.ts";
import type { Answer, Part } from "./fake-call.ts";

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  // The SDKs try again after this, and not after half a second.
  const soon = status === 429 || status === 500 ? { "retry-after-ms": "5" } : {};
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8", ...soon });
  response.end(JSON.stringify(body));
}

/** The whole answer, or what its scenario leaves of it; the line of the log follows what was really sent. */
export async function sendAnswer(
  response: ServerResponse,
  { answer, billed, slowMs }: { answer: Answer; billed: BilledCall; slowMs: number },
): Promise<void> {
  response.on("close", () => {
    if (billed.ended === "open") billed.ended = "left";
  });
  if (billed.stream) await sendParts(response, { answer, billed, slowMs });
  else await sendBody(response, { answer, billed, slowMs });
}

async function sendBody(
  response: ServerResponse,
  { answer, billed, slowMs }: { answer: Answer; billed: BilledCall; slowMs: number },
): Promise<void> {
  if (billed.scenario === "slow") await pause(slowMs);
  if (billed.scenario === "held") await once(response, "close");
  if (response.destroyed) return;
  const text = JSON.stringify(answer.body);
  const bytes = Buffer.byteLength(text);
  response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Content-Length": bytes });
  if (billed.scenario === "cut") return cut(response, { text: text.slice(0, 40), billed });
  billed.ended = "whole";
  if (billed.scenario !== "usage-less" && billed.api !== "gemini-embeddings") billed.reported = billed.billed;
  response.end(text);
}

async function sendParts(
  response: ServerResponse,
  { answer, billed, slowMs }: { answer: Answer; billed: BilledCall; slowMs: number },
): Promise<void> {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" });
  const breaks = billed.scenario === "cut" || billed.scenario === "held";
  for (const part of breaks ? answer.parts.slice(0, answer.breaksAfter) : answer.parts) {
    if (billed.scenario === "slow") await pause(slowMs);
    if (response.destroyed) return;
    if (part.reported !== undefined) billed.reported = part.reported;
    response.write(toFrame(part));
  }
  if (billed.scenario === "cut") return cut(response, { text: `data: {"`, billed });
  if (billed.scenario === "held") return void (response.destroyed || (await once(response, "close")));
  billed.ended = "whole";
  response.end();
}

/** Once the text has left this process. */
function cut(response: ServerResponse, { text, billed }: { text: string; billed: BilledCall }): void {
  billed.ended = "cut";
  response.write(text, () => response.destroy());
}

function toFrame({ event, data }: Part): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return event === undefined ? `data: ${text}\n\n` : `event: ${event}\ndata: ${text}\n\n`;
}
