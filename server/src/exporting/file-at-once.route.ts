import type { EntityManager } from "@mikro-orm/postgresql";
import { type Request, type Response, Router } from "express";
import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Logger } from "pino";
import { Permission } from "../access/permission.js";
import { refuseForeignPage } from "../access/refuse-foreign-page.js";
import type { RequestContext } from "../access/request-context.js";
import type { Viewer } from "../access/viewer.js";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import { Gate } from "../core/gate.js";
import { isReaderGone } from "../core/is-reader-gone.js";
import type { SavingsService } from "../savings/savings.service.js";
import { digestFile } from "../retention/file-digest.js";
import type { FileAtOnce } from "./file-at-once.js";
import type { FileTotals } from "./file-shape.js";
import { MEDIA_TYPES } from "./media-types.js";
import { recordExport } from "./record-export.js";
import { readRequestsAtOnce } from "./requests-at-once.js";
import { readSavingsAtOnce } from "./savings-at-once.js";
import { readStatisticAtOnce } from "./statistics/statistic-at-once.js";

/** By its path, what a query string asks for. @throws AppError BAD_INPUT naming the parameter */
const READERS: Readonly<Record<string, (query: URLSearchParams, savings: SavingsService) => FileAtOnce>> = {
  "/v1/exports/usage": readRequestsAtOnce,
  "/v1/exports/statistics": readStatisticAtOnce,
  "/v1/exports/savings": readSavingsAtOnce,
};

interface FileAtOnceParts {
  readonly orm: { readonly em: EntityManager };
  /** Looks up who comes. @throws AppError with when to try again for who guesses */
  readonly findViewer: (req: IncomingMessage) => Promise<Viewer | null>;
  /** @throws AppError with when to try again for who exports again and again */
  readonly countExport: (viewer: Viewer) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of the client. */
  readonly addressOf: (req: IncomingMessage) => string;
  readonly config: { readonly dataDir: string };
  readonly savings: SavingsService;
}

/** Sends single requests, or what a screen shows of them, as a file, to who may see them. */
export function fileAtOnceRoute(parts: FileAtOnceParts): Router {
  const router = Router();
  const writing = new Gate({ atOnce: 2, waiting: 10, refusal: "Many files are being written; try again in a moment." });
  for (const [path, read] of Object.entries(READERS)) {
    const readWith = (query: URLSearchParams) => read(query, parts.savings);
    router.get(path, (req, res) => sendFile({ ...parts, writing, read: readWith }, req, res));
  }
  return router;
}

interface SendingParts extends FileAtOnceParts {
  readonly writing: Gate;
  readonly read: (query: URLSearchParams) => FileAtOnce;
}

async function sendFile(parts: SendingParts, req: Request, res: Response): Promise<void> {
  refuseForeignPage(req);
  const viewer = requireUsageViewer(await parts.findViewer(req));
  await parts.countExport(viewer);
  const request = parts.read(new URL(req.originalUrl, "http://localhost").searchParams);
  const { orm, clock } = parts;
  const http = { req, res, address: parts.addressOf(req) };
  const context = { em: orm.em.fork(), viewer, clock, http };
  const { file, bytes, sha256, totals } = await parts.writing.run(() => writeFile(parts, context, request));
  const { archivedBefore } = totals;

  res.setHeader("Content-Type", MEDIA_TYPES[request.format]);
  res.setHeader("Content-Length", bytes);
  res.setHeader(
    "Content-Disposition",
    `attachment; filename="${request.name}-${clock().toJSON().slice(0, 10)}.${request.format}"`,
  );
  res.setHeader("Cache-Control", "no-store");
  // A file of text may be asked for without its last line, which says so too.
  if (archivedBefore !== undefined) res.setHeader("Tokenledger-Archived-Before", archivedBefore);
  res.setHeader("Repr-Digest", `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`);
  try {
    await pipeline(file.createReadStream({ start: 0 }), res);
  } catch (error) {
    if (!res.headersSent) throw error;
    if (!isReaderGone(error)) parts.logger.error({ err: error }, "a file that was asked for was broken off");
  }
}

/**
 * The whole file, before its first byte is sent: what goes wrong meanwhile is answered as an error, a slow reader holds
 * no connection to the database, and size and checksum are known. It has no name any more, and goes with its handle.
 */
async function writeFile(
  { orm, config }: FileAtOnceParts,
  context: RequestContext,
  { told, write }: FileAtOnce,
): Promise<{ file: FileHandle; bytes: number; sha256: string; totals: FileTotals }> {
  const folder = join(config.dataDir, "exports");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `at-once-${randomUUID()}`);
  try {
    const totals = await write(context, path);
    await recordExport(orm.em, context, { ...told, rows: totals["rows"] });
    const { sha256, bytes } = await digestFile(path);
    return { file: await open(path), bytes, sha256, totals };
  } finally {
    await rm(path, { force: true });
  }
}

function requireUsageViewer(viewer: Viewer | null): Viewer {
  if (viewer === null) throw AppError.unauthenticated();
  if (!viewer.permissions.includes(Permission.VIEW_USAGE))
    throw AppError.forbidden(`the right ${Permission.VIEW_USAGE}`);
  return viewer;
}
