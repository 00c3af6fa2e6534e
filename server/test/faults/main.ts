import { DatabaseCluster } from "./database-cluster.js";
import { FAULTS, type Fault } from "./fault-list.js";
import { FaultReport } from "./fault-report.js";

/** `npm run faults [-- F2 F8]`: every fault at length, or those named; one line each, exit code 1 when one fails. */
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1)); // and ends what runs below it
const chosen = choose(process.argv.slice(2));
if (chosen === null) process.exitCode = 2;
else if (!(await runAll(chosen))) process.exitCode = 1;

function choose(names: readonly string[]): readonly Fault[] | null {
  const isNamed = (name: string, { id }: Fault) => id === name || id.startsWith(`${name}-`);
  const unknown = names.filter((name) => !FAULTS.some((fault) => isNamed(name, fault)));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(", ")}; there are ${FAULTS.map(({ id }) => id).join(", ")}.`);
    return null;
  }
  return names.length === 0 ? FAULTS : FAULTS.filter((fault) => names.some((name) => isNamed(name, fault)));
}

async function runAll(faults: readonly Fault[]): Promise<boolean> {
  const cluster = await DatabaseCluster.start();
  const reports: FaultReport[] = [];
  try {
    for (const fault of faults) reports.push(await run(cluster, fault));
  } finally {
    await cluster.stop();
  }
  const failed = reports.filter(({ broken }) => broken.length > 0).length;
  const skipped = reports.filter((report) => report.skipped !== null).length;
  console.log(`${reports.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0;
}

async function run(cluster: DatabaseCluster, { id, what, long }: Fault): Promise<FaultReport> {
  const report = new FaultReport();
  const begun = performance.now();
  try {
    await long(cluster, report);
  } catch (error) {
    report.broken.push(error instanceof Error ? error.message : String(error));
  }
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
  const verdict = report.skipped !== null ? "SKIPPED" : report.broken.length === 0 ? "PASS" : "FAIL";
  console.log(`${verdict.padEnd(7)} ${id}  ${what}  (${seconds} s)  ${report.skipped ?? report.figures.join("; ")}`);
  for (const promise of report.broken) console.log(`        broken: ${promise}`);
  return report;
}
