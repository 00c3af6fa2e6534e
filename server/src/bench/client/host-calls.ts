import { BEGIN_CALL, type Tokenledger } from "@tokenledger/client";
import { setImmediate as nextTurn } from "node:timers/promises";

/** A way in which a host makes a call. */
export interface HostCall {
  readonly label: string;
  /** What it is compared with; null for what others are compared with. */
  readonly besides: string | null;
  readonly make: () => Promise<unknown>;
}

const BARE = "bare call";
const BARE_STREAM = "bare stream of 20 parts";

const PARTS = 20;
const PROMPT = [{ role: "user", parts: [{ text: "이 노트를 세 문장으로 요약해 주세요. ".repeat(90) }] }];
const CONTEXT = { userId: "minji", noteId: "n-42", feature: "summary" };
const START = { provider: "google", requestedModel: "gemini-2.5-flash", prompt: PROMPT, context: CONTEXT };

/** The same call in every way; each waits for one turn of the event loop, a stream for one with each part. */
export function hostCalls(ledger: Tokenledger): readonly HostCall[] {
  return [
    { label: BARE, besides: null, make: answer },
    { label: BARE_STREAM, besides: null, make: () => readAll(stream()) },
    { label: "with `record`", besides: BARE, make: () => recorded(ledger) },
    {
      label: "in `track`",
      besides: BARE,
      make: () => ledger.track(answer, { ...CONTEXT, model: START.requestedModel, prompt: PROMPT }),
    },
    { label: "wrapped", besides: BARE, make: () => wrapped(ledger) },
    { label: "wrapped stream", besides: BARE_STREAM, make: () => wrappedStream(ledger) },
  ];
}

async function recorded(ledger: Tokenledger): Promise<void> {
  const { modelVersion, usageMetadata } = await answer();
  ledger.record({ ...CONTEXT, provider: "google", model: modelVersion, usage: usageMetadata });
}

/** As the wrappers of SDKs do. */
async function wrapped(ledger: Tokenledger): Promise<unknown> {
  const call = ledger[BEGIN_CALL](START);
  const answered = await answer();
  call.answered(answered);
  return answered;
}

async function wrappedStream(ledger: Tokenledger): Promise<void> {
  const call = ledger[BEGIN_CALL](START);
  for await (const part of stream()) call.chunk(part);
  call.streamed();
}

async function readAll(parts: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of parts);
}

async function answer() {
  await nextTurn();
  return answerOf(PARTS);
}

async function* stream() {
  for (let part = 1; part <= PARTS; part += 1) {
    await nextTurn();
    yield answerOf(part);
  }
}

/** With the usage so far, as each part of Gemini's streams has. */
function answerOf(part: number) {
  return {
    candidates: [
      { content: { parts: [{ text: "요약입니다." }] }, ...(part === PARTS ? { finishReason: "STOP" } : {}), index: 0 },
    ],
    modelVersion: "gemini-2.5-flash",
    usageMetadata: {
      promptTokenCount: 1_200,
      candidatesTokenCount: part * 9,
      totalTokenCount: 1_200 + part * 9,
      promptTokensDetails: [{ modality: "TEXT", tokenCount: 1_200 }],
    },
  };
}
