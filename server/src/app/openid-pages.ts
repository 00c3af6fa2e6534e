import { Router } from "express";
import { openIdRoute } from "../access/openid/openid.route.js";
import type { Container } from "./container.js";
import type { Door } from "./rate-limits/door.js";
import { refuseWhileAway } from "./refuse-while-away.js";

/** The pages of signing in through the OpenID provider; none when no provider is configured. */
export function openIdPages(container: Container, { addresses, limits }: Door): Router {
  const { openId, database } = container;
  const router = Router();
  if (openId === null) return router;
  router.use("/auth", refuseWhileAway(database));
  // Anybody may come, and each who comes back has the provider asked.
  router.use("/auth", async (req, _res, next) => {
    await limits.countAnonymous(addresses.of(req));
    next();
  });
  router.use(openIdRoute({ ...container, ...openId, addressOf: addresses.of }));
  return router;
}
