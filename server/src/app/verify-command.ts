import { SYSTEM } from "../access/audit.js";
import { evaluateAgain } from "../thresholds/evaluate-when-periods-change.js";
import { bucketsOfDay, keptDays } from "../usage/kept-days.js";
import { rememberDrift } from "../usage/known-drift.js";
import type { Repair } from "../usage/ledger-audit.js";
import { recordRepair } from "../usage/record-repair.js";
import { createContainer, type Container, type ContainerOptions } from "./container.js";
import { createLogger } from "./logger.js";
import { runCommand, withLedger, type CommandCall } from "./run-command.js";
import { startDayProgress } from "./verify-progress.js";
import { readVerifyOptions, VERIFY_USAGE, type VerifyOptions } from "./verify-options.js";

const AGREES = 0;
const DIFFERS = 1;
/** What shells report for a command that Ctrl-C ended. */
const STOPPED = 130;

export interface VerifyCommand extends CommandCall {
  /** Asks to stop after the day in hand. */
  readonly signal: AbortSignal;
}

/** `npm run verify`: answers the exit code. Works beside a running server or without one. */
export function runVerify(command: VerifyCommand): Promise<number> {
  return runCommand(command, {
    usage: VERIFY_USAGE,
    readOptions: readVerifyOptions,
    run: (config, options) =>
      withLedger(config, command, (databaseUrl) => verifyLedger({ config, databaseUrl }, options, command)),
  });
}

async function verifyLedger(
  place: Pick<ContainerOptions, "config" | "databaseUrl">,
  options: VerifyOptions,
  command: VerifyCommand,
): Promise<number> {
  await using cleanUp = new AsyncDisposableStack();
  const logger = createLogger("silent"); // the report is for people; what goes wrong is thrown
  const container = await createContainer({ ...place, logger });
  cleanUp.defer(() => container.close());
  return await verifyDays(container, options, command); // before the clean-up
}

async function verifyDays(container: Container, options: VerifyOptions, command: VerifyCommand): Promise<number> {
  const { audit, upkeep } = container;
  if (options.repair) {
    return audit.repairAlone(async (repair) => {
      await recordRepair(upkeep, SYSTEM, { from: options.from, to: options.to });
      const compared = await compareDays(container, { ...options, compare: repair }, command);
      await evaluateAgain(upkeep);
      return compared;
    });
  }
  return compareDays(container, { ...options, compare: (range) => audit.count(range) }, command);
}

interface Comparison extends VerifyOptions {
  /** Answers what differed, repaired or not. */
  readonly compare: Repair;
}

async function compareDays(
  { audit, upkeep }: Container,
  { from, to, repair, compare }: Comparison,
  { signal, stdout, stderr }: VerifyCommand,
): Promise<number> {
  const isAsked = (day: string): boolean => (from === null || day >= from) && (to === null || day <= to);
  const days = (await keptDays(upkeep)).filter(isAsked).toReversed();
  const found = { days: 0, rollupRows: 0, counterRows: 0 };
  using progress = startDayProgress(days, stderr);
  for (const day of days) {
    if (signal.aborted) return STOPPED;
    const range = bucketsOfDay(day);
    const { rollupRows, counterRows } = await compare(range);
    await rememberDrift(upkeep, day, repair ? await audit.count(range) : { rollupRows, counterRows });
    progress.advance();
    if (rollupRows + counterRows === 0) continue;
    found.days += 1;
    found.rollupRows += rollupRows;
    found.counterRows += counterRows;
    stdout.write(`${day}: ${rollupRows} rollup rows and ${counterRows} counters differ\n`);
  }
  const differing = `${found.days} differ (${found.rollupRows} rollup rows, ${found.counterRows} counters)`;
  stdout.write(`${days.length} days compared, ${differing}${repair && found.days > 0 ? ", repaired" : ""}.\n`);
  return found.days === 0 || repair ? AGREES : DIFFERS;
}
