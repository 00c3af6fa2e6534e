/** Enough pieces of work that a round lasts as long as wanted, as fast as the round before was. */
export class SizedByTime {
  constructor(
    private readonly wantedSeconds: number,
    private amount: number,
  ) {}

  /** Pieces of work of the next round. */
  next(): number {
    return this.amount;
  }

  /** A round too slow to tell, or one that ran wild, changes the next one by a bounded factor. */
  took(seconds: number): void {
    const factor = Math.min(Math.max(this.wantedSeconds / seconds, 1 / MAX_FACTOR), MAX_FACTOR);
    this.amount = Math.max(1, Math.ceil(this.amount * factor));
  }
}

const MAX_FACTOR = 8;
