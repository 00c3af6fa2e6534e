import type { MikroORM } from "@mikro-orm/postgresql";
import { Router, type Request, type Response } from "express";
import type { Logger } from "pino";
import { Permission } from "../access/permission.js";
import type { ApiKeyViewer, Viewer } from "../access/viewer.js";
import type { ViewerFinder } from "../access/viewer-of-request.js";
import { AppError } from "../core/errors.js";
import { isDatabaseAway } from "../core/database-away.js";
import { reportFault } from "../core/report-fault.js";
import { MalformedBodyError, parseJsonEvents, parseNdjsonEvents, TooManyEventsError } from "./domain/parse-events.js";
import { HttpError } from "./http-error.js";
import type { IngestService } from "./ingest.service.js";
import { readBody } from "./read-body.js";

const RETRY_AFTER_SECONDS = "2";

export interface UsageRouteParts {
  readonly orm: MikroORM;
  readonly viewers: ViewerFinder;
  readonly ingest: IngestService;
  readonly logger: Logger;
}

/** `POST /v1/usage`: answers only after the batch's transaction has committed. */
export function usageRoute(parts: UsageRouteParts): Router {
  const router = Router();
  router.post("/v1/usage", async (req, res) => {
    try {
      const viewer = requireSender(await parts.viewers.find(parts.orm.em.fork(), req.headers));
      const backfill = wantsBackfill(req, viewer);
      const events = await readEvents(req);
      const source = { projectId: viewer.projectId, apiKeyId: viewer.keyId, backfill };
      const { receipt } = await parts.ingest.ingest(source, events);
      res.json(receipt);
    } catch (error) {
      const refusal = asHttpError(error);
      if (refusal !== null) refuse(res, refusal);
      else answerInternal(res, error, parts.logger);
    }
  });
  router.all("/v1/usage", (_req, res) => {
    res.setHeader("Allow", "POST");
    res.status(405).json({ error: { code: "BAD_INPUT", message: "Use POST." } });
  });
  return router;
}

function requireSender(viewer: Viewer | null): ApiKeyViewer {
  if (viewer === null) throw new HttpError(401, "Send a valid API key: Authorization: Bearer tl_…");
  if (viewer.kind !== "API_KEY" || !viewer.permissions.includes(Permission.RECORD_USAGE)) {
    throw new HttpError(403, "This needs an API key with the scope ingest.");
  }
  return viewer;
}

function wantsBackfill(req: Request, viewer: ApiKeyViewer): boolean {
  if (req.query.backfill !== "1") return false;
  if (!viewer.permissions.includes(Permission.BACKFILL_USAGE)) {
    throw new HttpError(403, "backfill needs an API key with the scope admin.");
  }
  return true;
}

async function readEvents(req: Request): Promise<readonly unknown[]> {
  if (req.is("application/json")) return parseJsonEvents(await readBody(req));
  if (req.is("application/x-ndjson")) return parseNdjsonEvents(await readBody(req));
  throw new HttpError(415, "Content-Type: expected application/json or application/x-ndjson.");
}

/** Null for a bug of ours. */
function asHttpError(error: unknown): HttpError | null {
  if (error instanceof HttpError) return error;
  if (error instanceof MalformedBodyError) return new HttpError(400, error.message);
  if (error instanceof TooManyEventsError) return new HttpError(413, error.message);
  if (error instanceof AppError && error.code === "BAD_INPUT") return new HttpError(400, error.message);
  if (error instanceof AppError && error.code === "UNAVAILABLE") return new HttpError(429, error.message);
  if (isDatabaseAway(error)) return new HttpError(503, "The database cannot be reached right now. Try again.");
  return null;
}

const CODES = {
  400: "BAD_INPUT",
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  413: "BAD_INPUT",
  415: "BAD_INPUT",
  429: "UNAVAILABLE",
  503: "UNAVAILABLE",
} as const;

function answerInternal(res: Response, error: unknown, logger: Logger): void {
  const { errorId, message } = reportFault(logger, error, "recording failed");
  res.status(500).json({ error: { code: "INTERNAL", message, errorId } });
}

function refuse(res: Response, error: HttpError): void {
  if (error.status === 401) res.setHeader("WWW-Authenticate", "Bearer");
  if (error.status === 429 || error.status === 503) res.setHeader("Retry-After", RETRY_AFTER_SECONDS);
  res.status(error.status).json({ error: { code: CODES[error.status], message: error.message } });
}
