import { json, type Request, type Response, Router } from "express";
import type { IncomingMessage } from "node:http";
import type { ApiKeyViewer, Viewer } from "../../access/viewer.js";
import type { ViewerFinder } from "../../access/viewer-of-request.js";
import type { DatabaseHealth } from "../../core/database-health.js";
import { AppError } from "../../core/errors.js";
import { DATABASE_AWAY } from "../../core/try-again.js";
import type { GateService } from "./gate.service.js";
import { requireAsker } from "./require-asker.js";

const PATH = "/v1/allowance";
const MOST_BYTES = 16_384;

interface AllowanceRouteParts {
  readonly gate: GateService;
  readonly database: Pick<DatabaseHealth, "isAway">;
  readonly viewers: Pick<ViewerFinder, "remembered">;
  /** Looks up who is not remembered. @throws AppError with when to try again for who guesses */
  readonly findViewer: (req: IncomingMessage) => Promise<Viewer | null>;
  /** Asked for keys with a limit of their own. @throws AppError with when to try again */
  readonly countKey: (viewer: ApiKeyViewer, requestsPerMinute: number) => Promise<void>;
}

/** `POST /v1/allowance`, and `DELETE` of what it reserved. A refused call is an answer, not an error. */
export function allowanceRoute(parts: AllowanceRouteParts): Router {
  const router = Router();
  router.post(PATH, json({ limit: MOST_BYTES, strict: false }), async (req, res) => {
    const { projectId } = await asker(parts, req);
    answer(res, await parts.gate.check(projectId, req.body));
  });
  router.delete(`${PATH}/:id`, async (req, res) => {
    const { projectId } = await asker(parts, req);
    answer(res, { released: await parts.gate.release(projectId, req.params.id) });
  });
  return router;
}

async function asker(parts: AllowanceRouteParts, req: Request): Promise<ApiKeyViewer> {
  const { database, viewers, findViewer, countKey } = parts;
  if (database.isAway) throw AppError.unavailable(DATABASE_AWAY);
  const viewer = requireAsker(viewers.remembered(req.headers) ?? (await findViewer(req)));
  if (viewer.requestsPerMinute !== null) await countKey(viewer, viewer.requestsPerMinute);
  return viewer;
}

function answer(res: Response, body: object): void {
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.json(body);
}
