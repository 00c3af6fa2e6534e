import type { Coverage } from "../analytics/domain/coverage.js";
import { findNewest } from "../analytics/patterns/newest-requests.js";
import type { Question } from "../analytics/question.js";
import type { UsageEventAnswer } from "../analytics/usage-event-row.js";
import { selectSums } from "../analytics/select-sums.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import type { RecostPrices } from "../recost/recost-prices.js";
import { type DetectedSavings, detectSavings } from "./domain/detect-savings.js";
import type { DetectorInput } from "./domain/detector.js";
import { type SavingsWindow, savingsWindow } from "./domain/savings-window.js";
import { isPricedByName, makeTokenPricer } from "./make-token-pricer.js";
import { selectCellDays } from "./select-cell-days.query.js";
import { selectNightWork } from "./select-night-work.query.js";
import { selectRequestSums } from "./select-request-sums.query.js";
import { selectSamples } from "./select-samples.query.js";

/** Single requests that are read at most, the newest: some seconds, however many there are. */
export const MOST_SINGLE_REQUESTS = 200_000;

export interface SavingsAnswer extends DetectedSavings {
  readonly range: ResolvedRange;
  /** Null when nothing of the range is over. */
  readonly window: SavingsWindow | null;
  readonly singles: SavingsWindow | null;
  /** Pico-USD of the window. */
  readonly windowCost: bigint;
  /** Decimal USD of the range. */
  readonly cost: string;
  readonly coverage: Coverage;
  readonly samples: ReadonlyMap<string, UsageEventAnswer>;
  readonly userIds: readonly string[];
  readonly keyIds: readonly string[];
  readonly settledUntil: Date;
  readonly checkedAt: Date;
}

/** The report of a question, from one snapshot. */
export async function findSavings(
  question: Question,
  prices: RecostPrices,
  most = MOST_SINGLE_REQUESTS,
): Promise<SavingsAnswer> {
  const { filter, now, snapshotAt } = question;
  const window = savingsWindow(filter.range, now);
  const input = window === null ? null : await look(question, { prices, window, most });
  const detected = input === null ? NOTHING : detectSavings(input);
  return {
    ...(await selectSums(question)),
    ...detected,
    range: filter.range,
    window,
    singles: input?.singles ?? null,
    windowCost: input?.days.reduce((sum, { cost }) => sum + cost, 0n) ?? 0n,
    samples: await selectSamples(
      question,
      detected.findings.flatMap(({ samples }) => samples),
    ),
    userIds: filter.dimensions.users.include ?? [],
    keyIds: (filter.dimensions.keys.include ?? []).map(String),
    settledUntil: snapshotAt,
    checkedAt: now,
  };
}

const NOTHING: DetectedSavings = { findings: [], checked: [], together: { low: 0n, high: 0n } };

interface Look {
  readonly prices: RecostPrices;
  readonly window: SavingsWindow;
  readonly most: number;
}

async function look(question: Question, { prices, window, most }: Look): Promise<DetectorInput> {
  const { filter, now } = question;
  const asked: Question = { ...question, filter: { ...filter, range: { ...filter.range, ...window } } };
  const newest = await findNewest(asked, most);
  return {
    window,
    singles: { from: newest.cutAt ?? window.from, to: window.to },
    requests: await selectRequestSums(asked, newest),
    days: await selectCellDays(asked),
    nights: prices.tiers.includes("batch") ? await selectNightWork(asked) : null,
    price: makeTokenPricer(prices, now),
    isSold: (model) => isPricedByName(prices, model, now),
  };
}
