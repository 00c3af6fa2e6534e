import express from "express";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { auditExportRoute } from "../access/audit/audit-export.route.js";
import type { ApiKeyViewer, Viewer } from "../access/viewer.js";
import type { BodyDeadlines } from "../ingest/body-deadline.js";
import { exportFileRoute } from "../exporting/jobs/export-file.route.js";
import { fileAtOnceRoute } from "../exporting/file-at-once.route.js";
import { archiveFileRoute } from "../retention/archive-file.route.js";
import { allowanceRoute } from "../thresholds/gate/allowance.route.js";
import { BatchReader } from "../ingest/batch-reader.js";
import { RecordingDoor } from "../ingest/recording-door.js";
import { UsageRoute } from "../ingest/usage.route.js";
import { TracesRoute } from "../otlp/traces.route.js";
import { answerFault } from "./answer-fault.js";
import { consoleRoute, readConsolePage } from "./console.route.js";
import type { Container } from "./container.js";
import { startGraphql } from "./graphql-server.js";
import { MAX_COST } from "./documents/operation-cost.js";
import { healthRoute } from "./health.route.js";
import { countConnections, countRequests } from "./metrics/http-metrics.js";
import { openIdPages } from "./openid-pages.js";
import { neverCached } from "./never-cached.js";
import { openDoor } from "./rate-limits/door.js";
import type { RequestRates } from "./rate-limits/request-limits.js";
import { refuseWhileAway } from "./refuse-while-away.js";
import { securityHeaders } from "./security-headers.js";
import { unknownApiPath, unknownPath } from "./unknown-api-path.js";
import { serveWebSocket, type WebSocketOptions } from "./ws-server.js";

export interface HttpServer {
  /** The port listened on, also when any free one was asked for. */
  readonly port: number;
  /** Stops accepting, lets what runs finish, closes sockets. */
  stop(): Promise<void>;
}

export interface HttpServerOptions extends WebSocketOptions {
  /** How often somebody may ask; absent ones are the usual ones. */
  readonly rates?: Partial<RequestRates>;
  /** How long the body of a batch may take. */
  readonly bodyDeadlines?: BodyDeadlines;
}

/**
 * Of any request: to its last header, to the end of its body, and how often that is looked at. A connection
 * that rests is kept for longer than balancers and clients keep theirs, or they would send into one that
 * this end is just closing.
 */
const TIMEOUTS = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 75_000,
};

/** What leaves as a file. */
const FILE_ROUTES = [auditExportRoute, fileAtOnceRoute, exportFileRoute, archiveFileRoute];

/** One port serves console, GraphQL over HTTP and WebSocket, recording, and health. */
export async function startHttpServer(container: Container, options: HttpServerOptions = {}): Promise<HttpServer> {
  const { config, logger, database, metrics } = container;
  const page = readConsolePage();
  const app = express();
  app.disable("x-powered-by");
  app.use(securityHeaders(config.publicUrl));
  app.use(healthRoute(container));
  app.use(["/graphql", "/v1", "/auth"], neverCached);
  app.use("/graphql", refuseWhileAway(database));

  const door = openDoor(container, options.rates);
  const addressOf = door.addresses.of;
  const findViewer = (req: IncomingMessage) => door.keeper.find({ headers: req.headers, address: addressOf(req) });
  const countKey = (viewer: ApiKeyViewer, limit: number) => door.limits.countKey(viewer, limit);
  const batches = new BatchReader((events) => container.ingest.reserve(events), options.bodyDeadlines);
  const recording = new RecordingDoor({ ...container, batches, findViewer, countKey });
  const doors = [
    new UsageRoute({ ...container, door: recording }),
    new TracesRoute({ ...container, door: recording, intake: container.traces }),
  ];
  const count = countRequests(metrics);
  const server = createServer(TIMEOUTS, (req, res) => {
    count(req, res);
    const way = doors.find((each) => each.takes(req));
    if (way === undefined) app(req, res);
    else void way.answer(req, res);
  });
  countConnections(metrics, server);
  const sockets = serveWebSocket(server, { ...container, door }, options);
  const graphql = await startGraphql({ app, server, sockets, container, door });
  app.use(openIdPages(container, door));
  const countExport = (viewer: Viewer) => door.limits.countOperation(viewer, MAX_COST);
  const exporting = { ...container, addressOf, findViewer, countExport };
  app.use(FILE_ROUTES.map((route) => route(exporting)));
  app.use(allowanceRoute({ ...container, findViewer, countKey }));
  app.use(["/v1", "/auth"], unknownApiPath);
  app.use(consoleRoute(page), unknownPath);
  app.use(answerFault(logger));

  try {
    await listen(server, config);
  } catch (error) {
    await graphql.stop();
    throw error;
  }
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : config.port,
    stop: () => graphql.stop(),
  };
}

function listen(server: Server, { port, host }: Container["config"]): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
