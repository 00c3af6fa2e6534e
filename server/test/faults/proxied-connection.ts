import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { BackendMessages } from "./backend-messages.js";

export interface ConnectionRules {
  readonly databasePort: number;
  isHeld(): boolean;
  /** How long an answer travels now, in ms. */
  answerDelayMs(): number;
  /** Asked once per commit that has been done: whether its answer gets lost, and the connection with it. */
  losesCommit(): boolean;
  onClosed(connection: ProxiedConnection): void;
}

/** One client's connection to the database, through the fault proxy. */
export class ProxiedConnection {
  private upstream: Socket | null = null;
  private readonly messages = new BackendMessages();
  private answers: Promise<void> = Promise.resolve();
  private answersUnderWay = 0;
  private lastDueAt = 0;
  private readonly client: Socket;
  private readonly rules: ConnectionRules;

  constructor(client: Socket, rules: ConnectionRules) {
    this.client = client;
    this.rules = rules;
    client.setNoDelay(true);
    client.on("error", () => this.cut());
    client.on("close", () => this.cut());
    if (rules.isHeld()) client.pause();
    else this.open();
  }

  /** Nothing passes from now on, and nobody is told. */
  hold(): void {
    this.client.pause();
    this.upstream?.pause();
  }

  /** What was held back arrives after all, as packets do that were sent again. */
  release(): void {
    if (this.upstream === null) this.open();
    this.client.resume();
    this.upstream?.resume();
  }

  cut(): void {
    this.client.destroy();
    this.upstream?.destroy();
    this.rules.onClosed(this);
  }

  private open(): void {
    const upstream = connect(this.rules.databasePort, "127.0.0.1");
    this.upstream = upstream;
    upstream.setNoDelay(true);
    upstream.on("error", () => this.cut());
    upstream.on("data", (chunk: Buffer) => this.answer(chunk));
    upstream.on("end", () => void this.answers.then(() => this.client.end()));
    this.client.on("data", (chunk: Buffer) => void upstream.write(chunk));
    this.client.on("end", () => void upstream.end());
  }

  private answer(chunk: Buffer): void {
    if (this.messages.showsCommit(chunk) && this.rules.losesCommit()) {
      this.cut();
      return;
    }
    const delayMs = this.rules.answerDelayMs();
    if (delayMs === 0 && this.answersUnderWay === 0) this.client.write(chunk);
    else this.answerLater(chunk, delayMs);
  }

  /** Never before the answer that went ahead: a slow line still keeps its order. */
  private answerLater(chunk: Buffer, delayMs: number): void {
    this.lastDueAt = Math.max(this.lastDueAt, performance.now() + delayMs);
    const dueAt = this.lastDueAt;
    this.answersUnderWay += 1;
    this.answers = this.writeAt(dueAt, chunk);
  }

  private async writeAt(dueAt: number, chunk: Buffer): Promise<void> {
    await this.answers;
    await sleep(Math.max(0, dueAt - performance.now()));
    this.client.write(chunk);
    this.answersUnderWay -= 1;
  }
}
