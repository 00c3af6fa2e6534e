import { Router } from "express";
import type { IncomingMessage } from "node:http";
import { openIdRoute } from "../access/openid/openid.route.js";
import { SessionCookie } from "../access/session-cookie.js";
import type { Container } from "./container.js";
import { refuseWhileAway } from "./refuse-while-away.js";

/** The pages of signing in through the OpenID provider; none when no provider is configured. */
export function openIdPages(container: Container, addressOf: (req: IncomingMessage) => string): Router {
  const { openId, config, database, sessions } = container;
  const router = Router();
  if (openId === null) return router;
  const secure = config.publicUrl.startsWith("https:");
  const cookie = new SessionCookie({ secure, lifeMs: sessions.life.wholeMs });
  router.use("/auth", refuseWhileAway(database));
  router.use(openIdRoute({ ...container, ...openId, cookie, addressOf }));
  return router;
}
