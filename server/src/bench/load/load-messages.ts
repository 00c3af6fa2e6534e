import { z } from "zod";

const Shape = z.object({
  eventsPerRequest: z.int().positive(),
  format: z.enum(["json", "ndjson"]),
  users: z.int().positive(),
});

/** What one request carries. */
export type RequestShape = z.infer<typeof Shape>;

const SendAll = z.object({
  kind: z.literal("send-all"),
  shape: Shape,
  requests: z.int().positive(),
  connections: z.int().positive(),
});

const SendAtRate = z.object({
  kind: z.literal("send-at-rate"),
  shape: Shape,
  requestsPerSecond: z.number().positive(),
  seconds: z.number().positive(),
  connections: z.int().positive(),
});

const Flood = z.object({
  kind: z.literal("flood"),
  shape: Shape,
  seconds: z.number().positive(),
  connections: z.int().positive(),
});

/** Each connection sends its next request once the one before is answered. */
export type SendAllPlan = z.infer<typeof SendAll>;
/** Requests come at fixed instants, whether or not the ones before are answered. */
export type SendAtRatePlan = z.infer<typeof SendAtRate>;
/** Each connection sends as fast as it can, refused or not. */
export type FloodPlan = z.infer<typeof Flood>;

/** What the generator's process is told. */
export const LoadPlan = z.discriminatedUnion("kind", [SendAll, SendAtRate, Flood]);
export type LoadPlan = z.infer<typeof LoadPlan>;

/** Every request was answered 200 with all its events accepted, or there is no such result. */
export const SendAllResult = z.object({ events: z.number(), seconds: z.number(), generatorCpuSeconds: z.number() });
export type SendAllResult = z.infer<typeof SendAllResult>;

/** One latency per request in milliseconds, counted from the instant at which it was to be sent. */
export const SendAtRateResult = z.object({ latenciesMs: z.array(z.number()) });
export type SendAtRateResult = z.infer<typeof SendAtRateResult>;

export const FloodResult = z.object({
  /** When the last request was sent, in milliseconds since 1970. */
  stoppedAtMs: z.number(),
  /** From the first request to the last answer. */
  seconds: z.number(),
  /** Answers by status. */
  answers: z.record(z.string(), z.number()),
  /** Answers 429 and 503 without `Retry-After`. */
  refusalsWithoutRetryAfter: z.number(),
  /** Connections that ended while a request was under way; what became of it is not known. */
  resets: z.number(),
  /** `requestId` of the events of each acknowledged request. */
  acknowledged: z.array(z.string()),
});
export type FloodResult = z.infer<typeof FloodResult>;

/** What the generator's process answers. */
export const LoadReply = z.union([z.object({ fault: z.string() }), z.object({ result: z.unknown() })]);
