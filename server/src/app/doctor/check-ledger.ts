import { knownDrift } from "../../usage/known-drift.js";
import { PARTITIONS_AHEAD } from "../../usage/partitions-ahead.js";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

/** What `make-partitions` keeps ahead. */
const MONTHS_AHEAD = 3;
/** Merging takes some seconds for so many; more of them means that it stands still or cannot follow. */
const MANY_UNMERGED = 500_000;

export async function checkPartitions({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ ahead: number }>(PARTITIONS_AHEAD);
  const ahead = rows[0]?.ahead ?? 0;
  const says = `${ahead} months after this one have a partition.`;
  const todo = "Let a server run: the job make-partitions makes them every hour; look at its last error below.";
  if (ahead === 0) return [mustDo("partitions", says, todo)];
  if (ahead < MONTHS_AHEAD) return [lookAt("partitions", says, todo)];
  return [fine("partitions", says)];
}

export async function checkDrift({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const days = await knownDrift(client);
  const [first] = days;
  if (first === undefined) return [fine("sums", "No day is known whose sums differ from its requests.")];
  const rows = days.reduce((sum, { rollupRows, counterRows }) => sum + rollupRows + counterRows, 0);
  const says = `Sums of ${days.length} days differ from their requests, from ${first.day} to ${days.at(-1)?.day} (${rows} rows).`;
  return [mustDo("sums", says, "npm run verify -- --repair, or repair them in the console.")];
}

/** Questions stay exact whatever waits; they become slower. */
export async function checkUnmerged({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ rows: number; seconds: number | null }>(`
    select (select count(*)::int from usage_deltas) as rows,
      (select extract(epoch from clock_timestamp() - succeeded_at)::float8 from jobs where name = 'merge-deltas') as seconds`);
  const { rows: waiting, seconds } = rows[0] ?? { rows: 0, seconds: null };
  const merged = seconds === null ? "was never merged" : `was last merged ${describeSeconds(seconds)} ago`;
  const says = `${waiting} differences wait to be merged; it ${merged}.`;
  if (waiting < MANY_UNMERGED) return [fine("merging", says)];
  return [lookAt("merging", says, "Let a server run, and look at the last error of merge-deltas below.")];
}

export function describeSeconds(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} seconds`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} hours`;
  return `${Math.round(seconds / 86_400)} days`;
}
