import { type Request, type Response, Router } from "express";
import { open } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Logger } from "pino";
import { Permission } from "../access/permission.js";
import { refuseForeignPage } from "../access/refuse-foreign-page.js";
import type { Viewer } from "../access/viewer.js";
import { AppError } from "../core/errors.js";
import { Gate } from "../core/gate.js";
import { isReaderGone } from "../core/is-reader-gone.js";
import type { ArchiveContent, ArchiveQuestions } from "./archive-questions.js";

const PATH = "/v1/archives/:month/:part";

/** Whoever takes nothing for so long is gone: of a bucket, a file takes this machine's disk meanwhile. */
const IDLE_MS = 120_000;

interface ArchiveFileParts {
  readonly archives: ArchiveQuestions;
  /** Looks up who comes. @throws AppError with when to try again for who guesses */
  readonly findViewer: (req: IncomingMessage) => Promise<Viewer | null>;
  /** @throws AppError with when to try again for who asks again and again */
  readonly countExport: (viewer: Viewer) => Promise<void>;
  readonly logger: Logger;
  /** Of the client. */
  readonly addressOf: (req: IncomingMessage) => string;
}

interface Sending extends ArchiveFileParts {
  readonly sending: Gate;
  readonly content: ArchiveContent;
}

/** Sends a part of an archived month as the file that it is, or what its manifest says, to who may ask archives. */
export function archiveFileRoute(parts: ArchiveFileParts): Router {
  const router = Router();
  const sending = new Gate({ atOnce: 2, waiting: 4, refusal: "Archives are being sent; try again in a moment." });
  router.get(PATH, (req, res) => sendArchive({ ...parts, sending, content: "file" }, req, res));
  router.get(`${PATH}/manifest`, (req, res) => sendArchive({ ...parts, sending, content: "manifest" }, req, res));
  return router;
}

async function sendArchive(parts: Sending, req: Request, res: Response): Promise<void> {
  refuseForeignPage(req);
  const viewer = requireKeeper(await parts.findViewer(req));
  await parts.countExport(viewer);
  const { archives, content, addressOf, sending } = parts;
  const month = String(req.params["month"]);
  const asked = { month, part: readPart(String(req.params["part"])), content };
  const actor = { viewer, http: { req, res, address: addressOf(req) } };
  await sending.run(async () => {
    const { copy, sha256 } = await archives.fetch(actor, asked);
    try {
      // It stays as it is while it is open, whatever becomes of its name.
      await using file = await open(copy.path);
      const { size } = await file.stat();
      setHeaders(res, { ...asked, bytes: size, sha256 });
      res.setTimeout(IDLE_MS, () => res.destroy());
      await pipeline(file.createReadStream({ start: 0, autoClose: false }), res);
    } catch (error) {
      if (!res.headersSent) throw error;
      if (!isReaderGone(error))
        parts.logger.error({ err: error, month }, "an archive was broken off while it was sent");
    } finally {
      await copy.release();
    }
  });
}

interface SentFile {
  readonly month: string;
  readonly part: number;
  readonly content: ArchiveContent;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

function setHeaders(res: Response, { month, part, content, bytes, sha256 }: SentFile): void {
  const isFile = content === "file";
  res.setHeader("Content-Type", isFile ? "application/vnd.apache.parquet" : "application/json; charset=utf-8");
  res.setHeader("Content-Length", bytes);
  const name = `tokenledger-requests-${month}-${part}.${isFile ? "parquet" : "json"}`;
  res.setHeader("Content-Disposition", `attachment; filename="${name}"`);
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("Repr-Digest", `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`);
}

function readPart(part: string): number {
  if (!/^[1-9]\d{0,5}$/.test(part)) throw AppError.badInput("part", "the number of a part, 1 or more", part);
  return Number(part);
}

function requireKeeper(viewer: Viewer | null): Viewer {
  if (viewer === null) throw AppError.unauthenticated("Sign in first.");
  if (!viewer.permissions.includes(Permission.MANAGE_LEDGER))
    throw AppError.forbidden(`the right ${Permission.MANAGE_LEDGER}`);
  return viewer;
}
