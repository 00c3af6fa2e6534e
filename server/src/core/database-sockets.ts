import { Socket } from "node:net";

/**
 * Every socket to the database, so that they can be cut when nothing is heard from it any more: a query
 * sent into a black hole ends neither by a timeout of the server, which it never reached, nor by one of
 * the driver, which would have to be as long as the longest question.
 */
export class DatabaseSockets {
  /** With the time each was made, by `performance.now()`. */
  private readonly open = new Map<Socket, number>();

  /** @param make from the `maker` of others, when these are a part of theirs */
  constructor(private readonly make: () => Socket = () => new Socket()) {}

  get count(): number {
    return this.open.size;
  }

  /**
   * For `stream` of `pg`.
   *
   * @param silentMs a socket on which nothing moves for so long is taken for dead. Not for a connection
   *   that is held for its lock and says nothing meanwhile.
   */
  maker(silentMs?: number): () => Socket {
    return () => {
      const socket = this.make();
      this.open.set(socket, performance.now());
      socket.once("close", () => this.open.delete(socket));
      if (silentMs !== undefined) {
        socket.setTimeout(silentMs, () => socket.destroy(terminated(`nothing moved for ${silentMs} ms`)));
      }
      return socket;
    };
  }

  /** Ends what was made more than `olderThanMs` ago; whoever waits on it is told as by a lost connection. */
  cut(reason: string, olderThanMs = 0): void {
    const madeBefore = performance.now() - olderThanMs;
    for (const [socket, madeAt] of this.open) if (madeAt <= madeBefore) socket.destroy(terminated(reason));
  }

  /** Waits for what lets go of its connections, and cuts those that keep it for longer. */
  async endWithin(limitMs: number, ending: Promise<unknown>): Promise<void> {
    const timer = setTimeout(() => this.cut("it was to end"), limitMs);
    await ending.finally(() => clearTimeout(timer));
  }
}

/** Worded as the driver words it, so that it is known for what it is: see `isDatabaseAway`. */
function terminated(reason: string): Error {
  return new Error(`Connection terminated: ${reason}`);
}
