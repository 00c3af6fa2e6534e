import { NAMES } from "./attribute-names.js";
import { firstText, type Span } from "./span.js";

/** `gen_ai.operation.name` of what calls a model, and what the ledger calls it. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ["chat", "chat"],
  ["generate_content", "chat"],
  ["message", "chat"],
  ["messages", "chat"],
  ["response", "chat"],
  ["responses", "chat"],
  ["text_completion", "text_completion"],
  ["completion", "text_completion"],
  ["embeddings", "embeddings"],
  ["embedding", "embeddings"],
  ["image_generation", "image_generation"],
  ["generate_image", "image_generation"],
  ["speech", "speech"],
  ["transcription", "transcription"],
  ["rerank", "rerank"],
]);

/** `ai.operationId` of the Vercel AI SDK up to 6: what is inside the step that a function takes. */
const VERCEL_CALL = /^ai\.\w+\.do(generate|stream|embed|rerank)$/i;

const LANGFUSE_CALLS: ReadonlyMap<string, string> = new Map([
  ["generation", "chat"],
  ["embedding", "embeddings"],
]);

/**
 * What a span did, if that was to call a model once; null for everything else: agents, chains, workflows, steps and
 * tools repeat what the calls within them used, and must not count even when those come in another export.
 *
 * The first that speaks decides: the conventions, the Vercel AI SDK, Langfuse, OpenLLMetry. A span of which none
 * speaks is a call when it names a model and the id of an answer.
 */
export function operationOf({ attributes }: Pick<Span, "attributes">): string | null {
  const vercel = firstText(attributes, NAMES.vercelOperation);
  if (vercel !== null) return vercelOperation(vercel);
  const operation = firstText(attributes, NAMES.operation);
  if (operation !== null) return OPERATIONS.get(operation.toLowerCase()) ?? null;
  const langfuse = firstText(attributes, NAMES.langfuseType);
  if (langfuse !== null) return LANGFUSE_CALLS.get(langfuse.toLowerCase()) ?? null;
  const requestType = firstText(attributes, NAMES.requestType);
  if (requestType !== null) return OPERATIONS.get(requestType.toLowerCase()) ?? null;
  if (firstText(attributes, NAMES.traceloopKind) !== null) return null;
  return firstText(attributes, NAMES.responseId) !== null && hasModel(attributes) ? "chat" : null;
}

function vercelOperation(id: string): string | null {
  const [, kind] = VERCEL_CALL.exec(id) ?? [];
  if (kind === undefined) return null;
  const lower = kind.toLowerCase();
  if (lower === "embed") return "embeddings";
  return lower === "rerank" ? "rerank" : "chat";
}

function hasModel(attributes: Span["attributes"]): boolean {
  return firstText(attributes, [...NAMES.responseModel, ...NAMES.requestModel]) !== null;
}
