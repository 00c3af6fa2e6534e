import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync, closeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { ALLOCATOR, NODE_FLAGS } from "../../src/app/node-flags.js";
import { waitUntil } from "./wait-until.js";

const ENTRY = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const KIB_PER_MIB = 1024;

export interface ReplicaOptions {
  /** With the installation's `secrets.json` in it. */
  readonly dataDir: string;
  /** Null: an embedded database of its own. */
  readonly databaseUrl: string | null;
  readonly apiKey: string;
  /** Variables beside those of every test. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of the built server; default: of this checkout. */
  readonly entry?: string;
}

/** Who administers what the fault tests start. */
export const FAULTS_ADMIN = { email: "admin@localhost", password: "of the fault tests" };

/** The built server as a process of its own, to be killed; keeps its port over restarts. */
export class Replica {
  readonly port: number;
  private readonly options: ReplicaOptions;
  private entry: string;
  private child: ChildProcess | null = null;

  private constructor(port: number, options: ReplicaOptions) {
    this.port = port;
    this.options = options;
    this.entry = options.entry ?? ENTRY;
  }

  static async start(options: ReplicaOptions): Promise<Replica> {
    const replica = new Replica(await freePort(), options);
    await replica.start();
    return replica;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Still the process that was started last. */
  get isRunning(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Until it takes work. */
  async start(): Promise<void> {
    const log = openSync(this.logFile, "a");
    this.child = spawn(process.execPath, [...NODE_FLAGS, this.entry], {
      env: {
        ...ALLOCATOR,
        PATH: process.env.PATH,
        NODE_ENV: "production",
        PORT: String(this.port),
        DATA_DIR: this.options.dataDir,
        DATABASE_URL: this.options.databaseUrl ?? "",
        ADMIN_PASSWORD: FAULTS_ADMIN.password,
        BOOTSTRAP_API_KEY: this.options.apiKey,
        LOG_LEVEL: "error",
        ...this.options.env,
      },
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    killWithThisProcess(this.child);
    await waitUntil(`the server on port ${this.port} is ready`, () => {
      if (!this.isRunning) throw new Error(`the server on port ${this.port} ended at its start`);
      return this.isReady();
    });
  }

  /** From its next start on it is this checkout's. */
  becomeThisRelease(): void {
    this.entry = ENTRY;
  }

  async isReady(): Promise<boolean> {
    return fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
      ({ ok }) => ok,
      () => false, // not listening yet
    );
  }

  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** As a supervisor does; answers the exit code and how long it took, in ms. */
  async stop(): Promise<{ readonly code: number | null; readonly tookMs: number }> {
    const begun = performance.now();
    await this.end("SIGTERM");
    return { code: this.child?.exitCode ?? null, tookMs: performance.now() - begun };
  }

  /** Resident memory, in MiB. */
  async memoryMib(): Promise<number> {
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(this.pid)]);
    return Number(stdout) / KIB_PER_MIB;
  }

  /** What it logged as errors, which are bugs or faults of its surroundings. */
  async errors(): Promise<readonly string[]> {
    const text = await readFile(this.logFile, "utf8");
    return text.split("\n").filter((line) => line.startsWith("{"));
  }

  private get logFile(): string {
    return join(this.options.dataDir, "server.log");
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child === null || !this.isRunning) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }
}

/** A run that is interrupted leaves no server behind. */
function killWithThisProcess(child: ChildProcess): void {
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
}
