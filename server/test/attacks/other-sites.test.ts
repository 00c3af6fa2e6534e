import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startProduct, type Product } from "../api/start-product.js";
import { JSON_TYPE, send } from "./post.js";
import { signInAsAdmin } from "./sign-in.js";

const CHANGE = JSON.stringify({ query: "mutation { signOut }" });
const FORM = "application/x-www-form-urlencoded";

let product: Product;
let cookie: string;

beforeAll(async () => {
  product = await startProduct();
});

beforeAll(async () => {
  cookie = await signInAsAdmin(product);
});

afterAll(() => product.stop());

const own = () => ({ Origin: product.url, "Sec-Fetch-Site": "same-origin" });

async function sessions(): Promise<number> {
  const { rows } = await product.sql.query<{ count: number }>("select count(*)::int from sessions");
  return rows[0]?.count ?? -1;
}

/** What a page of another site can make a browser send, with the cookie of ours if the browser were to add it. */
const FOREIGN = [
  { name: "another site", headers: { Origin: "https://evil.example" }, status: 403 },
  { name: "another port", headers: { Origin: "http://127.0.0.1:1" }, status: 403 },
  { name: "a name that begins like ours", headers: { Origin: "http://127.0.0.1.evil.example" }, status: 403 },
  { name: "a sandboxed page", headers: { Origin: "null" }, status: 403 },
  { name: "an origin that is none", headers: { Origin: "evil" }, status: 403 },
  { name: "an empty origin", headers: { Origin: "" }, status: 403 },
  { name: "another site without an origin", headers: { "Sec-Fetch-Site": "cross-site" }, status: 403 },
  { name: "a sibling site", headers: { "Sec-Fetch-Site": "same-site" }, status: 403 },
  {
    name: "a site that claims another host",
    headers: { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" },
    status: 403,
  },
  { name: "a form as text", headers: { "Content-Type": "text/plain" }, status: 415 },
  { name: "a form", headers: { "Content-Type": FORM }, status: 415 },
  { name: "a form with files", headers: { "Content-Type": "multipart/form-data; boundary=a" }, status: 415 },
  { name: "JSON of another charset", headers: { "Content-Type": "application/json; charset=utf-7" }, status: 415 },
  { name: "no type at all", headers: { "Content-Type": "" }, status: 415 },
] as const;

describe("a change of another site is refused and not carried out", () => {
  test.each(FOREIGN)("$name", async ({ headers, status }) => {
    const before = await sessions();
    const answer = await send(product, "/graphql", {
      headers: { ...JSON_TYPE, Cookie: cookie, ...headers },
      body: CHANGE,
    });
    expect(answer.status).toBe(status);
    expect(await sessions()).toBe(before);
  });

  test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])("%s", async (method) => {
    const path = `/graphql?query=${encodeURIComponent("mutation { signOut }")}`;
    for (const headers of [{}, { "Apollo-Require-Preflight": "1", ...JSON_TYPE }]) {
      const before = await sessions();
      const answer = await send(product, path, { method, headers: { Cookie: cookie, ...headers } });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe("POST");
      expect(await sessions()).toBe(before);
    }
  });

  test.each(["GET", "PUT", "DELETE", "OPTIONS"])("%s of usage", async (method) => {
    const answer = await send(product, "/v1/usage", { method, headers: { Cookie: cookie, ...JSON_TYPE } });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("POST");
  });

  test("nor is usage recorded with a cookie", async () => {
    const body = '{"id":"c-1","provider":"google","model":"gemini-2.5-flash","inputTokens":1}';
    const answer = await send(product, "/v1/usage", { headers: { ...JSON_TYPE, Cookie: cookie }, body });
    expect(answer.status).toBe(403);
  });
});

test.each([
  { name: "our own page", headers: own },
  { name: "a program, which sends neither header", headers: () => ({}) },
])("$name is answered", async ({ headers }) => {
  const body = JSON.stringify({ query: "{ viewer { role } }" });
  const answer = await send(product, "/graphql", { headers: { ...JSON_TYPE, Cookie: cookie, ...headers() }, body });
  expect(JSON.parse(answer.text)).toEqual({ data: { viewer: { role: "ADMIN" } } });
});

describe("no page of another site may read an answer", () => {
  test.each(["/graphql", "/v1/usage", "/", "/livez", "/readyz", "/metrics", "/assets/none.js"])(
    "%s carries no header that lets it",
    async (path) => {
      for (const method of ["GET", "POST", "OPTIONS"]) {
        const { headers } = await send(product, path, {
          method,
          headers: {
            ...JSON_TYPE,
            Origin: "https://evil.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type,authorization",
            "Access-Control-Request-Private-Network": "true",
          },
        });
        expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
      }
    },
  );
});

describe("a WebSocket of another site is refused before anything is said over it", () => {
  const open = (headers: Record<string, string>) =>
    new WebSocket(`${product.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", { headers });

  test.each(FOREIGN.filter(({ status }) => status === 403))("$name", async ({ headers }) => {
    const socket = open({ Cookie: cookie, ...headers });
    const [error] = (await once(socket, "error")) as [Error];
    expect(error.message).toBe("Unexpected server response: 403");
  });

  test("our own page may open one", async () => {
    const socket = open({ Cookie: cookie, ...own() });
    await once(socket, "open");
    expect(socket.protocol).toBe("graphql-transport-ws");
    socket.terminate();
  });
});
