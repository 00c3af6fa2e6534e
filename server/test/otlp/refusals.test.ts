import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProduct, type Product } from "../api/start-product.js";
import { decodeStatus } from "./decode-answer.js";
import { exportOf, madeSpan } from "./otlp-json.js";
import { sendTraces } from "./send-traces.js";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

describe("a refusal is a Status in the encoding of the request:", () => {
  const refusals = [
    { name: "no key", headers: { Authorization: "" }, status: 401, code: 16 },
    { name: "a wrong key", headers: { Authorization: "Bearer tl_wrong" }, status: 401, code: 16 },
    { name: "another encoding", headers: { "Content-Encoding": "br" }, status: 415, code: 3 },
    { name: "gzip that is none", headers: { "Content-Encoding": "gzip" }, status: 400, code: 3 },
  ];

  test.each(refusals)("$name", async ({ headers, status, code }) => {
    const json = await sendTraces(product, exportOf([]), { headers });
    expect([json.status, JSON.parse(json.bytes.toString())]).toEqual([
      status,
      { code, message: expect.stringMatching(/\.|…$/) },
    ]);
    const protobuf = await sendTraces(product, exportOf([madeSpan({ id: "1" }, {})]), {
      headers,
      encoding: "protobuf",
    });
    expect([protobuf.status, protobuf.headers.get("Content-Type")]).toEqual([status, "application/x-protobuf"]);
    expect(decodeStatus(protobuf.bytes)).toEqual(JSON.parse(json.bytes.toString()));
  });

  test("a body that is no export, which is not to be sent again", async () => {
    const json = await sendTraces(product, Buffer.from("[]"));
    expect([json.status, json.headers.get("Retry-After")]).toEqual([400, null]);
    expect(JSON.parse(json.bytes.toString())).toEqual({ code: 3, message: "The body: expected an object." });
    const protobuf = await sendTraces(product, Buffer.alloc(30, 0xff), { encoding: "protobuf" });
    expect([protobuf.status, protobuf.headers.get("Retry-After")]).toEqual([400, null]);
    expect(decodeStatus(protobuf.bytes).code).toBe(3);
  });

  test("another content type, and another method", async () => {
    const typed = await sendTraces(product, exportOf([]), { headers: { "Content-Type": "text/plain" } });
    expect([typed.status, JSON.parse(typed.bytes.toString())]).toEqual([
      415,
      { code: 3, message: "Content-Type: expected application/x-protobuf or application/json." },
    ]);
    const got = await fetch(`${product.url}/v1/traces`);
    expect([got.status, got.headers.get("Allow")]).toEqual([405, "POST"]);
  });

  const bodies = [
    { name: "JSON beyond 8 MiB", encoding: "json" as const, mebibytes: 9 },
    { name: "protobuf beyond 16 MiB", encoding: "protobuf" as const, mebibytes: 17 },
  ];

  test.each(bodies)("$name, plain and inflated", async ({ encoding, mebibytes }) => {
    const large = Buffer.alloc(mebibytes * 1024 * 1024, " ");
    for (const gzip of [false, true]) {
      const { status, bytes } = await sendTraces(product, large, { encoding, gzip });
      const told = encoding === "json" ? (JSON.parse(bytes.toString()) as object) : decodeStatus(bytes);
      expect([status, told]).toEqual([413, { code: 3, message: expect.stringContaining("is larger than") }]);
    }
  });

  test("more spans than are read at once", async () => {
    const spans = Array.from({ length: 20_001 }, (_, at) => madeSpan({ id: String(at) }, {}));
    const { status } = await sendTraces(product, exportOf(spans), { encoding: "protobuf", gzip: true });
    expect(status).toBe(413);
  });
});
