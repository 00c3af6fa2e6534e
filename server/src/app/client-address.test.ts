import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAddresses, isTrustable } from "./client-address.js";

let arrive: (req: IncomingMessage) => string = () => "";
const server = createServer((req, res) => {
  res.end(arrive(req));
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.close();
});

/** What is read of a request as it arrives from the loopback address. */
async function readFrom(headers: Record<string, string>, read: (req: IncomingMessage) => string | undefined) {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  arrive = (req) => read(req) ?? "";
  const [res] = (await once(request({ port, host: "127.0.0.1", headers, agent: false }).end(), "response")) as [
    IncomingMessage,
  ];
  return text(res);
}

const FORWARDED = { "X-Forwarded-For": "203.0.113.9, 198.51.100.4", "X-Forwarded-Host": "console.example" };

describe("who is at the other end", () => {
  test.each([
    { name: "without proxies, the connection's", trusted: [], headers: FORWARDED, address: "127.0.0.1" },
    {
      name: "of another peer than the proxy, the connection's",
      trusted: ["10.0.0.1"],
      headers: FORWARDED,
      address: "127.0.0.1",
    },
    {
      name: "behind one proxy, the last that it heard from",
      trusted: ["loopback"],
      headers: FORWARDED,
      address: "198.51.100.4",
    },
    {
      name: "behind two, the one before",
      trusted: ["loopback", "198.51.100.0/24"],
      headers: FORWARDED,
      address: "203.0.113.9",
    },
    {
      name: "what a client claims before them counts nothing",
      trusted: ["loopback"],
      headers: { "X-Forwarded-For": "10.0.0.1, 192.0.2.1" },
      address: "192.0.2.1",
    },
    {
      name: "what is no address counts nothing",
      trusted: ["loopback"],
      headers: { "X-Forwarded-For": "evil" },
      address: "127.0.0.1",
    },
    {
      name: "IPv6 as it is",
      trusted: ["loopback"],
      headers: { "X-Forwarded-For": "2001:db8::7" },
      address: "2001:db8::7",
    },
    {
      name: "IPv4 within IPv6 as IPv4",
      trusted: ["loopback"],
      headers: { "X-Forwarded-For": "::ffff:192.0.2.1" },
      address: "192.0.2.1",
    },
  ])("$name", async ({ trusted, headers, address }) => {
    expect(await readFrom(headers, clientAddresses(trusted).of)).toBe(address);
  });

  test("which host was asked for a proxy may say, and nobody else", async () => {
    expect(await readFrom(FORWARDED, clientAddresses(["loopback"]).hostOf)).toBe("console.example");
    expect(await readFrom(FORWARDED, clientAddresses(["10.0.0.1"]).hostOf)).toMatch(/^127\.0\.0\.1:/);
  });
});

test.each([
  { given: "10.0.0.0/8", trustable: true },
  { given: "loopback", trustable: true },
  { given: "2001:db8::/32", trustable: true },
  { given: "10.0.0.0/40", trustable: false },
  { given: "proxy", trustable: false },
])("$given can be trusted: $trustable", ({ given, trustable }) => {
  expect(isTrustable(given)).toBe(trustable);
});
