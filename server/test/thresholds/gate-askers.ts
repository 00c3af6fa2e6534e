import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const ASKER = fileURLToPath(new URL("gate-asker.mjs", import.meta.url));

/** In tokens, and how often it was told to come back. */
export interface Asked {
  readonly allowed: number;
  readonly refused: number;
}

/**
 * Processes that ask for one app user at the same time, one for each target, until nothing more is allowed.
 *
 * @returns what each of them was allowed
 */
export async function askAtOnce(targets: readonly string[], key: string): Promise<readonly Asked[]> {
  const askers = targets.map((target, at) => new Asker(target, key, at + 1));
  await Promise.all(askers.map((asker) => asker.ready));
  const asked = await Promise.allSettled(askers.map((asker) => asker.begin()));
  return asked.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}

class Asker {
  readonly ready: Promise<unknown>;
  private readonly child;
  private told = "";
  private failed = "";

  constructor(target: string, key: string, seed: number) {
    this.child = spawn(process.execPath, [ASKER, target, key, String(seed)]);
    this.ready = once(this.child.stdout, "data");
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.failed += text;
    });
  }

  async begin(): Promise<Asked> {
    this.child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.told += text;
    });
    this.child.stdin.end("go\n");
    const [code] = (await once(this.child, "close")) as [number | null]; // as Node tells it
    if (code !== 0) throw new Error(this.failed);
    return JSON.parse(this.told) as Asked; // as the script writes it
  }
}
