type Close = () => Promise<unknown>;

/** What has to be let go of, in the reverse order of how it was taken. */
export class Closers {
  private readonly stack: Close[] = [];

  add(close: Close): void {
    this.stack.push(close);
  }

  /**
   * Runs them all, each once: one that fails must not keep the rest open.
   *
   * @throws the first fault, after the last one ran
   */
  async close(): Promise<void> {
    const faults: unknown[] = [];
    for (let close = this.stack.pop(); close !== undefined; close = this.stack.pop()) {
      try {
        await close();
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw faults[0];
  }
}
