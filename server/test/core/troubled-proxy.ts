import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to the database that can be troubled. */
export class TroubledProxy {
  private readonly sockets = new Set<Socket>();
  private readonly waiting: Socket[] = [];
  private isSilent = false;
  private delayMs = 0;
  private server: Server;

  private constructor(
    private readonly target: URL,
    private port = 0,
  ) {
    this.server = this.makeServer();
  }

  static async open(databaseUrl: string): Promise<TroubledProxy> {
    const proxy = new TroubledProxy(new URL(databaseUrl));
    await proxy.listen();
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = "127.0.0.1";
    url.port = String(this.port);
    return url.href;
  }

  /** Takes everything and forwards nothing, as a network does that drops packets. */
  silence(): void {
    this.isSilent = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** From now on everything takes so long, there and again back. */
  slow(delayMs: number): void {
    this.delayMs = delayMs;
  }

  /** Ends what is open and refuses what comes. */
  async refuse(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Forwards again: what comes, what came meanwhile, and what was open and nobody gave up. */
  async recover(): Promise<void> {
    this.isSilent = false;
    for (const socket of this.sockets) socket.resume();
    for (const near of this.waiting.splice(0)) if (!near.destroyed) this.forward(near);
    if (this.server.listening) return;
    this.server = this.makeServer();
    await this.listen();
  }

  async close(): Promise<void> {
    if (this.server.listening) await this.refuse();
  }

  private async listen(): Promise<void> {
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
    const address = this.server.address();
    if (typeof address === "object" && address !== null) this.port = address.port;
  }

  private makeServer(): Server {
    return createServer((near) => {
      this.hold(near);
      if (!this.isSilent) {
        this.forward(near);
        return;
      }
      near.pause();
      this.waiting.push(near);
    });
  }

  private forward(near: Socket): void {
    const far = connect(Number(this.target.port), this.target.hostname);
    this.hold(far);
    this.pass(near, far);
    this.pass(far, near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  }

  private pass(from: Socket, to: Socket): void {
    from.on("data", (chunk: Buffer) => {
      if (this.delayMs === 0) to.write(chunk);
      else setTimeout(() => to.write(chunk), this.delayMs);
    });
    from.on("end", () => to.end());
  }

  private hold(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => undefined); // the other side is told by the end of its own
    socket.on("close", () => this.sockets.delete(socket));
  }
}
