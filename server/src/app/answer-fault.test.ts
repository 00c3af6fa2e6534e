import express from "express";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "../core/errors.js";
import { answerFault } from "./answer-fault.js";

const REFUSALS = {
  "/named": AppError.badInput("format", "csv or jsonl", "xlsx"),
  "/forbidden": AppError.forbidden("the right VIEW_AUDIT"),
  "/too-many": AppError.tooMany("Too many.", 7),
  "/away": Object.assign(new Error("connect ECONNREFUSED 10.0.0.9:5432"), { code: "ECONNREFUSED" }),
};

const logged: string[] = [];
let server: Server;
let url = "";

beforeAll(async () => {
  const app = express();
  app.get("/broken", () => {
    throw new TypeError("secret insides");
  });
  app.get("/named/:name", (_req, res) => {
    res.end();
  });
  for (const [path, error] of Object.entries(REFUSALS)) {
    app.get(path, () => {
      throw error;
    });
  }
  app.use(answerFault(pino({ base: null }, { write: (line: string) => logged.push(line) })));
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});

afterAll(() => server.close());

test("a bug is answered with an id and logged under it", async () => {
  const answer = await fetch(`${url}/broken`);
  expect(answer.status).toBe(500);
  const text = await answer.text();
  const { error } = JSON.parse(text) as { error: { errorId: string } };
  expect(error).toEqual({
    code: "INTERNAL",
    message: `Something went wrong here. Error id: ${error.errorId}`,
    errorId: expect.stringMatching(/^[\da-f-]{36}$/),
  });
  expect(logged.join()).toContain(error.errorId);
  expect(logged.join()).toContain("secret insides");
});

test("a request that cannot be read is refused in JSON and is nobody's bug", async () => {
  const before = logged.length;
  const answer = await fetch(`${url}/named/%E0%A4%A`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: { code: "BAD_INPUT", message: "The request could not be read." } });
  expect(logged).toHaveLength(before);
});

test.each([
  {
    path: "/named",
    status: 400,
    error: { code: "BAD_INPUT", message: 'format: expected csv or jsonl, got "xlsx"', field: "format" },
    retryAfter: null,
  },
  {
    path: "/forbidden",
    status: 403,
    error: { code: "FORBIDDEN", message: "This needs the right VIEW_AUDIT." },
    retryAfter: null,
  },
  { path: "/too-many", status: 429, error: { code: "UNAVAILABLE", message: "Too many." }, retryAfter: "7" },
  { path: "/away", status: 503, error: { code: "UNAVAILABLE", message: expect.any(String) }, retryAfter: "2" },
])("what a route refuses is told with its status and is nobody's bug: $path", async ({ path, ...refusal }) => {
  const before = logged.length;
  const answer = await fetch(`${url}${path}`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([refusal.status, refusal.retryAfter]);
  const text = await answer.text();
  expect(JSON.parse(text)).toEqual({ error: refusal.error });
  expect(text).not.toContain("10.0.0.9");
  expect(logged).toHaveLength(before);
});
