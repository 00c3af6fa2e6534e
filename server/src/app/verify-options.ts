import { parseArgs } from "node:util";

export const VERIFY_USAGE = `npm run verify [-- --from 2026-11-01] [--to 2026-11-26] [--repair]

Compares rollups with raw rows and counters with rollups, by days of UTC; --to is the last day.
Without days: every day of which raw rows are kept. --repair adds what is missing and takes off what is
too much, while recording goes on; one repair at a time. Ends with 1 when something differs and was not repaired.`;

export interface VerifyOptions {
  /** UTC days, `2026-11-26`, both inclusive; null: the first and the last that is kept. */
  readonly from: string | null;
  readonly to: string | null;
  readonly repair: boolean;
}

/** What the command line of a verification got wrong. */
class VerifyOptionsError extends Error {
  override readonly name = "VerifyOptionsError";
}

/**
 * Null when only the usage is asked for.
 *
 * @throws VerifyOptionsError naming the option at fault
 */
export function readVerifyOptions(args: readonly string[]): VerifyOptions | null {
  const { from, to, repair, help } = parse(args);
  if (help) return null;
  for (const [name, day] of [
    ["--from", from],
    ["--to", to],
  ]) {
    if (day !== undefined && !isDay(day)) {
      throw new VerifyOptionsError(`${name}: expected an existing day like 2026-11-26, got "${day.slice(0, 40)}".`);
    }
  }
  if (from !== undefined && to !== undefined && to < from) {
    throw new VerifyOptionsError(`--to: expected a day not before --from, got ${to}, which is before ${from}.`);
  }
  return { from: from ?? null, to: to ?? null, repair };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        from: { type: "string" },
        to: { type: "string" },
        repair: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new VerifyOptionsError(error instanceof Error ? error.message : String(error));
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
