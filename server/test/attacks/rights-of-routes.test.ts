import { Router } from "express";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { HTTP_ROUTES } from "../../src/app/http-routes.js";
import { startProduct, type Product } from "../api/start-product.js";
import { inTurns } from "./in-turns.js";
import { JSON_TYPE, send } from "./post.js";
import { mayUse, ROUTES_NEED } from "./reviewed-rights.js";
import { seedArchiveFile } from "./seed-archive-file.js";
import { seedExportFile } from "./seed-export-file.js";
import { CAST, type Somebody } from "./rights-cast.js";
import { credential } from "./rights-transports.js";

const METRICS_TOKEN = "a-token-of-whoever-collects-figures";
const ENV = {
  METRICS_TOKEN,
  OIDC_ISSUER: "http://127.0.0.1:9", // nobody is there, and nobody needs to be
  OIDC_CLIENT_ID: "tokenledger",
  OIDC_CLIENT_SECRET: "a-secret-of-the-provider",
};
const EVENT = { provider: "google", model: "gemini-2.5-flash", inputTokens: 1 };

let product: Product;
let routes: readonly string[];
let everybody: ReadonlyMap<string, Somebody>;

beforeAll(async () => {
  const opened = vi.spyOn(Router.prototype as Pick<Router, "route">, "route");
  product = await startProduct({ env: ENV, rates: { wrongCredentials: 1e6 } });
  routes = opened.mock.calls.map(([path]) => String(path));
  opened.mockRestore();
  const entered = Object.entries(CAST).map(async ([name, enter]) => [name, await enter(product, 1)] as const);
  everybody = new Map(await Promise.all(entered));
  await seedExportFile(product);
  await seedArchiveFile(product);
});

afterAll(() => product.stop());

interface Sent {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** The same request of everybody: who got which status, and every text that was told with it. */
async function ofEverybody(method: string, path: string, { body, headers = {} }: Sent = {}) {
  const answers = await inTurns([...everybody], async ([name, somebody]) => {
    const sent = { method, body: body ?? "", headers: { ...headers, ...credential(somebody, 0) } };
    return { name, who: somebody.who, ...(await send(product, path, sent)) };
  });
  return answers;
}

const textOf = (path: string) => send(product, path, { method: "GET" }).then(({ text }) => text);

describe("the routes", () => {
  test("that are open are those that were reviewed, and the document has them all", () => {
    expect(routes.toSorted()).toEqual([
      "/^\\/(?!v1\\/|graphql|assets\\/)/",
      "/auth/oidc/callback",
      "/auth/oidc/start",
      "/livez",
      "/metrics",
      "/readyz",
      "/v1/allowance",
      "/v1/allowance/:id",
      "/v1/archives/:month/:part",
      "/v1/archives/:month/:part/manifest",
      "/v1/audit",
      "/v1/exports/:id",
      "/v1/exports/savings",
      "/v1/exports/statistics",
      "/v1/exports/usage",
    ]);
    expect(HTTP_ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      Object.keys(ROUTES_NEED).toSorted(),
    );
  });

  test.each([
    { route: "POST /v1/usage", body: JSON.stringify({ id: "r-1", ...EVENT }) },
    { route: "POST /v1/usage?backfill=1", body: JSON.stringify({ id: "r-2", ...EVENT, time: "2026-01-02T00:00:00Z" }) },
    { route: "POST /v1/traces", body: "{}" },
    { route: "POST /v1/traces?backfill=1", body: "{}" },
    { route: "POST /v1/allowance", body: JSON.stringify({ inputTokens: 1, outputTokens: 1 }) },
    { route: "DELETE /v1/allowance/:id", at: "/v1/allowance/0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10" },
    { route: "GET /v1/audit", search: "?format=jsonl" },
    { route: "GET /v1/exports/statistics", search: "?of=breakdown&groupBy=MODEL&format=csv&range=30d" },
    { route: "GET /v1/exports/savings", search: "?format=csv&range=30d" },
    { route: "GET /v1/exports/usage", search: "?format=jsonl&range=30d" },
    { route: "GET /v1/exports/:id", at: "/v1/exports/1" },
    { route: "GET /v1/archives/:month/:part", at: "/v1/archives/2026-01/1" },
    { route: "GET /v1/archives/:month/:part/manifest", at: "/v1/archives/2026-01/1/manifest" },
    { route: "GET /metrics" },
  ])(
    "$route answers who may use it, and tells all others apart by nothing",
    async ({ route, body, at, search = "" }) => {
      const [method = "", stated = ""] = route.split(" ");
      const path = at ?? stated;
      const answers = await ofEverybody(method, path + search, {
        ...(body !== undefined && { body }),
        headers: JSON_TYPE,
      });
      const told = Object.fromEntries(answers.map(({ name, status }) => [name, status]));
      expect(told).toEqual(
        Object.fromEntries(
          answers.map(({ name, who }) => {
            const isStranger = who === "nobody" || route === "GET /metrics";
            return [name, mayUse(who, route) ? 200 : isStranger ? 401 : 403];
          }),
        ),
      );
      const refusals = answers.filter(({ status }) => status !== 200);
      expect(new Set(refusals.filter(({ status }) => status === 401).map(({ text }) => text)).size).toBe(1);
      for (const { text } of refusals) expect(text).not.toMatch(/r-1|accepted|"at":|tokenledger_/);
    },
  );

  test("an event that is there is refused like one that is not", async () => {
    const taken = await ofEverybody("POST", "/v1/usage", {
      headers: JSON_TYPE,
      body: JSON.stringify({ id: "r-1", ...EVENT, inputTokens: 2 }),
    });
    const fresh = await ofEverybody("POST", "/v1/usage", { headers: JSON_TYPE, body: "[]" });
    const told = (answers: typeof taken) =>
      answers.filter(({ who }) => !mayUse(who, "POST /v1/usage")).map(({ name, status, text }) => [name, status, text]);
    expect(told(taken)).toEqual(told(fresh));
    const senders = taken.filter(({ who }) => mayUse(who, "POST /v1/usage"));
    expect(senders.map(({ text }) => text.includes("CONFLICT"))).toEqual([true, true]);
  });

  test("figures are for who has their token", async () => {
    const headers = { Authorization: `Bearer ${METRICS_TOKEN}` };
    const { status, text } = await send(product, "/metrics", { method: "GET", headers });
    expect(status).toBe(200);
    expect(text).toContain("# HELP");
  });

  test("whoever asks for health, the console or its files gets the same, by any credential or none", async () => {
    const [, script = ""] = /src="(\/assets\/[^"]+)"/.exec(await textOf("/")) ?? [];
    expect(script).not.toBe("");
    for (const path of ["/livez", "/readyz", "/", "/settings/members", "/favicon.svg", script]) {
      const answers = await ofEverybody("GET", path);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      // The page has a fresh word for its styles each time.
      expect(
        new Set(answers.map(({ text }) => text.replaceAll(/nonce="[^"]+"|content="[\w+/=-]{16,}"/g, ""))).size,
      ).toBe(1);
    }
  });

  test.each([
    { path: "/auth/oidc/start?to=/requests", ofStrangers: "provider-away", ofMembers: "provider-away" },
    { path: "/auth/oidc/start?confirm=1", ofStrangers: "expired", ofMembers: "provider-away" },
    { path: "/auth/oidc/callback?code=a&state=b", ofStrangers: "expired", ofMembers: "expired" },
  ])("$path sends everybody to a page of ours, and nobody in", async ({ path, ofStrangers, ofMembers }) => {
    for (const { who, status, headers } of await ofEverybody("GET", path)) {
      const isMember = ["analyst", "auditor", "admin"].includes(who);
      expect([status, headers.location]).toEqual([302, `/sign-in?fault=${isMember ? ofMembers : ofStrangers}`]);
      expect(String(headers["set-cookie"])).not.toMatch(/tokenledger=/);
    }
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])("%s is no other way in", async (method) => {
    const admin = everybody.get("admin");
    if (admin === undefined) throw new Error("there is no admin");
    const paths = Object.keys(ROUTES_NEED)
      .map((route) => route.split(" "))
      .filter(([listed]) => listed !== method)
      .map(([, path = ""]) => path.replace("*", "settings"));
    for (const path of paths) {
      const { status, text, headers } = await send(product, path, { method, headers: credential(admin, 0) });
      const tellsMethods = method === "OPTIONS" && text === headers.allow;
      expect([path, tellsMethods || (status >= 400 && status < 500)]).toEqual([path, true]);
    }
  });
});
