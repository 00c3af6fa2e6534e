import { AsyncLocalStorage } from "node:async_hooks";

type Work = () => void;

/** So that what a host does in one long turn does not pile up. */
const MOST_WAITING = 256;

/**
 * What the host need not wait for: done one turn of the event loop later, when the host has gone on with its answer, or
 * before somebody looks. It keeps a process for that turn, and knows nothing of whose call it is about.
 */
export class AfterTurn {
  readonly #outside = AsyncLocalStorage.snapshot();
  readonly #comeBack = () => setImmediate(this.#now);
  readonly #now = () => this.now();
  #waiting: Work[] = [];

  /** @param work throws nothing */
  add(work: Work): void {
    this.#waiting.push(work);
    if (this.#waiting.length === 1) this.#outside(this.#comeBack);
    else if (this.#waiting.length >= MOST_WAITING) this.now();
  }

  now(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const work of waiting) work();
  }
}
