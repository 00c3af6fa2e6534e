import { gzipSync } from "node:zlib";
import { API_KEY, type Product } from "../api/start-product.js";
import { encodeProtobuf } from "./encode-protobuf.js";
import type { JsonTraces } from "./otlp-json.js";

interface Sending {
  readonly encoding?: "json" | "protobuf";
  readonly headers?: Record<string, string>;
  readonly query?: string;
  readonly gzip?: boolean;
}

const ENCODERS = {
  json: (traces: JsonTraces) => Buffer.from(JSON.stringify(traces)),
  protobuf: encodeProtobuf,
};

const TYPES = { json: "application/json", protobuf: "application/x-protobuf" };

/** One export, as an exporter sends it. */
export async function sendTraces(
  { url }: Pick<Product, "url">,
  traces: JsonTraces | Buffer,
  { encoding = "json", headers = {}, query = "", gzip = false }: Sending = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
  const bytes = Buffer.isBuffer(traces) ? traces : ENCODERS[encoding](traces);
  const response = await fetch(`${url}/v1/traces${query}`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${API_KEY}`,
      "Content-Type": TYPES[encoding],
      ...(gzip && { "Content-Encoding": "gzip" }),
      ...headers,
    },
    body: new Uint8Array(gzip ? gzipSync(bytes) : bytes),
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

export interface RecordedCall {
  readonly event_id: string;
  readonly provider: string;
  readonly model: string;
  readonly operation: string;
  readonly status: string;
  readonly input: number | null;
  readonly cached: number | null;
  readonly output: number | null;
  readonly reasoning: number | null;
  readonly usage_state: string;
  readonly cost: string | null;
  readonly cost_state: string;
  readonly duration_ms: number | null;
  readonly tags: Record<string, string> | null;
  readonly feature: string;
  readonly note_id: string | null;
}

/** Every recorded call, in the order of ids. */
export async function recordedCalls({ sql }: Pick<Product, "sql">): Promise<readonly RecordedCall[]> {
  const { rows } = await sql.query<RecordedCall>(
    `select event_id, provider, model, operation, status, input_tokens::float as input,
       cached_input_tokens::float as cached, output_tokens::float as output, reasoning_tokens::float as reasoning,
       usage_state, cost, cost_state, duration_ms::float as duration_ms, tags, feature, note_id
     from token_usage order by event_id`,
  );
  return rows;
}
