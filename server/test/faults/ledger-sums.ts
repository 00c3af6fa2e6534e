import { parseUsd } from "@tokenledger/model/money";
import pg from "pg";
import type { UsageSums } from "./usage-sums.js";
import { waitUntil } from "./wait-until.js";

/** The only place of these tests that knows the tables; `usageTotals` is asked for the last seven days. */
export interface LedgerSums {
  readonly rawRows: UsageSums;
  readonly rollup: UsageSums;
  readonly rollupByUser: UsageSums;
  readonly rollupByDay: UsageSums;
  readonly usageTotals: UsageSums;
  /** These are of app users alone. */
  readonly rawRowsOfUsers: UsageSums;
  readonly countersByDay: UsageSums;
  readonly countersByMonth: UsageSums;
}

/** What has been acknowledged, which every part of the ledger has to tell. */
export interface ExpectedSums {
  readonly sums: UsageSums;
  readonly sumsOfUsers: UsageSums;
}

export function expectedOf({ sums, sumsOfUsers }: ExpectedSums): LedgerSums {
  const whole = { rawRows: sums, rollup: sums, rollupByUser: sums, rollupByDay: sums, usageTotals: sums };
  return { ...whole, rawRowsOfUsers: sumsOfUsers, countersByDay: sumsOfUsers, countersByMonth: sumsOfUsers };
}

interface Ledger {
  readonly databaseUrl: string;
  /** Of a server on that database. */
  readonly url: string;
  readonly apiKey: string;
}

const COLUMNS = `coalesce(sum(input_tokens), 0)::text as input, coalesce(sum(output_tokens), 0)::text as output,
  coalesce(sum(cost), 0)::text as cost`;
const RAW_ROWS = `select count(*)::text as events, ${COLUMNS} from token_usage`;
const RAW_ROWS_OF_USERS = `${RAW_ROWS} where user_id is not null`;
const SUMMED = `select coalesce(sum(requests), 0)::text as events, ${COLUMNS} from`;
const ROLLUP = `${SUMMED} token_usage_stats`;
const ROLLUP_BY_USER = `${SUMMED} token_usage_by_user`;
const ROLLUP_BY_DAY = `${SUMMED} usage_by_day`;
const COUNTERS_BY_DAY = `${SUMMED} usage_by_user_period where period = 'day'`;
const COUNTERS_BY_MONTH = `${SUMMED} usage_by_user_period where period = 'month'`;

interface SumsRow {
  readonly events: string;
  readonly input: string;
  readonly output: string;
  readonly cost: string;
}

/** Sums of the whole ledger as each part of it tells them. */
export async function readLedgerSums(ledger: Ledger): Promise<LedgerSums> {
  const client = new pg.Client({ connectionString: ledger.databaseUrl });
  await client.connect();
  try {
    return {
      rawRows: await ask(client, RAW_ROWS),
      rollup: await ask(client, ROLLUP),
      rollupByUser: await ask(client, ROLLUP_BY_USER),
      rollupByDay: await ask(client, ROLLUP_BY_DAY),
      usageTotals: await askTotals(ledger),
      rawRowsOfUsers: await ask(client, RAW_ROWS_OF_USERS),
      countersByDay: await ask(client, COUNTERS_BY_DAY),
      countersByMonth: await ask(client, COUNTERS_BY_MONTH),
    };
  } finally {
    await client.end();
  }
}

async function ask(client: pg.Client, question: string): Promise<UsageSums> {
  const { rows } = await client.query<SumsRow>(question);
  const [row] = rows;
  if (row === undefined) throw new Error("a sum was not answered");
  return {
    events: BigInt(row.events),
    inputTokens: BigInt(row.input),
    outputTokens: BigInt(row.output),
    cost: BigInt(row.cost),
  };
}

interface TotalsAnswer {
  readonly data?: {
    readonly usageTotals: {
      readonly requests: number;
      readonly inputTokens: string;
      readonly outputTokens: string;
      readonly cost: string;
    };
  };
}

async function askTotals({ url, apiKey }: Ledger): Promise<UsageSums> {
  // Senders may be done before this server has noticed that the database is back.
  await waitUntil("the server is ready to be asked", async () => (await fetch(`${url}/readyz`)).ok);
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      query: '{ usageTotals(filter: { range: { preset: "7d" } }) { requests inputTokens outputTokens cost } }',
    }),
  });
  const text = await response.text();
  const { data } = JSON.parse(text) as TotalsAnswer;
  if (data === undefined) throw new Error(`usageTotals answered ${text.slice(0, 300)}`);
  const { requests, inputTokens, outputTokens, cost } = data.usageTotals;
  return {
    events: BigInt(requests),
    inputTokens: BigInt(inputTokens),
    outputTokens: BigInt(outputTokens),
    cost: parseUsd(cost),
  };
}
