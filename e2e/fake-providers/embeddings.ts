import type { Answer, FakeCall } from "./fake-call.ts";

/** As recorded of OpenAI: input alone. The vector is a list of numbers or, where asked, base64 of 32-bit floats. */
export function answerAsOpenAIEmbeddings(call: FakeCall, base64: boolean): Answer {
  const usage = { prompt_tokens: call.tokens.input, total_tokens: call.tokens.input };
  const embedding = base64 ? Buffer.from(Float32Array.from(VECTOR).buffer).toString("base64") : VECTOR;
  const body = {
    object: "list",
    data: [{ object: "embedding", index: 0, embedding }],
    model: call.model,
    ...(call.scenario !== "usage-less" && { usage }),
  };
  return { id: null, body, parts: [], breaksAfter: 0 };
}

/** The Gemini API bills embeddings and tells no usage. */
export function answerAsGeminiEmbeddings(batch: boolean): Answer {
  const embedding = { values: VECTOR };
  return { id: null, body: batch ? { embeddings: [embedding] } : { embedding }, parts: [], breaksAfter: 0 };
}

const VECTOR = [0.25, -0.5, 0.125, 0.75];
