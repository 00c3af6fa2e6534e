interface Kept<Answer> {
  readonly at: number;
  readonly answer: Promise<Answer>;
}

interface Keeping {
  readonly forMs: number;
  readonly most: number;
}

/** Answers that take seconds: worked out once for all who ask the same at the same time, and kept for a while. */
export class KeptAnswers<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  constructor(private readonly keeping: Keeping) {}

  /** A failure is told to everybody who waits for it, and not kept. */
  get(key: string, now: Date, work: () => Promise<Answer>): Promise<Answer> {
    const known = this.kept.get(key);
    if (known !== undefined && Math.abs(now.getTime() - known.at) < this.keeping.forMs) return known.answer;
    const kept = { at: now.getTime(), answer: work() };
    this.kept.delete(key);
    this.kept.set(key, kept);
    kept.answer.catch(() => {
      if (this.kept.get(key) === kept) this.kept.delete(key);
    });
    this.forgetOldest();
    return kept.answer;
  }

  private forgetOldest(): void {
    for (const key of this.kept.keys()) {
      if (this.kept.size <= this.keeping.most) return;
      this.kept.delete(key);
    }
  }
}
