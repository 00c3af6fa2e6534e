import { makeServer } from "graphql-ws";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { acceptUpgrades } from "./accept-upgrades.js";
import { clientAddresses } from "./client-address.js";
import { OpenSockets } from "./rate-limits/open-sockets.js";
import { openGraphqlSockets, type Opened } from "./open-graphql-sockets.js";

let server: Server;
let url: string;
let logged: string[];
let close: () => void | Promise<void>;

beforeEach(async () => {
  logged = [];
  server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `ws://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/graphql`;
  const onPing = () => {
    throw new Error("the pool is on fire");
  };
  const opened = openGraphqlSockets({
    sockets: acceptUpgrades(server, { addresses: clientAddresses([]), open: new OpenSockets(), publicUrl: url }),
    graphql: makeServer<undefined, Opened>({ onPing }),
    pingEveryMs: 60_000,
    logger: pino({ level: "info" }, { write: (line) => logged.push(line) }),
  });
  close = () => opened.dispose();
});

afterEach(async () => {
  await close();
  server.close();
});

/** What a socket is closed with after this message; nothing may reach standard error meanwhile. */
async function closingAfter(message: string) {
  const complaints = vi.spyOn(console, "error");
  const socket = new WebSocket(url, "graphql-transport-ws");
  await once(socket, "open");
  const closing = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  socket.send(message);
  const closed = await closing;
  expect(complaints).not.toHaveBeenCalled();
  complaints.mockRestore();
  return closed;
}

describe("a WebSocket", () => {
  test("on which a fault of ours happens is closed with the id under which it is logged", async () => {
    const { code, reason } = await closingAfter(JSON.stringify({ type: "ping" }));
    expect(code).toBe(4500);
    const [, errorId] = /^Something went wrong here\. Error id: (\S+)$/.exec(reason) ?? [];
    expect(logged.map((line): unknown => JSON.parse(line))).toMatchObject([
      { errorId, err: { message: "the pool is on fire" } },
    ]);
  });

  test.each([
    { what: "no JSON", message: "{", code: 4400 },
    { what: "more than a message may be", message: "x".repeat(100_000), code: 1009 },
  ])("that sends $what is told so, which is no fault of ours", async ({ message, code }) => {
    expect(await closingAfter(message)).toMatchObject({ code });
    expect(logged).toEqual([]);
  });
});
