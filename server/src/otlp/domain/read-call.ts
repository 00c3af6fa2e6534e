import { NAMES } from "./attribute-names.js";
import { operationOf } from "./operation-of.js";
import { providerOf, UNKNOWN } from "./provider-of.js";
import { firstText, type Attributes, type Span } from "./span.js";
import { tokensOf, usageOf, type SpanUsage, type Tokens } from "./usage-of.js";

/** One model call as one span tells it. */
export interface SpanCall {
  readonly span: Span;
  readonly operation: string;
  readonly provider: string;
  readonly model: string;
  /** Null when it is that of the answer. */
  readonly requestedModel: string | null;
  /** The provider's id of its answer; null when the span does not say. */
  readonly responseId: string | null;
  readonly failed: boolean;
  readonly said: SpanUsage | null;
  readonly tokens: Tokens;
}

/** `other`: no model call. `silent`: a call of which neither an answer, tokens nor a failure is told. */
export type ReadSpan = SpanCall | "other" | "silent";

/** What a span says of a model call, if it is one. */
export function readCall(span: Span): ReadSpan {
  const { attributes } = span;
  const operation = operationOf(span);
  if (operation === null) return "other";
  const answered = firstText(attributes, NAMES.responseModel);
  const requested = firstText(attributes, NAMES.requestModel);
  const responseId = firstText(attributes, NAMES.responseId);
  const failed = span.failed || firstText(attributes, NAMES.langfuseLevel) === "ERROR";
  const said = usageOf(attributes);
  if (said === null && !failed && !tellsOfAnAnswer(attributes)) return "silent";
  const model = answered ?? requested ?? UNKNOWN;
  const provider = providerOf(attributes, model);
  const requestedModel = requested === model ? null : requested;
  return {
    span,
    operation,
    provider,
    model,
    requestedModel,
    responseId,
    failed,
    said,
    tokens: tokensOf(said, provider),
  };
}

/** Wrappers bear the operation of the call within them, too (embeddings of the Vercel AI SDK 7), and nothing else. */
function tellsOfAnAnswer(attributes: Attributes): boolean {
  return firstText(attributes, [...NAMES.responseId, ...NAMES.responseModel, ...NAMES.langfuseType]) !== null;
}
