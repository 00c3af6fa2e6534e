import { parseArgs } from "node:util";

export const PART_NAMES = [
  "recording",
  "latency",
  "overload",
  "live",
  "client",
  "growth",
  "recost",
  "archive",
  "answers",
  "thresholds",
  "alerts",
  "exports",
] as const;
export type PartName = (typeof PART_NAMES)[number];

export interface BenchOptions {
  /** In this order. */
  readonly parts: readonly PartName[];
  /** Rounds that count; one more warms up. */
  readonly rounds: number;
  /** How long one measure of one round lasts, about. */
  readonly seconds: number;
  /** How long requests arrive at half load, per round. */
  readonly latencySeconds: number;
  readonly floodSeconds: number;
  /** How long subscribers follow a steady rate, or crossings are waited for, per round. */
  readonly liveSeconds: number;
  /** Rows of `token_usage` at which growth and answers are measured, ascending. */
  readonly growthRows: readonly [number, number];
  /** Events that are priced anew. */
  readonly recostRows: number;
  /** Events of a ledger of 90 days whose oldest months are archived. */
  readonly archiveRows: number;
  /** Events that leave as a file. */
  readonly exportRows: number;
  /** Where the databases of growth, answers or archive are kept, also for a later run; null throws it away. */
  readonly dataDir: string | null;
}

const FLOOD_SECONDS = "20";
const LONG_FLOOD_SECONDS = "60";

/** @throws Error that names the argument that cannot be used */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "2.5" },
      "latency-seconds": { type: "string", default: "10" },
      "flood-seconds": { type: "string" },
      "live-seconds": { type: "string", default: "10" },
      long: { type: "boolean", default: false },
      growth: { type: "boolean", default: false },
      "from-rows": { type: "string", default: "1000000" },
      rows: { type: "string", default: "50000000" },
      "recost-rows": { type: "string", default: "1000000" },
      "archive-rows": { type: "string", default: "1000000" },
      "export-rows": { type: "string", default: "1000000" },
      "data-dir": { type: "string" },
    },
  });
  const flood = values["flood-seconds"] ?? (values.long ? LONG_FLOOD_SECONDS : FLOOD_SECONDS);
  const growthRows = [whole("--from-rows", values["from-rows"]), whole("--rows", values.rows)] as const;
  if (growthRows[0] >= growthRows[1]) throw new Error("--rows: expected more than --from-rows.");
  return {
    parts: partsOf(positionals, values.growth),
    rounds: whole("--rounds", values.rounds),
    seconds: positive("--seconds", values.seconds),
    latencySeconds: positive("--latency-seconds", values["latency-seconds"]),
    floodSeconds: positive("--flood-seconds", flood),
    liveSeconds: positive("--live-seconds", values["live-seconds"]),
    growthRows,
    recostRows: whole("--recost-rows", values["recost-rows"]),
    archiveRows: whole("--archive-rows", values["archive-rows"]),
    exportRows: whole("--export-rows", values["export-rows"]),
    dataDir: values["data-dir"] ?? null,
  };
}

/** Growth, re-costs, archives, answers, thresholds, alerts and exports take long: they run only when they are asked for. */
const ONLY_NAMED: readonly PartName[] = ["recost", "archive", "answers", "thresholds", "alerts", "exports"];

function partsOf(names: readonly string[], withGrowth: boolean): readonly PartName[] {
  const unknown = names.find((name) => !PART_NAMES.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`${unknown}: expected ${PART_NAMES.join(", ")} or an option.`);
  if (names.length === 0)
    return PART_NAMES.filter((part) => (part !== "growth" || withGrowth) && !ONLY_NAMED.includes(part));
  return PART_NAMES.filter((part) => names.includes(part) || (part === "growth" && withGrowth));
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number))) throw new Error(`${name}: expected a number above 0, got "${text}".`);
  return number;
}

function whole(name: string, text: string): number {
  const number = positive(name, text);
  if (!Number.isSafeInteger(number)) throw new Error(`${name}: expected a whole number, got "${text}".`);
  return number;
}
