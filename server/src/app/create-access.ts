import type { Logger } from "pino";
import { ApiKeyService } from "../access/api-key.service.js";
import { totpKey } from "../access/second-factor/reseal-totp-secrets.js";
import { SecondFactor } from "../access/second-factor/second-factor.js";
import { SessionCookie } from "../access/session-cookie.js";
import { SessionService } from "../access/session.service.js";
import { ViewerFinder } from "../access/viewer-of-request.js";
import type { Clock } from "../core/clock.js";
import { Mailer } from "../core/mailer.js";
import type { Config } from "./config.js";
import { createOpenId } from "./openid.js";

const MINUTE_MS = 60_000;

interface AccessParts {
  readonly config: Config;
  /** Of the installation. */
  readonly encryptionKey: Buffer;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Who may come in, and by what. */
export function createAccess({ config, encryptionKey, clock, logger }: AccessParts) {
  const { smtpUrl, mailFrom, publicUrl, sessionIdleMinutes, sessionHours } = config;
  const secondFactor = new SecondFactor(totpKey(encryptionKey), clock);
  const life = { idleMs: sessionIdleMinutes * MINUTE_MS, wholeMs: sessionHours * 60 * MINUTE_MS };
  const sessions = new SessionService(clock, life, secondFactor);
  const apiKeys = new ApiKeyService(clock);
  const cookie = new SessionCookie({ secure: publicUrl.startsWith("https:"), lifeMs: life.wholeMs });
  return {
    secondFactor,
    sessions,
    apiKeys,
    cookie,
    viewers: new ViewerFinder(sessions, apiKeys, cookie),
    openId: createOpenId({ config, encryptionKey, sessions, clock, logger }),
    mailer: smtpUrl === null || mailFrom === null ? null : new Mailer({ smtpUrl, from: mailFrom }),
  };
}
