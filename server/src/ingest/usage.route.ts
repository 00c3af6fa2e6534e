import type { MikroORM } from "@mikro-orm/postgresql";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { Permission } from "../access/permission.js";
import type { ApiKeyViewer, Viewer } from "../access/viewer.js";
import type { ViewerFinder } from "../access/viewer-of-request.js";
import type { DatabaseHealth } from "../core/database-health.js";
import { answerError, answerJson, DATABASE_AWAY } from "./answer-sender.js";
import { BodyRoom } from "./body-room.js";
import { parseJsonEvents, parseNdjsonEvents } from "./domain/parse-events.js";
import { HttpError } from "./http-error.js";
import type { IngestMetrics } from "./ingest-metrics.js";
import type { IngestService } from "./ingest.service.js";
import { readBody } from "./read-body.js";

const PATH = "/v1/usage";

export interface UsageRouteParts {
  readonly orm: MikroORM;
  readonly viewers: ViewerFinder;
  readonly ingest: IngestService;
  readonly ingestMetrics: IngestMetrics;
  readonly database: DatabaseHealth;
  readonly logger: Logger;
}

/**
 * `POST /v1/usage`: answers only after the batch's transaction has committed. Straight on Node's server:
 * the way through a framework's routes costs as much as recording an event.
 */
export class UsageRoute {
  private readonly room = new BodyRoom();

  constructor(private readonly parts: UsageRouteParts) {}

  takes({ url = "" }: IncomingMessage): boolean {
    return url.startsWith(PATH) && (url.length === PATH.length || url[PATH.length] === "?");
  }

  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      answerJson(res, 200, await this.record(req));
    } catch (error) {
      this.parts.database.report(error);
      answerError(res, error, this.parts.logger);
    }
  }

  private async record(req: IncomingMessage): Promise<object> {
    const { viewers, orm, ingest } = this.parts;
    if (req.method !== "POST") throw new HttpError(405, "Use POST.");
    this.refuseWhileAway();
    const viewer = requireSender(viewers.remembered(req.headers) ?? (await viewers.find(orm.em.fork(), req.headers)));
    const backfill = wantsBackfill(req, viewer);
    const events = await this.readEvents(req, parserOf(req));
    const { receipt } = await ingest.ingest({ projectId: viewer.projectId, apiKeyId: viewer.keyId, backfill }, events);
    return receipt;
  }

  private refuseWhileAway(): void {
    const { database, ingestMetrics } = this.parts;
    if (!database.isAway) return;
    ingestMetrics.countOutage();
    throw new HttpError(503, DATABASE_AWAY);
  }

  /** Whether there is room at all is known before the body is read. */
  private async readEvents(req: IncomingMessage, parse: EventParser): Promise<readonly unknown[]> {
    const { ingest, ingestMetrics } = this.parts;
    try {
      ingest.checkOpen();
      return parse(await readBody(req, this.room));
    } catch (error) {
      ingestMetrics.countRefusal(error);
      throw error;
    }
  }
}

type EventParser = (text: string) => readonly unknown[];

function requireSender(viewer: Viewer | null): ApiKeyViewer {
  if (viewer === null) throw new HttpError(401, "Send a valid API key: Authorization: Bearer tl_…");
  if (viewer.kind !== "API_KEY" || !viewer.permissions.includes(Permission.RECORD_USAGE)) {
    throw new HttpError(403, "This needs an API key with the scope ingest.");
  }
  return viewer;
}

function wantsBackfill({ url = "" }: IncomingMessage, viewer: ApiKeyViewer): boolean {
  if (url.length === PATH.length || new URLSearchParams(url.slice(PATH.length)).get("backfill") !== "1") return false;
  if (!viewer.permissions.includes(Permission.BACKFILL_USAGE)) {
    throw new HttpError(403, "backfill needs an API key with the scope admin.");
  }
  return true;
}

function parserOf({ headers }: IncomingMessage): EventParser {
  const [type = ""] = (headers["content-type"] ?? "").split(";", 1);
  switch (type.trim().toLowerCase()) {
    case "application/json":
      return parseJsonEvents;
    case "application/x-ndjson":
      return parseNdjsonEvents;
    default:
      throw new HttpError(415, "Content-Type: expected application/json or application/x-ndjson.");
  }
}
