import express, { type ErrorRequestHandler, type RequestHandler, type Response } from "express";
import type { IncomingMessage } from "node:http";
import type { Viewer } from "../access/viewer.js";
import { RETRY_AFTER_SECONDS } from "../core/try-again.js";
import { clientAddress } from "./client-address.js";
import type { Container } from "./container.js";
import { formatError } from "./format-error.js";
import { hasMoreTokens, operationLimits } from "./operation-limits.js";
import { isSameOrigin } from "./same-origin.js";

interface Refusal {
  readonly code?: unknown;
  readonly errorId?: unknown;
  readonly message: string;
}

/** What a request passes on its way to an operation, in this order: who asks is known before it is read. */
export class GraphqlGuard {
  private readonly known = new WeakMap<IncomingMessage, Viewer>();

  constructor(private readonly parts: Pick<Container, "orm" | "viewers" | "logger" | "database">) {}

  viewerOf(req: IncomingMessage): Viewer | null {
    return this.known.get(req) ?? null;
  }

  /** The cookie goes along from anywhere on the same site: only our own pages may use it. */
  readonly refuseForeignOrigin: RequestHandler = (req, res, next) => {
    if (isSameOrigin(req)) next();
    else answer(res, 403, { code: "FORBIDDEN", message: "This origin may not call the API." });
  };

  readonly findViewer: RequestHandler = async (req, _res, next) => {
    const { viewers, orm } = this.parts;
    const viewer = await viewers.find(orm.em.fork(), { headers: req.headers, address: clientAddress(req) });
    if (viewer !== null) this.known.set(req, viewer);
    next();
  };

  readonly readBody: RequestHandler = (req, res, next) => {
    const { bytes } = operationLimits(this.viewerOf(req));
    express.json({ limit: bytes })(req, res, next);
  };

  readonly refuseLargeDocument: RequestHandler = (req, res, next) => {
    const { tokens } = operationLimits(this.viewerOf(req));
    const body: unknown = req.body;
    const query = typeof body === "object" && body !== null && "query" in body ? body.query : null;
    if (typeof query !== "string" || !hasMoreTokens(query, tokens)) next();
    else answer(res, 400, { code: "BAD_INPUT", message: `The document has more than ${tokens} tokens.` });
  };

  /** Answers what any of the above, or reading the body, ran into. */
  readonly refuse: ErrorRequestHandler = (error: unknown, req, res, next) => {
    const status = typeof error === "object" && error !== null && "status" in error ? error.status : null;
    if (res.headersSent) next(error);
    else if (status === 413) {
      const { bytes } = operationLimits(this.viewerOf(req));
      answer(res, 413, { code: "BAD_INPUT", message: `The body is larger than ${bytes} bytes.` });
    } else if (status === 400) answer(res, 400, { code: "BAD_INPUT", message: "The body is not valid JSON." });
    else if (status === 415) {
      answer(res, 415, { code: "BAD_INPUT", message: "This content encoding is not supported." });
    } else this.answerFault(error, res);
  };

  private answerFault(error: unknown, res: Response): void {
    this.parts.database.report(error);
    const { message, extensions } = formatError({ message: "" }, error, this.parts.logger);
    const isAway = extensions?.code === "UNAVAILABLE";
    if (isAway) res.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    answer(res, isAway ? 503 : 500, { ...extensions, message });
  }
}

function answer(res: Response, status: number, { message, ...extensions }: Refusal): void {
  res.status(status).json({ errors: [{ message, extensions }] });
}
