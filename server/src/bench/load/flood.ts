import { setTimeout as sleep } from "node:timers/promises";
import { BenchEvents } from "./bench-events.js";
import type { FloodPlan, FloodResult } from "./load-messages.js";
import type { Answer } from "./read-answer.js";
import { toRequest } from "./to-request.js";
import { ConnectionEndedError, UsageConnection, type LoadTarget } from "./usage-connection.js";

/** A server that takes no connection at all must not turn the generator into a busy loop. */
const RECONNECT_AFTER_MS = 10;

/** What is refused is sent again at once, as the worst of senders do; what is acknowledged is followed by something new. */
export async function flood(target: LoadTarget, plan: FloodPlan): Promise<FloodResult> {
  const senders = Array.from({ length: plan.connections }, (_, number) => new FloodSender(target, plan, number));
  const startedAtMs = Date.now();
  const stopAtMs = startedAtMs + plan.seconds * 1_000;
  await Promise.all(senders.map((sender) => sender.sendUntil(stopAtMs)));
  const seconds = (Date.now() - startedAtMs) / 1_000;
  return { stoppedAtMs: stopAtMs, seconds, ...sumOf(senders.map(({ tally }) => tally)) };
}

type FloodTally = Omit<FloodResult, "stoppedAtMs" | "seconds">;

/** One connection of the flood. */
class FloodSender {
  readonly tally: FloodTally = { answers: {}, refusalsWithoutRetryAfter: 0, resets: 0, acknowledged: [] };
  private readonly events: BenchEvents;
  private sent = 0;
  private label = "";
  private request: Buffer;

  constructor(
    private readonly target: LoadTarget,
    private readonly plan: FloodPlan,
    private readonly number: number,
  ) {
    this.events = new BenchEvents(plan.shape);
    this.request = this.nextRequest();
  }

  async sendUntil(stopAtMs: number): Promise<void> {
    let connection: UsageConnection | null = null;
    while (Date.now() < stopAtMs) {
      try {
        connection ??= await UsageConnection.open(this.target);
        const answer = await connection.send(this.request);
        this.count(answer);
        if (answer.status === 200) this.request = this.nextRequest();
        if (answer.closes) connection = null;
      } catch (error) {
        if (!(error instanceof ConnectionEndedError) && !isRefusedConnection(error)) throw error;
        this.tally.resets += 1;
        connection = null;
        this.request = this.nextRequest();
        await sleep(RECONNECT_AFTER_MS);
      }
    }
    connection?.close();
  }

  private nextRequest(): Buffer {
    const { shape } = this.plan;
    this.sent += 1;
    this.label = `flood-${process.pid}-${this.number}-${this.sent}`;
    return toRequest(this.target, shape.format, this.events.take(shape.eventsPerRequest, this.label));
  }

  private count(answer: Answer): void {
    const { tally } = this;
    tally.answers[answer.status] = (tally.answers[answer.status] ?? 0) + 1;
    if (answer.status === 200) {
      if (answer.accepted !== this.plan.shape.eventsPerRequest) throw new Error(`A wrong receipt: ${answer.body}`);
      tally.acknowledged.push(this.label);
    } else if ((answer.status === 429 || answer.status === 503) && !answer.hasRetryAfter) {
      tally.refusalsWithoutRetryAfter += 1;
    }
  }
}

function isRefusedConnection(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "connect";
}

function sumOf(tallies: readonly FloodTally[]): FloodTally {
  const answers: Record<string, number> = {};
  for (const tally of tallies) {
    for (const [status, count] of Object.entries(tally.answers)) answers[status] = (answers[status] ?? 0) + count;
  }
  return {
    answers,
    refusalsWithoutRetryAfter: tallies.reduce((sum, tally) => sum + tally.refusalsWithoutRetryAfter, 0),
    resets: tallies.reduce((sum, tally) => sum + tally.resets, 0),
    acknowledged: tallies.flatMap((tally) => tally.acknowledged),
  };
}
