import { inspect, isDeepStrictEqual } from "node:util";
import type { BenchOptions } from "../bench-options.js";
import { fillLedger } from "../growth/fill-ledger.js";
import type { Part, PartResult } from "../part.js";
import { readProcessFigures } from "../process-figures.js";
import { Member } from "../recost/member.js";
import { tenth, whole } from "../report/format-figure.js";
import { recordSample } from "../rounds/record-sample.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import { withProduct, type LoadedProduct } from "../with-product.js";
import { exportAll, type Exported } from "./export-all.js";
import { readBack, type ReadBack } from "./read-back.js";
import { readRecorded } from "./read-recorded.js";

const USERS = 5_000;
const FORMATS = ["CSV", "JSONL", "PARQUET", "XLSX"] as const;
const MEBIBYTE = 1_048_576;

/** Every event of a ledger as a file: how long it takes, the most memory of the server meanwhile, and whether others read the same sums from it. */
export const exports: Part = { run: (options) => withProduct({ dataDir: null }, (loaded) => measure(loaded, options)) };

async function measure(
  { product, generator, pool, durability }: LoadedProduct,
  options: BenchOptions,
): Promise<PartResult> {
  await recordSample(generator, USERS);
  await waitUntilMerged(pool);
  await fillLedger(product.databaseUrl, { rows: options.exportRows, users: USERS });
  const member = await Member.signIn(product);
  const { residentBytes: idle } = await readProcessFigures(product.url);
  const recorded = await readRecorded(pool);
  const samples: Exported[] = [];
  for (const format of FORMATS) {
    const sample = await exportAll(product, member, format);
    refuseOther(format, await readBack(product.url, member, sample), recorded);
    process.stdout.write(
      `${format}: ${whole(sample.rows)} rows in ${tenth(sample.seconds)} s, read back as recorded\n`,
    );
    samples.push(sample);
  }
  return {
    title: `${whole(options.exportRows)} requests as a file, all columns`,
    durability,
    tables: [
      {
        head: [
          "format",
          "rows",
          "seconds",
          "rows/s",
          "file MiB",
          "highest resident MiB",
          "above idle MiB",
          "of a process beside it, MiB",
        ],
        rows: samples.map(({ format, rows, seconds, bytes, highestResidentBytes, writerBytes }) => [
          format,
          whole(rows),
          tenth(seconds),
          whole(rows / seconds),
          tenth(bytes / MEBIBYTE),
          tenth(highestResidentBytes / MEBIBYTE),
          tenth((highestResidentBytes - idle) / MEBIBYTE),
          writerBytes === 0 ? "–" : tenth(writerBytes / MEBIBYTE),
        ]),
      },
    ],
    samples: { idleResidentBytes: idle, samples },
  };
}

/** @throws Error when others read from a file what was not recorded */
function refuseOther(format: string, read: ReadBack, recorded: ReadBack): void {
  if (isDeepStrictEqual(read, recorded)) return;
  throw new Error(`${format} read back is ${inspect(read)}, recorded is ${inspect(recorded)}`);
}
