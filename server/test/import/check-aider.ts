/**
 * Compares an Aider log with what the ledger made of it. On purpose it shares no code with the import:
 * plain JSON.parse and plain SQL. Run it by hand with
 * `node server/test/import/check-aider.ts FILE DATABASE_URL [PROJECT]`.
 */
import { readFileSync } from "node:fs";
import pg from "pg";

interface LoggedRequest {
  readonly time: number;
  readonly event: string;
  readonly user_id: string | null;
  readonly main_model: string | null;
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly cost: number;
}

interface RecordedRequest {
  readonly time: number;
  readonly provider: string;
  readonly model: string;
  readonly cost_state: string;
  readonly input: number;
  readonly output: number;
  readonly cost_usd: number | null;
  readonly reported_usd: number;
}

export interface ModelDifference {
  readonly model: string;
  readonly requests: number;
  readonly differing: number;
  readonly reportedUsd: number;
  readonly computedUsd: number;
  readonly cause: string;
}

/** Of OpenAI, Anthropic and Gemini, whose prices are known best. */
export interface VendorShare {
  readonly provider: string;
  readonly requests: number;
  readonly priced: number;
  /** Priced, and with a cost in the log that is not 0. */
  readonly recorded: number;
  readonly equal: number;
  /** Of `recorded`. */
  readonly recordedEqual: number;
}

export interface AiderCheck {
  readonly requestsInFile: number;
  readonly requestsInLedger: number;
  readonly tokensInFile: { readonly input: number; readonly output: number };
  readonly tokensInLedger: { readonly input: number; readonly output: number };
  /** Lines without their own row of equal time, tokens and reported cost. */
  readonly missing: number;
  readonly users: { readonly inFile: number; readonly inLedger: number };
  readonly priced: number;
  readonly equal: number;
  readonly vendors: readonly VendorShare[];
  readonly unpriced: readonly { readonly model: string; readonly requests: number; readonly reportedUsd: number }[];
  readonly differences: readonly ModelDifference[];
}

const EQUAL_WITHIN_USD = 1e-6;

export async function checkAider(file: string, client: pg.Client, project: string): Promise<AiderCheck> {
  const logged = readLog(file);
  const recorded = await readLedger(client, project);
  const unclaimed = Map.groupBy(recorded, (row) => keyOf(row.time, [row.input, row.output], row.reported_usd));
  let missing = 0;
  for (const line of logged) {
    const key = keyOf(line.time, [line.prompt_tokens, line.completion_tokens], line.cost);
    if (unclaimed.get(key)?.pop() === undefined) missing += 1;
  }
  const priced = recorded.filter((row) => row.cost_usd !== null);
  const users = await client.query<{ users: number }>(
    "select count(distinct user_id)::int as users from token_usage join projects p on p.id = project_id where p.name = $1",
    [project],
  );
  return {
    requestsInFile: logged.length,
    requestsInLedger: recorded.length,
    tokensInFile: { input: sum(logged, (r) => r.prompt_tokens), output: sum(logged, (r) => r.completion_tokens) },
    tokensInLedger: { input: sum(recorded, (r) => r.input), output: sum(recorded, (r) => r.output) },
    missing,
    users: { inFile: new Set(logged.flatMap((r) => r.user_id ?? [])).size, inLedger: users.rows[0]?.users ?? 0 },
    priced: priced.length,
    equal: priced.filter(isEqual).length,
    vendors: ["openai", "anthropic", "google"].map((provider) => shareOf(provider, recorded)),
    unpriced: groups(recorded.filter((row) => row.cost_usd === null)).map(([model, rows]) => ({
      model,
      requests: rows.length,
      reportedUsd: sum(rows, (r) => r.reported_usd),
    })),
    differences: groups(priced)
      .filter(([, rows]) => !rows.every(isEqual))
      .map(([model, rows]) => describeDifference(model, rows)),
  };
}

function shareOf(provider: string, rows: readonly RecordedRequest[]): VendorShare {
  const own = rows.filter((row) => row.provider === provider);
  const priced = own.filter((row) => row.cost_usd !== null);
  const recorded = priced.filter((row) => row.reported_usd !== 0);
  return {
    provider,
    requests: own.length,
    priced: priced.length,
    recorded: recorded.length,
    equal: priced.filter(isEqual).length,
    recordedEqual: recorded.filter(isEqual).length,
  };
}

function readLog(file: string): LoggedRequest[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): LoggedRequest => JSON.parse(line))
    .filter(({ event }) => event === "message_send");
}

async function readLedger(client: pg.Client, project: string): Promise<RecordedRequest[]> {
  const { rows } = await client.query<RecordedRequest>(
    `select extract(epoch from u.created_at)::float8 as time, provider, model, cost_state,
            input_tokens::float8 as input, output_tokens::float8 as output,
            (cost / 1e12)::float8 as cost_usd, (reported_cost / 1e12)::float8 as reported_usd
     from token_usage u join projects p on p.id = u.project_id where p.name = $1`,
    [project],
  );
  return rows;
}

function keyOf(time: number, tokens: readonly [number, number], costUsd: number): string {
  return [time, ...tokens, Math.round(costUsd * 1e9)].join(" ");
}

function isEqual({ cost_usd: cost, reported_usd: reported }: RecordedRequest): boolean {
  return Math.abs((cost ?? 0) - reported) <= EQUAL_WITHIN_USD;
}

function groups(rows: readonly RecordedRequest[]): [string, RecordedRequest[]][] {
  return [...Map.groupBy(rows, (row) => `${row.provider} ${row.model}`)].sort((a, b) => b[1].length - a[1].length);
}

function describeDifference(model: string, rows: readonly RecordedRequest[]): ModelDifference {
  const differing = rows.filter((row) => !isEqual(row));
  return {
    model,
    requests: rows.length,
    differing: differing.length,
    reportedUsd: sum(differing, (r) => r.reported_usd),
    computedUsd: sum(differing, (r) => r.cost_usd ?? 0),
    cause: causeOf(differing),
  };
}

/** Read off the numbers: rates that explain the log's costs are other rates; the rest is tokens the log does not show. */
function causeOf(rows: readonly RecordedRequest[]): string {
  if (rows.every((row) => row.reported_usd === 0))
    return "recorded as free: the app knew no price, or used a free tier";
  if (rows.every((row) => row.cost_usd === 0)) return "free in the price data";
  const cheaper = rows.filter((row) => row.reported_usd < (row.cost_usd ?? 0)).length;
  const rest = `${cheaper} cheaper and ${rows.length - cheaper} dearer in the log`;
  const rates = explainingRates(rows);
  if (rates === null) return `${rest}: cache reads and writes, which the log does not tell, or other rates`;
  const share = rates.explained === rows.length ? "all" : `${rates.explained} (the others with cached tokens)`;
  return `${rest}; other rates of the time, $${rates.input} in and $${rates.output} out per million, explain ${share}`;
}

interface Rates {
  readonly input: number;
  readonly output: number;
  readonly explained: number;
}

/** The pair of rates, in dollars per million, that explains the most costs; null when none explains half of them. */
function explainingRates(rows: readonly RecordedRequest[]): Rates | null {
  const some = rows.slice(0, 60);
  let best: Rates | null = null;
  for (const [at, one] of some.entries()) {
    for (const other of some.slice(at + 1)) {
      const determinant = one.input * other.output - other.input * one.output;
      if (determinant === 0) continue;
      const input = perMillion(one.reported_usd * other.output - other.reported_usd * one.output, determinant);
      const output = perMillion(one.input * other.reported_usd - other.input * one.reported_usd, determinant);
      if (input < 0 || output < 0) continue;
      const explained = rows.filter(
        (row) => Math.abs((row.input * input + row.output * output) / 1e6 - row.reported_usd) <= EQUAL_WITHIN_USD,
      ).length;
      if (best === null || explained > best.explained) best = { input, output, explained };
    }
  }
  return best !== null && best.explained * 2 >= rows.length ? best : null;
}

function perMillion(numerator: number, determinant: number): number {
  return Math.round((numerator / determinant) * 1e10) / 1e4;
}

function usd(amount: number): string {
  return amount.toFixed(6);
}

function sum<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

/** What a person reads. */
export function describeCheck(check: AiderCheck): string {
  return [
    `requests  ${check.requestsInFile} in the file, ${check.requestsInLedger} in the ledger, ${check.missing} missing`,
    `tokens    in ${check.tokensInFile.input} = ${check.tokensInLedger.input}, out ${check.tokensInFile.output} = ${check.tokensInLedger.output}`,
    `users     ${check.users.inFile} in the file, ${check.users.inLedger} in the ledger`,
    `costs     ${check.priced} priced, ${check.equal} equal to 1e-6 USD (${((100 * check.equal) / check.priced).toFixed(2)} %)`,
    ...check.vendors.map(
      (v) =>
        `${v.provider.padEnd(10)}${v.priced} of ${v.requests} priced, ${v.equal} equal; ${v.recordedEqual} of ${v.recorded} with a recorded cost (${((100 * v.recordedEqual) / v.recorded).toFixed(2)} %)`,
    ),
    "differing:",
    ...check.differences.map(
      (d) =>
        `  ${d.model}: ${d.differing} of ${d.requests}, ${usd(d.reportedUsd)} in the log, ${usd(d.computedUsd)} computed; ${d.cause}`,
    ),
    "unpriced:",
    ...check.unpriced.map((u) => `  ${u.model}: ${u.requests}, ${usd(u.reportedUsd)} in the log`),
  ].join("\n");
}

if (import.meta.main) {
  const [file, url, project = "default"] = process.argv.slice(2);
  if (file === undefined || url === undefined) throw new Error("Usage: check-aider.ts FILE DATABASE_URL [PROJECT]");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  process.stdout.write(`${describeCheck(await checkAider(file, client, project))}\n`);
  await client.end();
}
