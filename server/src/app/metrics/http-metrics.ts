import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { routeClass } from "./route-class.js";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts and times every request under the class of its route; call it with each, before it is answered. */
export function countRequests(registry: Registry): (req: IncomingMessage, res: ServerResponse) => void {
  const requests = new Counter({
    name: "tokenledger_http_requests_total",
    help: "Requests by route class and status; `closed` is a client that did not wait for the answer.",
    labelNames: ["route", "status"],
    registers: [registry],
  });
  const durations = new Histogram({
    name: "tokenledger_http_request_duration_seconds",
    help: "From the head of a request to the end of its answer.",
    labelNames: ["route"],
    buckets: SECONDS,
    registers: [registry],
  });
  // Looked up once each: to find a series by its labels costs more than to count.
  const counters = new Map<string, Counter.Internal>();
  const timers = new Map<string, Histogram.Internal<"route">>();
  return ({ url = "" }, res) => {
    const route = routeClass(url);
    const begun = performance.now();
    res.once("close", () => {
      const status = res.writableFinished ? String(res.statusCode) : "closed";
      found(counters, `${route} ${status}`, () => requests.labels(route, status)).inc();
      found(timers, route, () => durations.labels(route)).observe((performance.now() - begun) / 1_000);
    });
  };
}

function found<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  return made;
}

/** Connections that are open now, and those of them that became WebSockets. */
export function countConnections(registry: Registry, server: Server): void {
  let webSockets = 0;
  let connections = 0;
  server.on("upgrade", (_req, socket) => {
    webSockets += 1;
    socket.once("close", () => {
      webSockets -= 1;
    });
  });
  server.on("connection", (socket) => {
    connections += 1;
    socket.once("close", () => {
      connections -= 1;
    });
  });
  new Gauge({
    name: "tokenledger_connections_open",
    help: "Connections of clients, WebSockets included.",
    registers: [registry],
    collect() {
      this.set(connections);
    },
  });
  new Gauge({
    name: "tokenledger_websockets_open",
    help: "Open WebSockets.",
    registers: [registry],
    collect() {
      this.set(webSockets);
    },
  });
}
