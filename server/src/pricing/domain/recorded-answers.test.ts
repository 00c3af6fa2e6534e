import { readdirSync, readFileSync } from "node:fs";
import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import { usageEventSchema } from "@tokenledger/model/usage-event";
import { describe, expect, test } from "vitest";
import { locateUsage } from "./locate-usage.js";
import { normaliseUsage } from "./normalise-usage.js";
import type { Fields } from "./read-count.js";

const FOLDER = new URL("../../../fixtures/provider-responses/", import.meta.url);
/** What each answer says, read and checked by eye against its raw usage. Classes without tokens are left out. */
const READINGS = JSON.parse(readFileSync(new URL("../provider-readings.json", FOLDER), "utf8"));
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length));

interface Recorded {
  readonly provider: string;
  /** The body of the answer; of a stream its events. */
  readonly chunks: readonly Fields[];
  readonly isStream: boolean;
}

function recorded(name: string): Recorded {
  const { provider, response } = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));
  if (response.sse === undefined) return { provider, chunks: [response.body], isStream: false };
  const lines: string[] = response.sse.split("\n");
  const events = lines.filter((line) => line.startsWith("data: {")).map((line) => line.slice("data: ".length));
  return { provider, chunks: events.map((event) => JSON.parse(event)), isStream: true };
}

const usageOf = ({ chunks, isStream }: Recorded) => (isStream ? { chunks } : (chunks[0] ?? null));

function read(answer: Recorded) {
  return normaliseUsage({ provider: answer.provider, dialect: null, usage: usageOf(answer), canonical: {} });
}

/** What is left when a sender leaves out the chunks that say nothing of usage. */
function withUsage(answer: Recorded): Recorded {
  if (!answer.isStream) return answer;
  return { ...answer, chunks: answer.chunks.filter((chunk) => JSON.stringify(chunk).includes("sage")) };
}

/** Without what is stored, which another test is about, and without classes of no tokens. */
function reading({ counts, usage: _kept, ...rest }: ReturnType<typeof read>) {
  const used = counts === null ? null : Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return { ...rest, counts: used };
}

test("each recorded answer has a reading, and each reading an answer", () => {
  expect(Object.keys(READINGS)).toEqual(NAMES);
  expect(NAMES).toHaveLength(140);
});

describe.each(NAMES)("%s", (name) => {
  const answer = recorded(name);
  const { dialect, counts, usageState, usage } = read(answer);

  test("is welcome as it came, or with the chunks alone that tell usage", () => {
    const sent = JSON.stringify(usageOf(answer)).length > 16_000 ? withUsage(answer) : answer;
    const event = { id: name, provider: answer.provider, model: "any", usage: usageOf(sent) };
    expect(usageEventSchema.safeParse(event).error?.issues ?? []).toEqual([]);
  });

  test("is read as it was by eye", () => {
    expect(reading(read(answer))).toEqual(READINGS[name]);
  });

  test("adds up to the total, where its provider reports one", () => {
    const sum = TOKEN_CLASSES.reduce((all, tokenClass) => all + (counts?.[tokenClass] ?? 0), 0);
    const total = answer.chunks.map(totalOf).findLast((reported) => reported !== null);
    expect(sum).toBe(total ?? sum);
  });

  test("says the same to whoever reads what is kept of it", () => {
    const again = normaliseUsage({ provider: answer.provider, dialect, usage, canonical: {} });
    expect(again).toMatchObject({ counts, usageState, usage });
  });

  test("is known by its shape, whoever sent it", () => {
    const ofUnknown = read({ ...answer, provider: "my-gateway" });
    // A router that claims no cost says nothing that the provider behind it would not say.
    expect([dialect, "openai-chat"]).toContain(ofUnknown.dialect);
    expect(ofUnknown).toMatchObject({ counts, usageState });
  });
});

function totalOf(chunk: Fields): number | null {
  const usage = chunk["usageMetadata"] ?? locateUsage(chunk, "").usage;
  const { totalTokenCount, total_tokens } = usage as Record<string, number | undefined>; // a missing one is undefined
  return totalTokenCount ?? total_tokens ?? null;
}
