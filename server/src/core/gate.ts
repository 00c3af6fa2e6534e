import { AppError } from "./errors.js";

/** What is let through takes parts of a second. */
const COME_BACK_SECONDS = 2;

interface GateOptions {
  /** Works that run at the same time. */
  readonly atOnce: number;
  /** Works that may wait for their turn. */
  readonly waiting: number;
  /** Said to those who may not even wait. */
  readonly refusal: string;
}

/** Lets expensive work through a few at a time, in the order it came, and turns away what would wait for long. */
export class Gate {
  private readonly queue: (() => void)[] = [];
  private running = 0;

  constructor(private readonly options: GateOptions) {}

  /** @throws AppError UNAVAILABLE when the queue is full */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running < this.options.atOnce) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next === undefined) this.running -= 1;
      else next(); // takes over this place
    }
  }

  /** @throws AppError UNAVAILABLE when what is asked for now could not even wait */
  requireRoom(): void {
    const { atOnce, waiting, refusal } = this.options;
    if (this.running >= atOnce && this.queue.length >= waiting) throw AppError.tooMany(refusal, COME_BACK_SECONDS);
  }

  private turn(): Promise<void> {
    this.requireRoom();
    return new Promise((resolve) => this.queue.push(resolve));
  }
}
