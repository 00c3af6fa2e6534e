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

  private turn(): Promise<void> {
    if (this.queue.length >= this.options.waiting) throw AppError.tooMany(this.options.refusal, COME_BACK_SECONDS);
    return new Promise((resolve) => this.queue.push(resolve));
  }
}
