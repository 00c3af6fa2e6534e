import { createHash } from "node:crypto";
import { demoEstimate } from "./demo-estimate.js";
import { modelShares, type DemoModel, type DemoTask } from "./demo-models.js";
import type { DemoNote, DemoUser } from "./demo-population.js";
import { demoUsage } from "./demo-usage.js";
import type { Random } from "./random.js";

/** Lengths as measured, to draw from. */
export interface DemoLengths {
  readonly noteTokens: readonly number[];
  readonly summaryTokens: readonly number[];
  readonly tagTokens: readonly number[];
}

/** Where the numbers of a call come from. */
export interface DemoSources {
  readonly lengths: DemoLengths;
  readonly random: Random;
}

/** When somebody wants something done with a note. */
export interface DemoVisit {
  readonly user: DemoUser;
  readonly note: DemoNote;
  readonly task: DemoTask;
  readonly at: number;
  readonly daysAgo: number;
  /** Chance that one call to a provider fails at this moment. */
  readonly failureRate: number;
}

/** An event of the wire without its id; what it used stands in the words of its provider. */
export interface DemoEvent {
  readonly time: string;
  readonly userId: string;
  readonly noteId: string;
  readonly feature: string;
  readonly operation: string;
  readonly provider: string;
  readonly model: string;
  readonly requestId: string;
  readonly attempt: number;
  readonly status: string;
  readonly durationMs: number;
  readonly fingerprint: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly [usage: string]: unknown;
}

const FEATURE = { summary: "summary", tag: "tag", embed: "search" } as const;
const INSTRUCTION_TOKENS = { summary: 420, tag: 260, embed: 0 } as const;
/** From here on the app put its instructions first, so that providers could cache them. */
const CACHING_SINCE_DAYS_AGO = 45;
const CACHEABLE_FROM_TOKENS = 1_024;
const MAX_ATTEMPTS = 3;
const VOICE_NOTE_CHANCE = 0.04;
const AUDIO_TOKENS_PER_SECOND = 32;

/** The model calls of one visit: failures are tried again at once, under one request id. */
export function demoCalls(visit: DemoVisit, sources: DemoSources): readonly DemoEvent[] {
  const { random } = sources;
  const model = random.weighted(modelShares(visit.task, visit.daysAgo));
  const requestId = `req-${random.whole(0, 2 ** 48).toString(36)}`;
  const calls: DemoEvent[] = [];
  let at = visit.at;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const failed = visit.task !== "embed" && random.chance(visit.failureRate);
    const outcome = failed ? failedCall(random) : answeredCall(visit, model, sources);
    calls.push({ ...commonFields(visit, model, at), requestId, attempt, ...outcome });
    if (!failed) break;
    at += outcome.durationMs + 1_000 * 2 ** attempt;
  }
  return calls;
}

function commonFields({ user, note, task, daysAgo }: DemoVisit, { provider, model }: DemoModel, at: number) {
  return {
    time: new Date(at).toISOString(),
    userId: user.id,
    noteId: note.id,
    feature: FEATURE[task],
    operation: task === "embed" ? "embeddings" : "chat",
    provider,
    model,
    fingerprint: fingerprintOf(task, note),
    tags: { platform: user.platform, app_version: `3.${Math.floor((90 - daysAgo) / 14)}.0` },
  };
}

function fingerprintOf(task: DemoTask, { id, version }: DemoNote): string {
  return createHash("sha256").update(`${task} ${id} ${version}`).digest("hex").slice(0, 32);
}

/** Turned away with 429 or 503: the provider did no work, so nothing was used. */
function failedCall(random: Random) {
  return { status: "error", inputTokens: 0, outputTokens: 0, durationMs: Math.round(180 * random.noise(0.6)) };
}

function answeredCall(visit: DemoVisit, model: DemoModel, sources: DemoSources) {
  const { random } = sources;
  const { task, note } = visit;
  const isCancelled = task === "summary" && random.chance(0.008);
  const answer = Math.ceil(answerTokens(task, sources) * (isCancelled ? random.next() : 1));
  const thinks = model.thinkingTokens > 0 && task !== "embed";
  const thinking = thinks ? Math.round(model.thinkingTokens * (task === "tag" ? 0.4 : 1) * random.noise(0.5)) : 0;
  const hearsVoice = task === "summary" && model.dialect === "gemini" && random.chance(VOICE_NOTE_CHANCE);
  const audio = hearsVoice ? random.whole(20, 240) * AUDIO_TOKENS_PER_SECOND : 0;
  const text = INSTRUCTION_TOKENS[task] + note.tokens;
  const cached = cachedTokens(text, visit, random);
  const usedMs = model.firstTokenMs + (1_000 * (answer + thinking)) / model.tokensPerSecond;
  return {
    status: isCancelled ? "cancelled" : "ok",
    durationMs: Math.round(usedMs * random.noise(0.25)),
    ...demoEstimate(model, { textTokens: text, daysAgo: visit.daysAgo, fingerprint: fingerprintOf(task, note) }),
    ...demoUsage(model, { prompt: text + audio, cached, audio, answer, thinking }),
  };
}

function answerTokens(task: DemoTask, { lengths, random }: DemoSources): number {
  switch (task) {
    case "summary":
      return random.pick(lengths.summaryTokens);
    case "tag":
      return random.pick(lengths.tagTokens);
    case "embed":
      return 0;
  }
}

function cachedTokens(textTokens: number, { task, daysAgo }: DemoVisit, random: Random): number {
  if (task === "embed" || textTokens < CACHEABLE_FROM_TOKENS) return 0;
  if (!random.chance(daysAgo > CACHING_SINCE_DAYS_AGO ? 0.04 : 0.35)) return 0;
  return Math.floor(textTokens * random.between(0.3, 0.9));
}
