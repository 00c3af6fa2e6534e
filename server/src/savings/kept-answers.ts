interface Kept<Answer> {
  readonly at: number;
  readonly stamp: string;
  readonly answer: Promise<Answer>;
  /** Unknown until it is there. */
  forMs: number;
}

interface Keeping<Answer> {
  /** How long an answer is kept, by what it is and how long it took; 0 for not at all. */
  readonly forMs: (answer: Answer, tookMs: number) => number;
  readonly most: number;
}

/** Who asks, and what for. */
export interface Asked {
  readonly key: string;
  /** Of what answers are made of: another one ends those that were kept. */
  readonly stamp: string;
  readonly now: Date;
  /** What is older is worked out anew; without it, all that is kept will do. */
  readonly atMostMs?: number;
}

/** Answers that take seconds: worked out once for all who ask the same at the same time, and kept for a while. */
export class KeptAnswers<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  constructor(private readonly keeping: Keeping<Answer>) {}

  /** A failure is told to everybody who waits for it, and not kept. */
  get({ key, stamp, now, atMostMs = Infinity }: Asked, work: () => Promise<Answer>): Promise<Answer> {
    const known = this.kept.get(key);
    const ageMs = known === undefined ? 0 : Math.abs(now.getTime() - known.at);
    if (known?.stamp === stamp && ageMs < Math.min(known.forMs, atMostMs)) return known.answer;
    const kept: Kept<Answer> = { at: now.getTime(), stamp, answer: work(), forMs: Infinity };
    this.kept.delete(key);
    this.kept.set(key, kept);
    void this.settle(key, kept);
    this.forgetOldest();
    return kept.answer;
  }

  private async settle(key: string, kept: Kept<Answer>): Promise<void> {
    const startedAt = performance.now();
    try {
      const answer = await kept.answer;
      kept.forMs = this.keeping.forMs(answer, performance.now() - startedAt);
    } catch {
      kept.forMs = 0; // who asked is told
    }
    if (kept.forMs === 0 && this.kept.get(key) === kept) this.kept.delete(key);
  }

  private forgetOldest(): void {
    for (const key of this.kept.keys()) {
      if (this.kept.size <= this.keeping.most) return;
      this.kept.delete(key);
    }
  }
}
