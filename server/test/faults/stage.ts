import { randomBytes } from "node:crypto";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { loadSecrets } from "../../src/app/secrets.js";
import type { DatabaseCluster } from "./database-cluster.js";
import { FaultProxy } from "./fault-proxy.js";
import { readLedgerSums, type LedgerSums } from "./ledger-sums.js";
import { Replica } from "./replica.js";

interface StageOptions {
  readonly replicas: number;
  /** Between every replica and the database. */
  readonly isProxied?: boolean;
  /** Variables of every replica beside those of every test. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of the built server; default: of this checkout. */
  readonly entry?: string | undefined;
}

/** Replicas of the built server on one new database of the cluster, for one fault. */
export class Stage {
  readonly apiKey = `tl_faults_${randomBytes(12).toString("hex")}`;
  readonly replicas: Replica[] = [];
  readonly cluster: DatabaseCluster;
  /** Without the proxy. */
  readonly databaseUrl: string;
  readonly proxy: FaultProxy;
  private readonly folder: string;
  private readonly name: string;

  private constructor(parts: Pick<Stage, "cluster" | "databaseUrl" | "proxy"> & { folder: string; name: string }) {
    this.cluster = parts.cluster;
    this.databaseUrl = parts.databaseUrl;
    this.proxy = parts.proxy;
    this.folder = parts.folder;
    this.name = parts.name;
  }

  static async open(cluster: DatabaseCluster, { replicas, isProxied = false, ...rest }: StageOptions): Promise<Stage> {
    const name = `faults_${randomBytes(6).toString("hex")}`;
    const databaseUrl = await cluster.createDatabase(name);
    const proxy = await FaultProxy.start(databaseUrl);
    const folder = await mkdtemp(join(tmpdir(), "tokenledger-faults-"));
    const stage = new Stage({ cluster, databaseUrl, proxy, folder, name });
    try {
      await stage.startReplicas(replicas, isProxied ? proxy.urlOf(databaseUrl) : databaseUrl, rest);
      return stage;
    } catch (error) {
      await stage[Symbol.asyncDispose]();
      throw error;
    }
  }

  get urls(): readonly string[] {
    return this.replicas.map(({ url }) => url);
  }

  /** As a whole replica tells it, once one is ready. */
  async ledger(): Promise<LedgerSums> {
    const [replica] = this.replicas;
    if (replica === undefined) throw new Error("a stage has a replica");
    return readLedgerSums({ databaseUrl: this.databaseUrl, url: replica.url, apiKey: this.apiKey });
  }

  /** One number, asked of the database itself. */
  async ask(question: string): Promise<number> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ answer: string }>(question);
    await client.end();
    return Number(rows[0]?.answer);
  }

  /** Changes what the product keeps, where a test stands for the time that goes by; answers how many rows that were. */
  async change(statement: string): Promise<number> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    const { rowCount } = await client.query(statement);
    await client.end();
    return rowCount ?? 0;
  }

  /** Texts of one column, asked of the database itself. */
  async list(question: string): Promise<readonly string[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ answer: string }>(question);
    await client.end();
    return rows.map(({ answer }) => answer);
  }

  /** What the replicas logged as errors. */
  async errors(): Promise<readonly string[]> {
    return (await Promise.all(this.replicas.map((replica) => replica.errors()))).flat();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.proxy.set({ kind: "pass" });
    await Promise.all(this.replicas.map((replica) => replica.stop()));
    await this.proxy.stop();
    await this.cluster.untilBack();
    await this.cluster.dropDatabase(this.name);
    await rm(this.folder, { recursive: true, force: true });
  }

  private async startReplicas(
    count: number,
    databaseUrl: string,
    { env = {}, entry }: Pick<StageOptions, "env" | "entry">,
  ): Promise<void> {
    await loadSecrets(this.folder);
    const directories = Array.from({ length: count }, (_, at) => join(this.folder, `replica-${at}`));
    for (const dataDir of directories) {
      await mkdir(dataDir);
      await copyFile(join(this.folder, "secrets.json"), join(dataDir, "secrets.json"));
    }
    const { apiKey } = this;
    const options = { databaseUrl, apiKey, env, ...(entry !== undefined && { entry }) };
    const starting = directories.map((dataDir) => Replica.start({ ...options, dataDir }));
    const started = await Promise.allSettled(starting);
    this.replicas.push(...started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
    await Promise.all(starting); // those that failed, once those that did not can be stopped
  }
}
