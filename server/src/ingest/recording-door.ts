import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Permission } from "../access/permission.js";
import type { ApiKeyViewer, Viewer } from "../access/viewer.js";
import type { ViewerFinder } from "../access/viewer-of-request.js";
import type { DatabaseHealth } from "../core/database-health.js";
import { AppError } from "../core/errors.js";
import { DATABASE_AWAY } from "../core/try-again.js";
import type { BatchReader, Reading } from "./batch-reader.js";
import { HttpError } from "./http-error.js";
import type { IngestMetrics } from "./ingest-metrics.js";
import type { IngestSource } from "./ingest-result.js";
import type { KeyOutcomes } from "./outcomes/key-outcomes.js";
import { toldRequestRefusal } from "./outcomes/told-request-refusal.js";

/** How long a sender waits to hear that there is no room: who asks again at once would take the time to record. */
const BUSY_PAUSE_MS = 1_500;

export interface RecordingDoorParts {
  readonly viewers: Pick<ViewerFinder, "remembered">;
  /** Looks up who is not remembered. @throws AppError with when to try again for who guesses */
  readonly findViewer: (req: IncomingMessage) => Promise<Viewer | null>;
  /** Asked for keys with a limit of their own. @throws AppError with when to try again */
  readonly countKey: (viewer: ApiKeyViewer, requestsPerMinute: number) => Promise<void>;
  readonly batches: BatchReader;
  readonly ingestMetrics: IngestMetrics;
  readonly database: DatabaseHealth;
  readonly ingest: { readonly outcomes: Pick<KeyOutcomes, "noteRefused"> };
}

/** Who may send, and on whose behalf. */
export interface Sender extends IngestSource {
  readonly viewer: ApiKeyViewer;
}

/** What every way to record over HTTP has in common: who comes in, and what may be read of them. */
export class RecordingDoor {
  /** Whose request it is, also when it is refused. */
  private readonly senders = new WeakMap<IncomingMessage, ApiKeyViewer>();

  constructor(private readonly parts: RecordingDoorParts) {}

  /**
   * Before anything of the body is read.
   *
   * @throws HttpError for another method, while the database is away, and for who may not record;
   *   AppError with when to try again for who asks too often
   */
  async admit(req: IncomingMessage): Promise<Sender> {
    const { viewers, findViewer, countKey } = this.parts;
    if (req.method !== "POST") throw new HttpError(405, "Use POST.");
    this.refuseWhileAway();
    const known = viewers.remembered(req.headers) ?? (await findViewer(req));
    if (known?.kind === "API_KEY") this.senders.set(req, known);
    const viewer = requireSender(known);
    if (viewer.requestsPerMinute !== null) await countKey(viewer, viewer.requestsPerMinute);
    return { projectId: viewer.projectId, apiKeyId: viewer.keyId, backfill: wantsBackfill(req, viewer), viewer };
  }

  /** See `BatchReader.read`. */
  async read<Entry>(req: IncomingMessage, reading: Reading<Entry>): Promise<readonly Entry[]> {
    try {
      return await this.parts.batches.read(req, reading);
    } catch (error) {
      this.parts.ingestMetrics.countRefusal(error);
      throw error;
    }
  }

  /** To be awaited before a refusal is told. Whoever watches the key sees why. */
  async beforeRefusing(req: IncomingMessage, error: unknown): Promise<void> {
    const { database, ingest } = this.parts;
    database.report(error);
    const [sender, told] = [this.senders.get(req), toldRequestRefusal(error)];
    if (sender !== undefined && told !== null) ingest.outcomes.noteRefused(sender.keyId, told);
    if (isBusy(error)) await sleep(BUSY_PAUSE_MS);
  }

  private refuseWhileAway(): void {
    const { database, ingestMetrics } = this.parts;
    if (!database.isAway) return;
    ingestMetrics.countOutage();
    throw new HttpError(503, DATABASE_AWAY);
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
  const query = url.indexOf("?");
  if (query === -1 || new URLSearchParams(url.slice(query)).get("backfill") !== "1") return false;
  if (!viewer.permissions.includes(Permission.BACKFILL_USAGE)) {
    throw new HttpError(403, "backfill needs an API key with the scope admin.");
  }
  return true;
}

function isBusy(error: unknown): boolean {
  return error instanceof AppError && error.code === "UNAVAILABLE" && error.retryAfterSeconds === null;
}

/** Whether a request is for a path, whatever its query. */
export function isFor(path: string, { url = "" }: IncomingMessage): boolean {
  return url.startsWith(path) && (url.length === path.length || url[path.length] === "?");
}
