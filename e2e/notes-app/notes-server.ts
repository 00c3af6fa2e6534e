import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { BEHAVIOURS } from "./gemini.ts";
import { NOTES } from "./notes.ts";
import { ACTS, performAct, sizeWords, type Asked, type NotesApp } from "./perform-act.ts";

const USERS = ["minji", "jiho", "seoyeon"];
const FILES: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  "/": { name: "index.html", type: "text/html" },
  "/page.js": { name: "page.js", type: "text/javascript" },
  "/page.css": { name: "page.css", type: "text/css" },
};
const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'self'; img-src data:; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
};

export interface NotesServerOptions extends NotesApp {
  /** 0 for any that is free. */
  readonly port: number;
  /** Calls go to Google, which cannot be asked to break off. */
  readonly isRealGemini: boolean;
}

export interface NotesServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The app's page and what it asks for, on the loopback interface only. */
export async function startNotesServer(options: NotesServerOptions): Promise<NotesServer> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      process.stderr.write(`The notes app failed: ${String(error)}\n`);
      if (!response.headersSent) response.writeHead(500, HEADERS);
      response.end();
    });
  }).listen(options.port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no TCP port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(options: NotesServerOptions, request: IncomingMessage, response: ServerResponse) {
  const path = new URL(request.url ?? "/", "http://notes").pathname;
  const file = FILES[path];
  const act = /^\/api\/([a-z-]+)$/.exec(path)?.[1] ?? "";
  if (request.method === "GET" && file !== undefined) return sendFile(response, file);
  if (request.method === "GET" && path === "/api/app") return sendApp(response, options);
  if (request.method === "POST" && Object.hasOwn(ACTS, act)) return sendAct(options, request, { response, act });
  response.writeHead(404, HEADERS).end();
}

async function sendFile(response: ServerResponse, { name, type }: { name: string; type: string }) {
  const body = await readFile(new URL(`page/${name}`, import.meta.url));
  response.writeHead(200, { ...HEADERS, "Content-Type": `${type}; charset=utf-8` }).end(body);
}

async function sendApp(response: ServerResponse, { isRealGemini }: NotesServerOptions) {
  const app = {
    notes: await Promise.all(NOTES.map(async (note) => ({ ...note, estimate: await sizeWords(note) }))),
    users: USERS,
    behaviours: isRealGemini ? [] : BEHAVIOURS,
    gemini: isRealGemini
      ? "Calls go to Google's Gemini."
      : "Calls go to a local Gemini, which costs nothing and makes up its answers and numbers.",
  };
  response.writeHead(200, { ...HEADERS, "Content-Type": "application/json" }).end(JSON.stringify(app));
}

/** As JSON lines, each sent when it is known. */
async function sendAct(
  app: NotesApp,
  request: IncomingMessage,
  { response, act }: { readonly response: ServerResponse; readonly act: string },
) {
  // A form of another page can send text, but not JSON.
  if (request.headers["content-type"] !== "application/json") return void response.writeHead(415, HEADERS).end();
  const asked = readAsked(act, await text(request));
  if (asked === null) return void response.writeHead(400, HEADERS).end();
  response.writeHead(200, { ...HEADERS, "Content-Type": "application/x-ndjson" });
  await performAct(app, asked, (told) => response.write(`${JSON.stringify(told)}\n`));
  response.end();
}

/** Null for what is no JSON. */
function readAsked(act: string, body: string): Asked | null {
  try {
    const { userId, noteId, behaviour } = JSON.parse(body);
    const known = USERS.find((user) => user === userId) ?? USERS[0] ?? "";
    return { act, userId: known, noteId: String(noteId), behaviour: String(behaviour || "plain") };
  } catch {
    return null; // also for `null`, which has no fields
  }
}
