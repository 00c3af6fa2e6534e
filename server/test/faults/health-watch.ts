import { setTimeout as sleep } from "node:timers/promises";
import type { Replica } from "./replica.js";

const ASK_EVERY_MS = 100;
const LOOK_AT_MEMORY_EVERY = 5;
const PATIENCE_MS = 2_000;

export interface Probe {
  readonly path: "/livez" | "/readyz";
  /** Null when no answer came in time. */
  readonly status: number | null;
  readonly askedAt: number;
  readonly tookMs: number;
}

/** Asks one server about its health all the time, as supervisors and balancers do, and looks at its memory. */
export class HealthWatch {
  readonly probes: Probe[] = [];
  private readonly weights: { readonly at: number; readonly mib: number }[] = [];
  private isStopped = false;
  private readonly replica: Replica;
  private readonly asking: Promise<unknown>;

  constructor(replica: Replica) {
    this.replica = replica;
    this.asking = Promise.all([this.keepAsking("/livez"), this.keepAsking("/readyz"), this.keepWeighing()]);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.asking;
  }

  /** The probes of one path that were sent in a stretch of time. */
  between(path: Probe["path"], from: number, to = Number.POSITIVE_INFINITY): readonly Probe[] {
    return this.probes.filter((probe) => probe.path === path && probe.askedAt >= from && probe.askedAt < to);
  }

  /** The most it held in a stretch of time, in MiB. */
  memoryMibAt(from: number, to = Number.POSITIVE_INFINITY): number {
    return Math.max(0, ...this.weights.filter(({ at }) => at >= from && at < to).map(({ mib }) => mib));
  }

  private async keepAsking(path: Probe["path"]): Promise<void> {
    while (!this.isStopped) {
      const askedAt = performance.now();
      const status = await fetch(`${this.replica.url}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
        (response) => response.text().then(() => response.status),
        () => null,
      );
      this.probes.push({ path, status, askedAt, tookMs: performance.now() - askedAt });
      await sleep(ASK_EVERY_MS);
    }
  }

  private async keepWeighing(): Promise<void> {
    while (!this.isStopped) {
      this.weights.push({ at: performance.now(), mib: await this.replica.memoryMib() });
      await sleep(ASK_EVERY_MS * LOOK_AT_MEMORY_EVERY);
    }
  }
}
