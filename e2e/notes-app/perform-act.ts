import { ApiError, type GoogleGenAI } from "@google/genai";
import type { Tokenledger } from "@tokenledger/client";
import { assertWithinLimit, estimateTokens, TokenLimitError, type TokenEstimate } from "@tokenledger/client/tokens";
import type { FindGemini } from "./gemini.ts";
import { NOTES, type Note } from "./notes.ts";
import { summarise, summariseStreamed, SUMMARY_MODEL, summaryPrompt, type Answer } from "./summarizer.ts";
import { suggestTags, TAG_MODEL, tagPrompt } from "./tagger.ts";

const TOKEN_LIMIT = 8_000;

/** A line of the answer to the page; each says one thing. */
export type Told =
  | { readonly text: string }
  | { readonly limit: { readonly kind: "within" | "near"; readonly words: string } }
  | { readonly tokens: string }
  | { readonly fault: string };

type Tell = (told: Told) => void;

interface Act {
  readonly feature: string;
  readonly model: string;
  readonly prompt: (note: Note) => string;
  readonly call: (ai: GoogleGenAI, note: Note, tell: Tell) => Promise<Answer>;
}

const tellAtOnce =
  (ask: (ai: GoogleGenAI, note: Note) => Promise<Answer>): Act["call"] =>
  async (ai, note, tell) => {
    const answer = await ask(ai, note);
    tell({ text: answer.text });
    return answer;
  };

const SUMMARY = { feature: "summary", model: SUMMARY_MODEL, prompt: summaryPrompt };

/** By the names that the page asks for. */
export const ACTS: Readonly<Record<string, Act>> = {
  summary: { ...SUMMARY, call: tellAtOnce(summarise) },
  "streamed-summary": {
    ...SUMMARY,
    call: (ai, note, tell) => summariseStreamed(ai, note, (text) => tell({ text })),
  },
  tags: { feature: "tags", model: TAG_MODEL, prompt: tagPrompt, call: tellAtOnce(suggestTags) },
};

export interface Asked {
  readonly act: string;
  readonly noteId: string;
  readonly userId: string;
  /** What the local Gemini shall do. */
  readonly behaviour: string;
}

export interface NotesApp {
  readonly ledger: Tokenledger;
  readonly findGemini: FindGemini;
}

/** Makes one call for one app user and tells what comes of it, also when that is a fault; never throws. */
export async function performAct({ ledger, findGemini }: NotesApp, asked: Asked, tell: Tell): Promise<void> {
  const act = ACTS[asked.act];
  const note = NOTES.find(({ id }) => id === asked.noteId);
  if (act === undefined || note === undefined) return tell({ fault: "There is no such note, or nothing so to do." });
  try {
    const estimate = await assertWithinLimit(TOKEN_LIMIT, act.prompt(note), act.model);
    tell({ limit: { kind: estimate.warning ? "near" : "within", words: limitWords(estimate, estimate.warning) } });
    const context = {
      userId: asked.userId,
      noteId: note.id,
      feature: act.feature,
      estimatedInputTokens: estimate.upper,
    };
    const { usage } = await ledger.withContext(context, () => act.call(findGemini(asked.behaviour), note, tell));
    tell({ tokens: tokenWords(usage) });
  } catch (error) {
    tell({ fault: faultWords(error) });
  }
}

/** What is said of a note's size before anything is asked. */
export async function sizeWords(note: Note): Promise<string> {
  return rangeWords(await estimateTokens(summaryPrompt(note), SUMMARY_MODEL));
}

const count = (tokens: number) => tokens.toLocaleString("en");

function rangeWords({ lower, upper, exact }: TokenEstimate): string {
  return exact ? `${count(lower)} tokens` : `${count(lower)} to ${count(upper)} tokens`;
}

function limitWords(estimate: TokenEstimate, isNear: boolean): string {
  const limit = `the limit of ${count(TOKEN_LIMIT)}`;
  return isNear
    ? `Estimated ${rangeWords(estimate)}: may be over ${limit}, and is sent all the same.`
    : `Estimated ${rangeWords(estimate)}: within ${limit}.`;
}

function tokenWords(usage: Answer["usage"]): string {
  if (usage === null) return "Gemini told no usage.";
  const { promptTokenCount = 0, cachedContentTokenCount, candidatesTokenCount = 0, thoughtsTokenCount } = usage;
  const cached = cachedContentTokenCount === undefined ? "" : ` (${count(cachedContentTokenCount)} cached)`;
  const thoughts = thoughtsTokenCount === undefined ? "" : `, ${count(thoughtsTokenCount)} of thoughts`;
  return `Reported ${count(promptTokenCount)} in${cached}, ${count(candidatesTokenCount)} out${thoughts}.`;
}

function faultWords(error: unknown): string {
  if (error instanceof TokenLimitError) {
    return `Not sent: at least ${count(error.lower)} tokens, and the limit is ${count(error.limit)}. Shorten the note.`;
  }
  if (error instanceof ApiError && error.status === 429) return "Gemini was asked too often (429). Try again later.";
  return `Gemini did not answer to the end: ${error instanceof Error ? error.message : String(error)}`;
}
