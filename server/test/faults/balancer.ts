import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setInterval as every } from "node:timers/promises";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import type { Replica } from "./replica.js";

const LOOK_EVERY_MS = 50;
const PASSED_ON = ["authorization", "content-type"];

/**
 * Round robin over replicas that say they are ready, and over all of them when none does. A request whose
 * connection fails goes to the next one: events carry their identity, so sending them again is safe.
 */
export class Balancer {
  readonly url: string;
  /** Requests that no replica could be reached for. */
  failures = 0;
  /** Requests that were sent again. */
  retries = 0;
  private turn = 0;
  private readonly replicas: readonly Replica[];
  private readonly ready = new Set<Replica>();
  private readonly underWay = new Map<Replica, number>();
  private readonly stopping = new AbortController();
  private readonly server: Server;

  private constructor(replicas: readonly Replica[], port: number) {
    this.replicas = replicas;
    this.url = `http://127.0.0.1:${port}`;
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.listen(port, "127.0.0.1");
  }

  static async start(replicas: readonly Replica[]): Promise<Balancer> {
    const balancer = new Balancer(replicas, await freePort());
    await once(balancer.server, "listening");
    for (const replica of replicas) void balancer.look(replica);
    return balancer;
  }

  /** Requests that wait for this replica's answer. */
  requestsAt(replica: Replica): number {
    return this.underWay.get(replica) ?? 0;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  private async look(replica: Replica): Promise<void> {
    try {
      for await (const _ of every(LOOK_EVERY_MS, undefined, { signal: this.stopping.signal })) {
        if (await replica.isReady()) this.ready.add(replica);
        else this.ready.delete(replica);
      }
    } catch {
      // stopped
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => null);
    if (body === null) return; // the sender went away
    for (const [at, replica] of this.inTurn().entries()) {
      if (at > 0) this.retries += 1;
      const answer = await this.ask(replica, request, body);
      if (answer === null) continue;
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    this.failures += 1;
    response.writeHead(503, { "retry-after": "1" }).end();
  }

  private inTurn(): readonly Replica[] {
    this.turn += 1;
    const from = this.turn % this.replicas.length;
    const rotated = [...this.replicas.slice(from), ...this.replicas.slice(0, from)];
    return [...rotated.filter((replica) => this.ready.has(replica)), ...rotated.filter((one) => !this.ready.has(one))];
  }

  /** Null when the connection failed before the answer was whole. */
  private async ask(replica: Replica, { method = "GET", url = "/", headers }: IncomingMessage, body: string) {
    this.underWay.set(replica, this.requestsAt(replica) + 1);
    try {
      const sent = PASSED_ON.flatMap((name): [string, string][] => {
        const value = headers[name];
        return typeof value === "string" ? [[name, value]] : [];
      });
      const answer = await fetch(`${replica.url}${url}`, {
        method,
        headers: sent,
        body: method === "GET" ? null : body,
      });
      const kept = ["content-type", "retry-after"].flatMap((name): [string, string][] => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value]];
      });
      return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() };
    } catch {
      return null;
    } finally {
      this.underWay.set(replica, this.requestsAt(replica) - 1);
    }
  }
}
