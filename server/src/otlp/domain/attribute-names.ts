/**
 * Under which names instruments write what a model call was, the current name first: the conventions of OpenTelemetry
 * as they are and were, the Vercel AI SDK up to 6 (`ai.*`), OpenLLMetry (`llm.*`, `traceloop.*`) and Langfuse. The
 * names of token counts are in `pricing/domain/dialects/otel-names.ts`.
 */
export const NAMES = {
  operation: ["gen_ai.operation.name"],
  vercelOperation: ["ai.operationId"],
  requestType: ["llm.request.type"],
  traceloopKind: ["traceloop.span.kind"],
  langfuseType: ["langfuse.observation.type"],
  langfuseLevel: ["langfuse.observation.level"],
  provider: ["gen_ai.provider.name", "gen_ai.system", "ai.model.provider", "llm.vendor"],
  responseId: ["gen_ai.response.id", "ai.response.id", "llm.response.id"],
  responseModel: ["gen_ai.response.model", "ai.response.model", "llm.response.model"],
  requestModel: ["gen_ai.request.model", "ai.model.id", "llm.request.model", "langfuse.observation.model.name"],
  user: [
    "tokenledger.user.id",
    "user.id",
    "enduser.id",
    "langfuse.user.id",
    "ai.telemetry.metadata.userId",
    "ai.settings.context.userId",
    "traceloop.association.properties.user_id",
    "traceloop.association.properties.userId",
  ],
  note: [
    "tokenledger.note.id",
    "ai.telemetry.metadata.noteId",
    "ai.settings.context.noteId",
    "traceloop.association.properties.note_id",
    "traceloop.association.properties.noteId",
    "langfuse.observation.metadata.noteId",
    "langfuse.trace.metadata.noteId",
  ],
  feature: ["tokenledger.feature"],
  /** What frameworks call the part of an application that asks. */
  label: [
    "ai.telemetry.metadata.feature",
    "ai.settings.context.feature",
    "traceloop.association.properties.feature",
    "langfuse.observation.metadata.feature",
    "langfuse.trace.metadata.feature",
    "ai.telemetry.functionId",
    "gen_ai.agent.name",
    "traceloop.workflow.name",
    "langfuse.trace.name",
  ],
  request: ["tokenledger.request.id"],
  service: ["service.name"],
  environment: ["deployment.environment.name", "deployment.environment", "langfuse.environment"],
} as const satisfies Record<string, readonly string[]>;

const KEPT: ReadonlySet<string> = new Set([
  ...Object.values(NAMES).flat(),
  "openai.response.service_tier",
  "gen_ai.openai.response.service_tier",
  "gen_ai.response.service_tier",
  "anthropic.response.service_tier",
  "langfuse.observation.cost_details",
]);
const LONGEST_NAME = 128;

/**
 * Whether an attribute is read at all. All others, the questions and answers among them, are passed over as they
 * arrive and never become text.
 */
export function isKeptAttribute(name: string): boolean {
  return KEPT.has(name) || isUsageAttribute(name);
}

/** Whether an attribute is about tokens or their price. */
export function isUsageAttribute(name: string): boolean {
  if (name.length > LONGEST_NAME) return false;
  return (
    name.includes(".usage.") ||
    name.endsWith(".service_tier") ||
    name.endsWith("usage_details") ||
    name.endsWith("cost_details")
  );
}
