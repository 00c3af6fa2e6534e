import { z } from "zod";
import type { TickSlice, UsageNews } from "./domain/tick-slice.js";

/** PostgreSQL refuses payloads of 8,000 bytes and more; all of ours are ASCII. */
export const MAX_PAYLOAD_LENGTH = 7_500;

const whole = z
  .string()
  .regex(/^\d{1,60}$/)
  .transform(BigInt);

/** A slice without names of fields: most of a payload would be names. */
const packedSlice = z.tuple([z.int(), z.int(), z.int(), z.int(), whole, whole, whole, whole]);

/** Slices, or the number of requests that are too many to list. */
const payload = z.union([z.array(packedSlice), z.int().min(0)]);

/** News as the payloads of as many notifications as it needs. */
export function packNews({ requests, slices, isListed }: UsageNews): readonly string[] {
  if (!isListed) return [String(requests)];
  const payloads: string[] = [];
  let open = "";
  for (const slice of slices) {
    const packed = packSlice(slice);
    if (open.length + packed.length + 3 > MAX_PAYLOAD_LENGTH) {
      payloads.push(`[${open}]`);
      open = "";
    }
    open += open === "" ? packed : `,${packed}`;
  }
  return open === "" ? payloads : [...payloads, `[${open}]`];
}

/** Null when the text was not written by `packNews`: anybody who may connect can notify. */
export function unpackNews(text: string): UsageNews | null {
  const parsed = payload.safeParse(readJson(text));
  if (!parsed.success) return null;
  if (typeof parsed.data === "number") return { requests: parsed.data, slices: [], isListed: false };
  const slices = parsed.data.map(unpackSlice);
  return { requests: slices.reduce((sum, { requests }) => sum + requests, 0), slices, isListed: true };
}

function packSlice(slice: TickSlice): string {
  return JSON.stringify([
    slice.dimensionId,
    slice.bucketStart.getTime(),
    slice.requests,
    slice.unpricedRequests,
    slice.inputTokens.toString(),
    slice.outputTokens.toString(),
    slice.totalTokens.toString(),
    slice.cost.toString(),
  ]);
}

function unpackSlice([
  dimensionId,
  startMs,
  requests,
  unpricedRequests,
  inputTokens,
  outputTokens,
  totalTokens,
  cost,
]: z.infer<typeof packedSlice>): TickSlice {
  const bucketStart = new Date(startMs);
  return { dimensionId, bucketStart, requests, unpricedRequests, inputTokens, outputTokens, totalTokens, cost };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no payload of ours
  }
}
