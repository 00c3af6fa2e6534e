import { Gauge, type Registry } from "prom-client";
import { boundedQuery, type ScrapeParts } from "./bounded-query.js";

interface JobRow {
  readonly name: string;
  readonly age: number | null;
  readonly duration: number | null;
  readonly failing: number;
  readonly failures: number;
}

const JOBS = `
  select name, extract(epoch from clock_timestamp() - succeeded_at)::float8 as age, duration_ms::float8 / 1000 as duration,
         failures as failing, failures_total::float8 as failures
  from jobs`;

/** The figures of one scrape are asked for once. */
const SAME_SCRAPE_MS = 500;

const FIGURES: readonly {
  readonly name: string;
  readonly help: string;
  readonly of: (job: JobRow) => number | null;
}[] = [
  {
    name: "tokenledger_job_age_seconds",
    help: "Since the end of the job's last run that succeeded, by the database's clock. Absent before the first.",
    of: ({ age }) => age,
  },
  {
    name: "tokenledger_job_last_duration_seconds",
    help: "How long the job's last run that succeeded took.",
    of: ({ duration }) => duration,
  },
  {
    name: "tokenledger_job_failures_in_a_row",
    help: "Runs of the job that failed since the last that succeeded.",
    of: ({ failing }) => failing,
  },
  {
    name: "tokenledger_job_failures",
    help: "Runs of the job that failed since the installation began.",
    of: ({ failures }) => failures,
  },
];

/** Jobs of the whole installation, whichever replica ran them: every replica tells the same, or nothing while unknown. */
export function registerJobMetrics(registry: Registry, parts: ScrapeParts): void {
  let asked: { readonly at: number; readonly jobs: Promise<readonly JobRow[] | null> } | null = null;
  const jobsOfThisScrape = () => {
    const now = performance.now();
    if (asked === null || now - asked.at > SAME_SCRAPE_MS) {
      asked = { at: now, jobs: boundedQuery<JobRow>(parts, JOBS) };
    }
    return asked.jobs;
  };
  for (const { name, help, of } of FIGURES) {
    new Gauge({
      name,
      help,
      labelNames: ["job"],
      registers: [registry],
      async collect() {
        const jobs = await jobsOfThisScrape();
        this.reset();
        for (const job of jobs ?? []) {
          const value = of(job);
          if (value !== null) this.set({ job: job.name }, value);
        }
      },
    });
  }
}
