import { SpanKind, trace } from "@opentelemetry/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startProduct, type Product } from "../api/start-product.js";
import { TroubledProxy } from "../core/troubled-proxy.js";
import { batched, startTelemetry, type Telemetry } from "./open-telemetry.js";
import { exportOf, madeSpan } from "./otlp-json.js";
import { recordedCalls, sendTraces } from "./send-traces.js";

const SOON = { timeout: 4_000, interval: 20 };

let product: Product;
let proxy: TroubledProxy;
let telemetry: Telemetry;

beforeAll(async () => {
  product = await startProduct({
    through: async (url) => {
      proxy = await TroubledProxy.open(url);
      return proxy.url;
    },
  });
  telemetry = startTelemetry([batched(product, "protobuf")]);
});

afterAll(async () => {
  await telemetry.stop();
  await proxy.recover();
  await product.stop();
  await proxy.close();
});

const CHAT = {
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.response.model": "gpt-5-mini",
  "gen_ai.usage.input_tokens": 100,
  "gen_ai.usage.output_tokens": 20,
};

test("while the database is away an exporter is told when to come back, and what it then sends counts once", async () => {
  await sendTraces(product, exportOf([]));
  await proxy.refuse();
  const refused = async () => {
    const { status, headers } = await sendTraces(product, exportOf([madeSpan({ id: "1" }, CHAT)]));
    return { status, wait: headers.get("Retry-After") };
  };
  await expect.poll(refused, SOON).toEqual({ status: 503, wait: "2" });

  const tried = async () => {
    const text = await fetch(`${product.url}/metrics`).then((response) => response.text());
    return Number(/http_requests_total{route="traces",status="503"} (\d+)/.exec(text)?.[1] ?? 0);
  };
  const before = await tried();
  trace.getTracer("test").startSpan("chat", { kind: SpanKind.CLIENT, attributes: CHAT }).end();
  const flushed = telemetry.flush();
  await expect.poll(tried, SOON).toBeGreaterThan(before);
  await proxy.recover();
  await flushed;
  expect(await recordedCalls(product)).toEqual([expect.objectContaining({ input: 100, output: 20 })]);
});
