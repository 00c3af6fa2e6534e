import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BenchedProduct } from "../start-product.js";
import * as messages from "./load-messages.js";

const ENTRY = fileURLToPath(new URL("generator.js", import.meta.url));

/** The load generator's process, as seen from the run. One plan at a time. */
export class LoadGenerator {
  private readonly replies: AsyncIterator<string>;

  private constructor(
    private readonly child: ChildProcess & { stdin: NodeJS.WritableStream },
    output: NodeJS.ReadableStream,
  ) {
    this.replies = createInterface({ input: output })[Symbol.asyncIterator]();
  }

  static start({ url, apiKey }: Pick<BenchedProduct, "url" | "apiKey">): LoadGenerator {
    const { hostname, port } = new URL(url);
    const child = spawn(process.execPath, [ENTRY, hostname, port], {
      env: { ...process.env, BENCH_API_KEY: apiKey },
      stdio: ["pipe", "pipe", "inherit"],
    });
    return new LoadGenerator(child, child.stdout);
  }

  async sendAll(plan: Omit<messages.SendAllPlan, "kind">): Promise<messages.SendAllResult> {
    return messages.SendAllResult.parse(await this.carryOut({ kind: "send-all", ...plan }));
  }

  async sendAtRate(plan: Omit<messages.SendAtRatePlan, "kind">): Promise<messages.SendAtRateResult> {
    return messages.SendAtRateResult.parse(await this.carryOut({ kind: "send-at-rate", ...plan }));
  }

  async flood(plan: Omit<messages.FloodPlan, "kind">): Promise<messages.FloodResult> {
    return messages.FloodResult.parse(await this.carryOut({ kind: "flood", ...plan }));
  }

  stop(): void {
    this.child.kill("SIGTERM");
  }

  private async carryOut(plan: messages.LoadPlan): Promise<unknown> {
    this.child.stdin.write(`${JSON.stringify(plan)}\n`);
    const { value, done } = await this.replies.next();
    if (done === true) throw new Error("The load generator ended.");
    const reply = messages.LoadReply.parse(JSON.parse(value));
    if ("fault" in reply) throw new Error(`The load generator failed. ${reply.fault}`);
    return reply.result;
  }
}
