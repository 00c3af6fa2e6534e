import { readdirSync, readFileSync } from "node:fs";
import { usageEventSchema } from "@tokenledger/model/usage-event";
import { expect, test } from "vitest";
import { StreamedUsage, usageOfAnswer } from "../../../shared/client/src/calls/reported-usage.js";
import { withoutContent } from "../../../shared/client/src/calls/without-content.js";
import { normaliseUsage } from "../../src/pricing/domain/normalise-usage.js";
import type { Fields } from "../../src/pricing/domain/read-count.js";

const FOLDER = new URL("../../fixtures/provider-responses/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));

interface Answer {
  readonly provider: string;
  readonly body: Fields | null;
  readonly chunks: readonly Fields[];
}

function recorded(name: string): Answer {
  const { provider, response } = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
  if (response.sse === undefined) return { provider, body: response.body, chunks: [] };
  const lines: string[] = response.sse.split("\n").filter((line: string) => line.startsWith("data: {"));
  return { provider, body: null, chunks: lines.map((line) => JSON.parse(line.slice("data: ".length))) };
}

/** Null where nothing is known: a missing answer and one without usage are the same to the ledger. */
function read(provider: string, usage: Fields | null, serviceTier: string | null) {
  if (usage === null) return null;
  const {
    usage: _kept,
    dialect: _dialect,
    ...reading
  } = normaliseUsage({ provider, dialect: null, usage, canonical: {} });
  if (reading.counts === null) return null;
  return { ...reading, serviceTier: serviceTier ?? reading.serviceTier ?? null };
}

/** What a host's client makes of it. */
function reduced({ body, chunks }: Answer) {
  if (body !== null) return usageOfAnswer(body);
  const streamed = new StreamedUsage();
  for (const chunk of chunks) streamed.add(chunk);
  return streamed.reported;
}

test.each(NAMES)("what the client sends of %s is read as the whole answer is", (name) => {
  const answer = recorded(name);
  const whole = answer.body ?? { chunks: answer.chunks };
  const { usage, serviceTier } = reduced(answer);
  const expected = read(answer.provider, whole, null);
  expect(read(answer.provider, usage, serviceTier)).toEqual(expected);
  const event = { id: name, provider: answer.provider, model: "any", usage };
  expect(usageEventSchema.safeParse(event).error?.issues ?? []).toEqual([]);
  const sent = withoutContent({ provider: answer.provider, model: "any", usage: whole });
  expect(read(answer.provider, { ...sent.usage }, sent.serviceTier ?? null)).toEqual(expected);
});

test("no text of an answer is sent", () => {
  for (const name of NAMES) {
    const { usage } = reduced(recorded(name));
    for (const text of textsIn(usage)) expect(text).toMatch(/^[\w.:-]{1,64}$/);
  }
});

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
