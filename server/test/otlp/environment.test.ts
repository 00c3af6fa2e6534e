import { trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BatchSpanProcessor } from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { startTelemetry } from "./open-telemetry.js";
import { recordedCalls } from "./send-traces.js";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await product.stop();
});

test("an exporter that is pointed here by nothing but its environment records, as docs/otlp.md says", async () => {
  vi.stubEnv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", `${product.url}/v1/traces`);
  vi.stubEnv("OTEL_EXPORTER_OTLP_TRACES_HEADERS", `Authorization=Bearer ${API_KEY}`);
  vi.stubEnv("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip");
  const telemetry = startTelemetry([new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })]);
  const attributes = {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "gcp.gemini",
    "gen_ai.response.model": "gemini-2.5-flash",
    "gen_ai.response.id": "env-1",
    "gen_ai.usage.input_tokens": 100,
    "gen_ai.usage.output_tokens": 20,
  };
  trace.getTracer("own").startSpan("chat", { attributes }).end();
  await telemetry.stop();
  expect(await recordedCalls(product)).toEqual([
    expect.objectContaining({ event_id: "otlp:env-1", provider: "google", input: 100, output: 20 }),
  ]);
});
