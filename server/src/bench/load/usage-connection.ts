import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { readAnswer, type Answer } from "./read-answer.js";

const READ_BUFFER_BYTES = 16 * 1024;

export interface LoadTarget {
  readonly host: string;
  readonly port: number;
  readonly apiKey: string;
}

/** A connection that ended while a request was under way. */
export class ConnectionEndedError extends Error {
  override readonly name = "ConnectionEndedError";
}

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** One kept connection to the door, one request at a time, as few steps per request as Node allows. */
export class UsageConnection {
  private received = "";
  private pending: Pending | null = null;
  private readonly socket: Socket;

  private constructor({ host, port }: LoadTarget) {
    const buffer = Buffer.allocUnsafe(READ_BUFFER_BYTES);
    const read = (bytes: number) => this.read(buffer.toString("latin1", 0, bytes));
    this.socket = connect({ host, port, noDelay: true, onread: { buffer, callback: read } });
    this.socket.on("error", () => undefined); // "close" follows and tells whoever waits
    this.socket.on("close", () => this.settle((pending) => pending.reject(new ConnectionEndedError())));
  }

  static async open(target: LoadTarget): Promise<UsageConnection> {
    const connection = new UsageConnection(target);
    await once(connection.socket, "connect");
    return connection;
  }

  /**
   * @param request a whole HTTP request
   * @throws ConnectionEndedError when the connection ended before the answer; the request's fate is not known then
   */
  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.socket.destroyed) return reject(new ConnectionEndedError());
      this.pending = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  /** Answers true: go on reading. */
  private read(text: string): boolean {
    this.received += text;
    try {
      const answer = readAnswer(this.received);
      if (answer === null) return true;
      this.received = "";
      if (answer.closes) this.socket.destroy();
      this.settle(({ resolve }) => resolve(answer));
    } catch (error) {
      this.settle(({ reject }) => reject(error));
    }
    return true;
  }

  private settle(tell: (pending: Pending) => void): void {
    const { pending } = this;
    this.pending = null;
    if (pending !== null) tell(pending);
  }
}
