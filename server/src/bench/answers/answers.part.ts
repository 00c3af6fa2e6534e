import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions } from "../bench-options.js";
import { fillLedger } from "../growth/fill-ledger.js";
import { tableSizes } from "../growth/table-sizes.js";
import type { Part, PartResult } from "../part.js";
import { Member } from "../recost/member.js";
import { whole } from "../report/format-figure.js";
import { recordSample } from "../rounds/record-sample.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import { withProduct, type LoadedProduct } from "../with-product.js";
import { takeAnswerTimes, type Asked } from "./answer-speed.js";
import { requireEqualAnswers } from "./answers-equal.js";
import { answerSizesTable, growthTable, timesTable } from "./answers-tables.js";
import { askCold } from "./ask-cold.js";
import { askedDays } from "./asked-days.js";
import { Clickhouse } from "./clickhouse.js";
import { clickhouseBytes, copyLedger } from "./copy-ledger.js";
import { forgetFiles } from "./forget-files.js";
import { ledgerDays } from "./ledger-days.js";
import type { ColdTimes, MeasuredLedger } from "./measured-ledger.js";
import { QUESTIONS } from "./questions.js";
import { recordOn } from "./record-in-range.js";

const USERS = 50_000;

/** What the console asks, of a small ledger and of one that grew, against ClickHouse on the same events. */
export const answers: Part = {
  async run(options) {
    const place = options.dataDir ?? (await mkdtemp(join(tmpdir(), "tokenledger-answers-")));
    try {
      return await measureBoth(place, options);
    } finally {
      if (options.dataDir === null) await rm(place, { recursive: true, force: true });
    }
  },
};

async function measureBoth(place: string, options: BenchOptions): Promise<PartResult> {
  const [fewer, more] = options.growthRows;
  const small = await measureLedger(join(place, "small"), fewer, options);
  const grown = await measureLedger(join(place, "grown"), more, options);
  return {
    title: `answers at ${whole(more)} events over 90 days, ${options.rounds} rounds`,
    durability: grown.durability,
    tables: [timesTable(grown.times), growthTable(small, grown), answerSizesTable([small, grown])],
    samples: { small, grown },
  };
}

type Measured = MeasuredLedger & { readonly durability: string; readonly filesForgotten: boolean };

/** Filled, then started anew: cold first, then in rounds. */
async function measureLedger(directory: string, rows: number, { rounds }: BenchOptions): Promise<Measured> {
  const dataDir = join(directory, "product");
  const clickhouse = await Clickhouse.start(join(directory, "clickhouse"));
  try {
    const bytes = await withProduct({ dataDir }, (loaded) => fill(loaded, clickhouse, { rows, directory }));
    const filesForgotten = await forgetFiles();
    return await withProduct({ dataDir }, async (loaded) => {
      const member = await Member.signIn(loaded.product);
      const ledger = await ledgerDays(loaded.pool);
      const cold: ColdTimes[] = [];
      for (const question of QUESTIONS) cold.push(await askCold({ member, clickhouse, ...ledger }, question));
      await requireEqualAnswers(member, clickhouse, askedDays(ledger, 90));
      const asked: Asked = { member, clickhouse, ...ledger, change: (day) => recordOn(loaded.product, day) };
      const times = await takeAnswerTimes(asked, QUESTIONS, rounds);
      const sizes = await tableSizes(loaded.pool);
      return { rows, times, cold, sizes, clickhouseBytes: bytes, durability: loaded.durability, filesForgotten };
    });
  } finally {
    await clickhouse.stop();
  }
}

interface FillPlace {
  readonly rows: number;
  readonly directory: string;
}

/** Answers how many bytes ClickHouse needs for the same events. */
async function fill(loaded: LoadedProduct, clickhouse: Clickhouse, { rows, directory }: FillPlace): Promise<number> {
  await recordSample(loaded.generator, USERS);
  await waitUntilMerged(loaded.pool);
  await fillLedger(loaded.product.databaseUrl, { rows, users: USERS });
  await copyLedger(loaded.pool, clickhouse, { ...(await ledgerDays(loaded.pool)), directory });
  return clickhouseBytes(clickhouse);
}
