import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";

const ENTRY = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const READY_WITHIN_MS = 60_000;
const POLL_MS = 25;

/** The built product as a process of its own, to be killed. */
export class RunningProduct {
  private process: ChildProcess | null = null;

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    readonly apiKey: string,
  ) {}

  static async start(): Promise<RunningProduct> {
    const dataDir = await mkdtemp(join(tmpdir(), "tokenledger-faults-"));
    const product = new RunningProduct(dataDir, await freePort(), "tl_key_of_the_fault_tests");
    await product.restart();
    return product;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  async restart(): Promise<void> {
    this.process = spawn(process.execPath, [ENTRY], {
      env: {
        PATH: process.env.PATH,
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        ADMIN_PASSWORD: "of the fault tests",
        BOOTSTRAP_API_KEY: this.apiKey,
        LOG_LEVEL: "fatal",
      },
      stdio: "ignore",
    });
    await this.untilReady();
  }

  /** As the system does when memory runs out. */
  async killServer(): Promise<void> {
    if (this.process === null) return;
    const gone = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await gone;
  }

  /** Postmaster and every backend, at once. */
  async killDatabase(): Promise<void> {
    const postmasterFile = join(this.dataDir, "postgres", "cluster", "postmaster.pid");
    const [postmaster = ""] = (await readFile(postmasterFile, "utf8")).split("\n");
    const { stdout } = await promisify(execFile)("ps", ["-o", "pid=", "--ppid", postmaster]);
    for (const pid of [postmaster, ...stdout.trim().split(/\s+/)]) killIfThere(Number(pid));
  }

  async untilReady(): Promise<void> {
    const giveUpAt = Date.now() + READY_WITHIN_MS;
    while (Date.now() < giveUpAt) {
      const ready = await fetch(`${this.url}/readyz`).then(
        ({ ok }) => ok,
        () => false, // not listening yet
      );
      if (ready) return;
      await sleep(POLL_MS);
    }
    throw new Error("the product did not become ready");
  }

  async stop(): Promise<void> {
    if (this.process?.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, "exit");
      this.process.kill("SIGTERM");
      await gone;
    }
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // gone already, which is what was wanted
  }
}
