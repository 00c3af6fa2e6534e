import type { Logger } from "pino";
import type { WebSocket } from "ws";
import type { Caller } from "../access/viewer-of-request.js";
import type { Viewer } from "../access/viewer.js";

const FORBIDDEN = 4403;

/** Who opened a socket, and by what. */
export interface Visitor {
  viewer: Viewer;
  readonly caller: Caller;
}

interface WatchParts {
  readonly find: (caller: Caller) => Promise<Viewer | null>;
  readonly everyMs: number;
  readonly logger: Logger;
}

/** Asks again and again whether those behind open sockets still have their rights; closes the sockets of others. */
export class VisitorWatch {
  private readonly visitors = new Map<WebSocket, Visitor>();
  private readonly timer: NodeJS.Timeout;
  private isChecking = false;

  constructor(private readonly parts: WatchParts) {
    this.timer = setInterval(() => void this.checkAll(), parts.everyMs);
    this.timer.unref();
  }

  add(socket: WebSocket, visitor: Visitor): void {
    this.visitors.set(socket, visitor);
  }

  remove(socket: WebSocket): void {
    this.visitors.delete(socket);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** False when the socket was closed because its visitor is gone or lost a right. */
  async check(socket: WebSocket): Promise<boolean> {
    const visitor = this.visitors.get(socket);
    if (visitor === undefined) return false;
    const viewer = await this.parts.find(visitor.caller);
    if (viewer !== null && visitor.viewer.permissions.every((right) => viewer.permissions.includes(right))) {
      visitor.viewer = viewer;
      return true;
    }
    this.remove(socket);
    socket.close(FORBIDDEN, "Forbidden");
    return false;
  }

  /** One after the other: there may be many, and questions of pages come first. */
  private async checkAll(): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    for (const socket of this.visitors.keys()) {
      try {
        await this.check(socket);
      } catch (error) {
        // Without the database nothing is recorded that could be told. The next time decides.
        this.parts.logger.warn({ err: error }, "the rights behind a WebSocket could not be checked");
        break;
      }
    }
    this.isChecking = false;
  }
}
