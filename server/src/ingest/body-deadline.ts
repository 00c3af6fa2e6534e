export interface BodyDeadlines {
  /** Without a byte. */
  readonly silentMs: number;
  /** From the head of the request to the end of its body. */
  readonly totalMs: number;
}

/** Far more than any sender of ours needs, and little enough that a stalled one keeps its room only for moments. */
export const BODY_DEADLINES: BodyDeadlines = { silentMs: 5_000, totalMs: 30_000 };

/** Tells once that a body is late; what arrived while this process was busy is heard before it is judged. */
export class BodyDeadline {
  private readonly silence: NodeJS.Timeout;
  private readonly end: NodeJS.Timeout;
  private silent: NodeJS.Immediate | undefined;
  private ended: NodeJS.Immediate | undefined;

  constructor({ silentMs, totalMs }: BodyDeadlines, late: () => void) {
    this.silence = setTimeout(() => {
      this.silent = setImmediate(late);
    }, silentMs);
    this.end = setTimeout(() => {
      this.ended = setImmediate(late);
    }, totalMs);
  }

  /** A byte has come. */
  readonly heard = (): void => {
    clearImmediate(this.silent);
    this.silence.refresh();
  };

  stop(): void {
    clearTimeout(this.silence);
    clearTimeout(this.end);
    clearImmediate(this.silent);
    clearImmediate(this.ended);
  }
}
