import express, { type ErrorRequestHandler, type RequestHandler, type Response } from "express";
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { Viewer } from "../access/viewer.js";
import { visitOf } from "../access/visit.js";
import { AppError } from "../core/errors.js";
import { RETRY_AFTER_SECONDS } from "../core/try-again.js";
import { answerRefusal } from "./answer-refusal.js";
import type { Container } from "./container.js";
import { DocumentGate } from "./documents/document-gate.js";
import { formatError } from "./format-error.js";
import { operationLimits } from "./operation-limits.js";
import type { Door } from "./rate-limits/door.js";
import { isSameOrigin } from "./same-origin.js";

interface GuardParts extends Pick<Container, "config" | "logger" | "database"> {
  readonly door: Door;
}

/** What a request passes on its way to an operation, in this order: who asks is known before it is read. */
export class GraphqlGuard {
  private readonly known = new WeakMap<IncomingMessage, Viewer>();
  private readonly gate = new DocumentGate();

  constructor(private readonly parts: GuardParts) {}

  viewerOf(req: IncomingMessage): Viewer | null {
    return this.known.get(req) ?? null;
  }

  /** The cookie goes along from anywhere on the same site: only our own pages may use it. */
  readonly refuseForeignOrigin: RequestHandler = (req, res, next) => {
    const { door, config } = this.parts;
    if (isSameOrigin(req, { addresses: door.addresses, publicUrl: config.publicUrl })) next();
    else answerRefusal(res, 403, { code: "FORBIDDEN", message: "This origin may not call the API." });
  };

  readonly findViewer: RequestHandler = async (req, _res, next) => {
    const { keeper, limits, addresses } = this.parts.door;
    const address = addresses.of(req);
    const viewer = await keeper.find({ headers: req.headers, address }, visitOf(req.headers));
    if (viewer === null) await limits.countAnonymous(address);
    else this.known.set(req, viewer);
    if (viewer?.kind === "API_KEY" && viewer.requestsPerMinute !== null) {
      await limits.countKey(viewer, viewer.requestsPerMinute);
    }
    next();
  };

  readonly readBody: RequestHandler = (req, res, next) => {
    const { bytes } = operationLimits(this.viewerOf(req));
    express.json({ limit: bytes, verify: requireUtf8 })(req, res, next);
  };

  readonly checkDocument: RequestHandler = (req, _res, next) => {
    const viewer = this.viewerOf(req);
    const body: unknown = req.body;
    const query = typeof body === "object" && body !== null && "query" in body ? body.query : null;
    if (typeof query === "string") this.gate.check(query, { viewer, maxTokens: operationLimits(viewer).tokens });
    next();
  };

  /** Answers what any of the above, or reading the body, ran into. */
  readonly refuse: ErrorRequestHandler = (error: unknown, req, res, next) => {
    const status = typeof error === "object" && error !== null && "status" in error ? error.status : null;
    if (res.headersSent) next(error);
    else if (status === 413) {
      const { bytes } = operationLimits(this.viewerOf(req));
      answerRefusal(res, 413, { code: "BAD_INPUT", message: `The body is larger than ${bytes} bytes.` });
    } else if (status === 400) answerRefusal(res, 400, { code: "BAD_INPUT", message: whyUnreadable(error) });
    else if (status === 415) {
      answerRefusal(res, 415, { code: "BAD_INPUT", message: "This content encoding is not supported." });
    } else this.answerError(error, res);
  };

  private answerError(error: unknown, res: Response): void {
    this.parts.database.report(error);
    const { message, extensions } = formatError({ message: "" }, error, this.parts.logger);
    const status = statusOf(error, extensions?.code);
    const wait = error instanceof AppError ? error.retryAfterSeconds : null;
    if (status === 503 || status === 429) res.setHeader("Retry-After", String(wait ?? RETRY_AFTER_SECONDS));
    answerRefusal(res, status, { ...extensions, message });
  }
}

class InvalidUtf8Error extends Error {
  readonly status = 400;
}

/** The parser would put a replacement for every broken character, and record what nobody sent. */
function requireUtf8(_req: unknown, _res: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw new InvalidUtf8Error("The body is not valid UTF-8.");
}

function whyUnreadable(error: unknown): string {
  return error instanceof InvalidUtf8Error ? error.message : "The body is not valid JSON.";
}

function statusOf(error: unknown, code: unknown): number {
  if (code === "UNAVAILABLE") return error instanceof AppError ? 429 : 503;
  if (!(error instanceof AppError)) return 500;
  return code === "UNAUTHENTICATED" ? 401 : code === "FORBIDDEN" ? 403 : 400;
}
