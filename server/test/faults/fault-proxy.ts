import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { ProxiedConnection, type ConnectionRules } from "./proxied-connection.js";

export type ProxyMode =
  | { readonly kind: "pass" }
  /** Nobody listens, and what was open is cut. */
  | { readonly kind: "refuse" }
  /** Everything is taken and nothing arrives, as behind a firewall that drops. */
  | { readonly kind: "blackhole" }
  /** Every answer takes `ms`, give or take `jitterMs`. */
  | { readonly kind: "slow"; readonly ms: number; readonly jitterMs: number }
  /** Of every `every` commits one is done and its answer lost. */
  | { readonly kind: "lose-commits"; readonly every: number };

/** Stands between servers and PostgreSQL and does to them what networks do. */
export class FaultProxy {
  /** Commits that were done while the client never heard of it. */
  lostCommits = 0;
  private mode: ProxyMode = { kind: "pass" };
  private commits = 0;
  private server: Server | null = null;
  private readonly connections = new Set<ProxiedConnection>();
  private readonly rules: ConnectionRules;
  private readonly port: number;

  private constructor(port: number, databasePort: number) {
    this.port = port;
    this.rules = {
      databasePort,
      isHeld: () => this.mode.kind === "blackhole",
      answerDelayMs: () => this.answerDelayMs(),
      losesCommit: () => this.losesCommit(),
      onClosed: (connection) => this.connections.delete(connection),
    };
  }

  static async start(databaseUrl: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(await freePort(), Number(new URL(databaseUrl).port));
    await proxy.listen();
    return proxy;
  }

  /** The same database, through this proxy. */
  urlOf(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.port = String(this.port);
    return url.href;
  }

  async set(mode: ProxyMode): Promise<void> {
    const before = this.mode.kind;
    this.mode = mode;
    if (before === "refuse" && mode.kind !== "refuse") await this.listen();
    if (before === "blackhole") for (const connection of this.connections) connection.release();
    if (mode.kind === "blackhole") for (const connection of this.connections) connection.hold();
    if (mode.kind === "refuse") await this.stop();
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    server.close();
    for (const connection of this.connections) connection.cut();
    await once(server, "close");
  }

  private async listen(): Promise<void> {
    this.server = createServer((client) => this.connections.add(new ProxiedConnection(client, this.rules)));
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
  }

  private answerDelayMs(): number {
    if (this.mode.kind !== "slow") return 0;
    return this.mode.ms + (Math.random() * 2 - 1) * this.mode.jitterMs;
  }

  private losesCommit(): boolean {
    if (this.mode.kind !== "lose-commits") return false;
    this.commits += 1;
    if (this.commits % this.mode.every !== 0) return false;
    this.lostCommits += 1;
    return true;
  }
}
