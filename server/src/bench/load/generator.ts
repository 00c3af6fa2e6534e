import { createInterface } from "node:readline";
import { flood } from "./flood.js";
import { LoadPlan } from "./load-messages.js";
import { sendAll } from "./send-all.js";
import { sendAtRate } from "./send-at-rate.js";
import type { LoadTarget } from "./usage-connection.js";

// A process of its own, so that its work and its garbage are nobody else's: plans come in line by line
// on standard input, results leave on standard output.
const [host = "", port = ""] = process.argv.slice(2);
const target: LoadTarget = { host, port: Number(port), apiKey: process.env.BENCH_API_KEY ?? "" };

process.stdout.on("error", () => process.exit()); // nobody is left to be told

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await carryOut(LoadPlan.parse(JSON.parse(line))).then(
    (result) => ({ result }),
    (error: unknown) => ({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}

function carryOut(plan: LoadPlan): Promise<unknown> {
  switch (plan.kind) {
    case "send-all":
      return sendAll(target, plan);
    case "send-at-rate":
      return sendAtRate(target, plan);
    case "flood":
      return flood(target, plan);
  }
}
