import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "../../src/access/permission.js";
import { ask } from "../../src/analytics/question.js";
import { loadPriceVersions } from "../../src/pricing/load-price-versions.js";
import { RecostPrices } from "../../src/recost/recost-prices.js";
import { findSavings } from "../../src/savings/find-savings.query.js";
import { memberWith } from "../analytics/asking.js";
import { seededRandom } from "../analytics/random-usage.js";
import { SavingsDesk, type ToldFinding } from "./savings-desk.js";
import {
  around,
  cleanWorkload,
  costOf,
  DAY,
  END,
  everyNth,
  FLASH,
  LITE,
  livelyWorkload,
  MINUTE,
  type Planted,
  START,
  totalOf,
} from "./workloads.js";

/** A workload in a feature of its own, and what of its money need not be spent. */
interface PlantedWaste {
  readonly kind: string;
  readonly events: readonly Planted[];
  readonly usd: number;
  readonly samplesOf?: string;
}

const MILLION = 1e6;

const PLANTED: readonly PlantedWaste[] = [
  identical(),
  resummarised(),
  cacheable(),
  fallingHits(),
  cheaper(),
  longInput(),
  longOutput(),
  thinking(),
  thinkingForTags(),
  billedRetries(),
  atNight(),
  nearLimit(),
];

function identical(): PlantedWaste {
  const clean = cleanWorkload("identical", 1);
  const again = everyNth(clean, 4).map((event, index) => ({
    ...event,
    at: event.at + 20 * MINUTE,
    requestId: `again-${index}`,
  }));
  return { kind: "IDENTICAL_REQUESTS", events: [...clean, ...again], usd: totalOf(again) };
}

function resummarised(): PlantedWaste {
  const clean = cleanWorkload("resummarised", 2);
  const again = everyNth(clean, 4).map((event, index) => ({
    ...event,
    at: event.at + 25 * MINUTE,
    inputTokens: Math.round(event.inputTokens * 1.03),
    fingerprint: `touched-${index}`,
    requestId: `touched-${index}`,
  }));
  return { kind: "RESUMMARISED_NOTES", events: [...clean, ...again], usd: totalOf(again) };
}

function cacheable(): PlantedWaste {
  const [first] = cleanWorkload("cacheable", 3, 1);
  if (first === undefined) throw new Error("no request");
  const events = Array.from({ length: 1_500 }, (_, index) => ({
    ...first,
    at: START + 3 * DAY + index * MINUTE,
    inputTokens: 6_000,
    noteId: `cacheable-${index}`,
    fingerprint: `cacheable-${index}`,
    requestId: `cacheable-${index}`,
  }));
  return { kind: "CACHEABLE_PREFIX", events, usd: (1_499 * 6_000 * (FLASH.input - FLASH.cached)) / MILLION };
}

/** In the seven days in Seoul before the newest with a request, which is the day before for hours after midnight. */
function fallingHits(): PlantedWaste {
  const timeOf = (index: number) => START + Math.floor(index / 40) * DAY + (index % 40) * 30 * MINUTE;
  const newestDay = Math.floor((timeOf(30 * 40 - 1) + 9 * 60 * MINUTE) / DAY) * DAY - 9 * 60 * MINUTE;
  const events = Array.from({ length: 30 * 40 }, (_, index): Planted => {
    const at = timeOf(index);
    const inputTokens = index % 2 === 0 ? 2_000 : 6_000;
    const isRecent = at >= newestDay - 7 * DAY;
    return {
      at,
      feature: "falling",
      provider: FLASH.provider,
      model: FLASH.model,
      inputTokens,
      cachedInputTokens: inputTokens * (isRecent ? 0.1 : 0.6),
      outputTokens: 220,
    };
  });
  const missedADay = 40 * 4_000 * 0.5;
  return { kind: "FALLING_CACHE_HITS", events, usd: (30 * missedADay * (FLASH.input - FLASH.cached)) / MILLION };
}

function cheaper(): PlantedWaste {
  const clean = cleanWorkload("cheaper", 5);
  const events = clean.map((event, index) => (index % 2 === 0 ? event : { ...event, model: LITE.model }));
  const dear = everyNth(clean, 2);
  const usd = dear.reduce((sum, event) => sum + costOf(event) - costOf(event, LITE), 0);
  return { kind: "CHEAPER_MODEL", events, usd };
}

function longInput(): PlantedWaste {
  const clean = cleanWorkload("long-input", 6).map((event, index) => ({
    ...event,
    inputTokens: 1_150 + (index % 100),
  }));
  const events = clean.map((event, index) => (index % 12 === 0 ? { ...event, inputTokens: 30_000 } : event));
  return { kind: "LONG_INPUT", events, usd: (84 * (30_000 - 1_200) * FLASH.input) / MILLION };
}

function longOutput(): PlantedWaste {
  const clean = cleanWorkload("long-output", 7).map((event, index) => ({
    ...event,
    inputTokens: 1_150 + (index % 100),
    outputTokens: 200 + (index % 40),
  }));
  const events = clean.map((event, index) => (index % 12 === 0 ? { ...event, outputTokens: 4_000 } : event));
  return { kind: "LONG_OUTPUT", events, usd: (84 * (4_000 - 220) * FLASH.output) / MILLION };
}

function thinking(): PlantedWaste {
  const think = (event: Planted, reasoningTokens: number) => ({
    ...event,
    reasoningTokens,
    outputTokens: event.outputTokens + reasoningTokens,
  });
  const clean = cleanWorkload("thinking", 8);
  const events = clean.map((event, index) => think(event, index % 12 === 0 ? 5_000 : 240 + (index % 21)));
  return { kind: "THINKING", events, usd: (84 * (5_000 - 250) * FLASH.output) / MILLION };
}

function thinkingForTags(): PlantedWaste {
  const random = seededRandom(81);
  const clean = cleanWorkload("thinking-tags", 82).map((event) => {
    const answer = 8 + Math.floor(random() * 20);
    const reasoningTokens = around(random, 400, 0.3);
    return { ...event, outputTokens: answer + reasoningTokens, reasoningTokens, model: LITE.model };
  });
  const usd = (clean.reduce((sum, { reasoningTokens }) => sum + reasoningTokens, 0) * LITE.output) / MILLION;
  return { kind: "THINKING", events: clean, usd };
}

function billedRetries(): PlantedWaste {
  const clean = cleanWorkload("retries", 9);
  const failed = everyNth(clean, 5).map((event) => ({ ...event, status: "error" }));
  const timedOut = clean.filter((_, index) => index % 5 === 2).map((event) => ({ ...event, status: "cancelled" }));
  const wasted = new Set([...failed, ...timedOut].map(({ requestId }) => requestId));
  const answered = clean.map((event) =>
    wasted.has(event.requestId) ? { ...event, at: event.at + 5_000, attempt: 2 } : event,
  );
  return {
    kind: "BILLED_RETRIES",
    events: [...failed, ...timedOut, ...answered],
    usd: totalOf([...failed, ...timedOut]),
  };
}

/** 02:10 to 03:50 in Seoul, on 20 nights. */
function atNight(): PlantedWaste {
  const firstNight = Math.ceil(START / DAY) * DAY + 17 * 60 * MINUTE + 10 * MINUTE;
  const events = cleanWorkload("night", 10, 2_000).map((event, index) => ({
    ...event,
    at: firstNight + Math.floor(index / 100) * DAY + (index % 100) * MINUTE,
  }));
  return { kind: "BATCH_ELIGIBLE", events, usd: totalOf(events) / 2 };
}

function nearLimit(): PlantedWaste {
  const clean = cleanWorkload("limit", 11);
  const near = everyNth(clean, 5).map((event) => ({ ...event, inputTokens: 7_900 }));
  const ids = new Set(near.map(({ noteId }) => noteId));
  const others = clean.filter(({ noteId }) => !ids.has(noteId));
  const again = near.map((event, index) => ({
    ...event,
    at: event.at + 3 * MINUTE,
    inputTokens: 4_000,
    fingerprint: `half-${index}`,
    requestId: `half-${index}`,
  }));
  return { kind: "NEAR_LIMIT", events: [...others, ...near, ...again], usd: totalOf(again) };
}

let desk: SavingsDesk;

beforeAll(async () => {
  desk = await SavingsDesk.open();
  for (const { events } of PLANTED) await desk.record(events);
  await desk.record(livelyWorkload("clean", 20));
}, 120_000);

afterAll(() => desk.product.stop());

describe("planted waste", () => {
  test.each(PLANTED.map((planted) => ({ ...planted, feature: planted.events[0]?.feature ?? "" })))(
    "$kind in $feature is found with its money, and nothing else there",
    async ({ feature, kind, usd }) => {
      const { findings, low, high } = await desk.report({ features: [feature] });
      expect(findings.map((finding) => [finding.kind, Number(finding.high).toFixed(3)])).toEqual([
        [kind, expect.any(String)],
      ]);
      const [found] = findings as [ToldFinding];
      expect(Number(found.high) / usd).toBeGreaterThan(0.95);
      expect(Number(found.high) / usd).toBeLessThan(1.05);
      expect(Number(found.low)).toBeLessThanOrEqual(Number(found.high));
      expect([low, high]).toEqual([found.low, found.high]);
      expect(found.samples.length).toBeLessThanOrEqual(5);
      for (const sample of found.samples) expect(sample.feature).toBe(feature);
      expect(found.evidence).toMatchObject({ features: [feature], projectIds: ["1"] });
    },
    30_000,
  );

  test("the requests that show it are named by what the list of requests can be narrowed to", async () => {
    const [same] = (await desk.report({ features: ["identical"] })).findings;
    expect(same?.evidence["fingerprints"]).toHaveLength(100);
    expect(same?.evidence["fingerprints"]).toContainEqual(expect.stringMatching(/^identical-print-\d+$/));
    const [touched] = (await desk.report({ features: ["resummarised"] })).findings;
    expect(touched?.evidence["noteIds"]).toContainEqual(expect.stringMatching(/^resummarised-note-\d+$/));
  });

  test("of too many requests the newest are read, brought to 30 days, and told with less confidence", async () => {
    const { orm, clock } = desk.product.container;
    const em = orm.em.fork();
    const prices = new RecostPrices(await loadPriceVersions(em.fork()));
    const filter = { range: { from: new Date(START), to: new Date(END) }, features: ["identical"] };
    const viewer = memberWith(Role.ADMIN);
    const answer = await ask({ em, clock, viewer, http: null }, filter, (question) =>
      findSavings(question, prices, 9_000),
    );
    expect(answer.singles?.from.getTime()).toBeGreaterThan(START);
    const usd = PLANTED.find(({ kind }) => kind === "IDENTICAL_REQUESTS")?.usd ?? 0;
    const [found] = answer.findings;
    expect(found).toMatchObject({ kind: "IDENTICAL_REQUESTS", confidence: "MEDIUM", confidenceReason: "SAMPLED" });
    expect(Number(found?.high) / 1e12 / usd).toBeGreaterThan(0.8);
    expect(Number(found?.high) / 1e12 / usd).toBeLessThan(1.2);
  });

  test("all of it is found together, and the clean feature beside it is not named", async () => {
    const { findings, checked } = await desk.report();
    expect(findings.map(({ subject, kind }) => `${subject.feature} ${kind}`).toSorted()).toEqual(
      PLANTED.map(({ kind, events }) => `${events[0]?.feature} ${kind}`).toSorted(),
    );
    expect(checked.map(({ kind }) => kind)).toHaveLength(11);
    expect(checked.every(({ skipped }) => skipped === null)).toBe(true);
  }, 30_000);
});
