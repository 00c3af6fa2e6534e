import { Router } from "express";
import type { IncomingMessage } from "node:http";
import { openIdRoute } from "../access/openid/openid.route.js";
import type { Container } from "./container.js";
import { refuseWhileAway } from "./refuse-while-away.js";

/** The pages of signing in through the OpenID provider; none when no provider is configured. */
export function openIdPages(container: Container, addressOf: (req: IncomingMessage) => string): Router {
  const { openId, database } = container;
  const router = Router();
  if (openId === null) return router;
  router.use("/auth", refuseWhileAway(database));
  router.use(openIdRoute({ ...container, ...openId, addressOf }));
  return router;
}
