import { describeSeconds } from "./check-ledger.js";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

/** In a row; fewer may be an outage of the database that is over. */
const MANY_FAILURES = 3;
/** Servers ask twice a second what is due, and take over from a dead one after ten seconds. */
const LATE_SECONDS = 600;
const LONGEST_ERROR = 200;

interface JobRow {
  readonly name: string;
  /** Seconds by which it is overdue; not positive for what is not due. */
  readonly late: number;
  /** Seconds since it last succeeded. */
  readonly age: number | null;
  readonly failures: number;
  readonly error: string | null;
  readonly leased: boolean;
}

const JOBS = `
  select name, extract(epoch from clock_timestamp() - due_at)::float8 as late,
    extract(epoch from clock_timestamp() - succeeded_at)::float8 as age, failures, last_error as error,
    coalesce(lease_until > clock_timestamp(), false) as leased
  from jobs order by name`;

/** Without a server no job runs, and none is late. */
export async function checkJobs({ client, servers }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<JobRow>(JOBS);
  const findings = rows.flatMap((job) => jobFindings(job, servers > 0));
  if (findings.length > 0) return findings;
  const running = rows.filter(({ leased }) => leased).length;
  const youngest = Math.min(...rows.map(({ age }) => age ?? Infinity));
  const last = Number.isFinite(youngest) ? `; one ended ${describeSeconds(youngest)} ago` : "";
  return [fine("jobs", `${rows.length} are known, ${running} run${last}. None fails or is late.`)];
}

function jobFindings(job: JobRow, isServed: boolean): readonly Finding[] {
  const { name, failures, error, late, leased } = job;
  const succeeded = job.age === null ? "never succeeded" : `last succeeded ${describeSeconds(job.age)} ago`;
  if (failures >= MANY_FAILURES) {
    const says = `${name} failed ${failures} times in a row and ${succeeded}: ${firstLine(error)}`;
    return [
      mustDo("jobs", says, "Remove the cause; the server's log has the error in full. It is tried again by itself."),
    ];
  }
  if (failures > 0) {
    const says = `${name} failed ${failures === 1 ? "the last time" : `${failures} times in a row`} and ${succeeded}: ${firstLine(error)}`;
    return [lookAt("jobs", says, "It is tried again by itself; look again in some minutes.")];
  }
  if (isServed && !leased && late > LATE_SECONDS) {
    const says = `${name} is due for ${describeSeconds(late)} and ${succeeded}.`;
    return [
      lookAt(
        "jobs",
        says,
        "Servers of this release do not take it up: look at their log, unless it is a job of a former release.",
      ),
    ];
  }
  return [];
}

function firstLine(error: string | null): string {
  return (error ?? "").split("\n")[0]?.slice(0, LONGEST_ERROR) ?? "";
}
