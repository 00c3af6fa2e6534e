import { Router } from "express";
import { timingSafeEqual } from "node:crypto";
import { hashSecret } from "../access/secret-token.js";
import type { Container } from "./container.js";

const BEARER = /^Bearer (.+)$/i;

/** `/livez` is the process, `/readyz` whether it can serve, `/metrics` for Prometheus. None of them waits for the database. */
export function healthRoute({ database, health, metrics, config }: Container): Router {
  const router = Router();
  router.get("/livez", (_req, res) => {
    res.json({ status: "ok" });
  });
  router.get("/readyz", (_req, res) => {
    const parts = { database: !database.isAway, ...health };
    const ready = parts.database && parts.started && !parts.draining;
    res.status(ready ? 200 : 503).json({ status: ready ? "ok" : "unavailable", ...parts });
  });
  router.get("/metrics", async (req, res) => {
    const [, given = ""] = BEARER.exec(req.headers.authorization ?? "") ?? [];
    if (config.metricsToken !== null && !timingSafeEqual(hashSecret(given), hashSecret(config.metricsToken))) {
      res.status(401).setHeader("WWW-Authenticate", "Bearer").end();
      return;
    }
    res.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}
