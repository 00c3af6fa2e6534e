import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { Permission } from "../access/permission.js";
import type { ApiKeyViewer, Viewer } from "../access/viewer.js";
import type { ViewerFinder } from "../access/viewer-of-request.js";
import type { DatabaseHealth } from "../core/database-health.js";
import { AppError } from "../core/errors.js";
import { DATABASE_AWAY } from "../core/try-again.js";
import { answerError, answerJson } from "./answer-sender.js";
import { BatchReader } from "./batch-reader.js";
import type { BodyDeadlines } from "./body-deadline.js";
import { HttpError } from "./http-error.js";
import type { IngestMetrics } from "./ingest-metrics.js";
import type { IngestService } from "./ingest.service.js";

const PATH = "/v1/usage";
/** How long a sender waits to hear that there is no room: who asks again at once would take the time to record. */
const BUSY_PAUSE_MS = 1_500;

export interface UsageRouteParts {
  readonly viewers: Pick<ViewerFinder, "remembered">;
  /** Looks up who is not remembered. @throws AppError with when to try again for who guesses */
  readonly findViewer: (req: IncomingMessage) => Promise<Viewer | null>;
  /** Asked for keys with a limit of their own. @throws AppError with when to try again */
  readonly countKey: (viewer: ApiKeyViewer, requestsPerMinute: number) => Promise<void>;
  readonly ingest: IngestService;
  readonly ingestMetrics: IngestMetrics;
  readonly database: DatabaseHealth;
  readonly logger: Logger;
  /** Absent: the usual ones. */
  readonly bodyDeadlines?: BodyDeadlines | undefined;
}

/**
 * `POST /v1/usage`: answers only after the batch's transaction has committed. Straight on Node's server:
 * the way through a framework's routes costs as much as recording an event.
 */
export class UsageRoute {
  private readonly batches: BatchReader;

  constructor(private readonly parts: UsageRouteParts) {
    this.batches = new BatchReader((events) => parts.ingest.reserve(events), parts.bodyDeadlines);
  }

  takes({ url = "" }: IncomingMessage): boolean {
    return url.startsWith(PATH) && (url.length === PATH.length || url[PATH.length] === "?");
  }

  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { database, logger } = this.parts;
    try {
      answerJson(res, 200, await this.record(req));
    } catch (error) {
      database.report(error);
      if (isBusy(error)) await sleep(BUSY_PAUSE_MS);
      answerError(res, error, logger);
    }
  }

  private async record(req: IncomingMessage): Promise<object> {
    const { viewers, findViewer, countKey, ingest } = this.parts;
    if (req.method !== "POST") throw new HttpError(405, "Use POST.");
    this.refuseWhileAway();
    const viewer = requireSender(viewers.remembered(req.headers) ?? (await findViewer(req)));
    if (viewer.requestsPerMinute !== null) await countKey(viewer, viewer.requestsPerMinute);
    const backfill = wantsBackfill(req, viewer);
    const source = { projectId: viewer.projectId, apiKeyId: viewer.keyId, backfill };
    // Handed on, not held: what was sent is garbage as soon as it is screened.
    const { receipt } = await this.read(req).then((events) => ingest.ingest(source, events));
    return receipt;
  }

  private refuseWhileAway(): void {
    const { database, ingestMetrics } = this.parts;
    if (!database.isAway) return;
    ingestMetrics.countOutage();
    throw new HttpError(503, DATABASE_AWAY);
  }

  private async read(req: IncomingMessage): Promise<readonly unknown[]> {
    try {
      return await this.batches.read(req);
    } catch (error) {
      this.parts.ingestMetrics.countRefusal(error);
      throw error;
    }
  }
}

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

function isBusy(error: unknown): boolean {
  return error instanceof AppError && error.code === "UNAVAILABLE" && error.retryAfterSeconds === null;
}
