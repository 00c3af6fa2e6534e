import { afterAll, beforeAll, expect, test } from "vitest";
import { startProduct, type Product } from "../api/start-product.js";
import { JSON_TYPE, send } from "./post.js";
import { securityHeaders } from "../../src/app/security-headers.js";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

const PATHS = [
  "/",
  "/requests",
  "/livez",
  "/readyz",
  "/metrics",
  "/graphql",
  "/v1/elsewhere",
  "/favicon.svg",
  "/assets/none.js",
];

test.each(PATHS)("%s is not framed, sniffed, run or read by another site", async (path) => {
  const { headers } = await send(product, path, { method: "GET" });
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "content-security-policy": expect.stringMatching(/^default-src 'none'/),
  });
  const [scripts] = /script-src [^;]*/.exec(String(headers["content-security-policy"])) ?? [""];
  expect(scripts).not.toMatch(/unsafe|\*|https?:|data:/);
  const [styles] = /style-src [^;]*/.exec(String(headers["content-security-policy"])) ?? [""];
  expect(styles).not.toMatch(/unsafe|\*|https?:|data:/);
});

test.each([
  { path: "/graphql", headers: JSON_TYPE, body: '{"query":"{ viewer { id } }"}' },
  { path: "/graphql", headers: {}, body: "" },
  { path: "/v1/usage", headers: JSON_TYPE, body: "[]" },
  { path: "/v1/elsewhere", headers: {}, body: "" },
])("no cache keeps what $path answers", async ({ path, headers, body }) => {
  expect((await send(product, path, { headers, body })).headers["cache-control"]).toBe("no-store");
});

test("files of the console that carry a hash in their name may be kept", async () => {
  const page = await send(product, "/", { method: "GET" });
  const [, file = ""] = /src="(\/assets\/[^"]+)"/.exec(page.text) ?? [];
  expect((await send(product, file, { method: "GET" })).headers["cache-control"]).toContain("immutable");
});

test.each(["GET", "POST", "DELETE"])("%s of an unknown path of the API answers JSON", async (method) => {
  const { status, headers, text } = await send(product, "/v1/elsewhere", { method });
  expect(status).toBe(404);
  expect(headers["content-type"]).toMatch(/^application\/json/);
  expect(JSON.parse(text)).toEqual({ error: { code: "NOT_FOUND", message: "There is no such path." } });
});

test.each([
  { method: "POST", path: "/users/some-id-of-theirs" },
  { method: "DELETE", path: "/some-id-of-theirs" },
  { method: "GET", path: "/assets/some-id-of-theirs.js" },
])("$method $path, which there is not, is not repeated", async ({ method, path }) => {
  const { status, headers, text } = await send(product, path, { method });
  expect([status, headers["content-type"], text]).toEqual([404, "text/plain; charset=utf-8", "There is no such page."]);
});

test("browsers are told to insist on TLS where there is TLS, and only there", async () => {
  expect((await send(product, "/", { method: "GET" })).headers["strict-transport-security"]).toBeUndefined();
  const told = new Map<string, unknown>();
  const res = { setHeader: (name: string, value: unknown) => told.set(name, value) };
  securityHeaders("https://tokens.example.com")({} as never, res as never, () => undefined);
  expect(told.get("Strict-Transport-Security")).toBe("max-age=63072000");
});
