/** A task rests twice as long as it kept the processor, so that it leaves most of the time to others. */
const REST = 2;
const MAX_REST_MS = 500;

/** Runs a task soon after it is asked for, at most once per period and never twice at once. */
export class Throttle {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isWanted = false;
  private isStopped = false;
  private nextStart = Number.NEGATIVE_INFINITY;

  /** @param task must not reject */
  constructor(
    private readonly everyMs: number,
    private readonly task: () => Promise<void>,
  ) {}

  request(): void {
    this.isWanted = true;
    if (this.isStopped || this.timer !== null || this.running !== null) return;
    const waitMs = Math.max(0, this.nextStart - performance.now());
    this.timer = setTimeout(() => this.run(), waitMs);
  }

  /** Nothing runs after it; what is running is waited for. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private run(): void {
    this.timer = null;
    this.isWanted = false;
    const start = performance.now();
    const before = process.cpuUsage();
    this.running = this.task().finally(() => {
      this.running = null;
      const { user, system } = process.cpuUsage(before);
      const restMs = Math.min((REST * (user + system)) / 1_000, MAX_REST_MS);
      this.nextStart = Math.max(start + this.everyMs, performance.now() + restMs);
      if (this.isWanted) this.request();
    });
  }
}
