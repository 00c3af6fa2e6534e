import type { Logger } from "pino";
import { FlowCookie } from "../access/openid/flow-cookie.js";
import { OpenIdProvider } from "../access/openid/openid-provider.js";
import { OpenIdSignIn } from "../access/openid/openid-sign-in.js";
import type { SessionService } from "../access/session.service.js";
import type { Clock } from "../core/clock.js";
import { deriveKey } from "../core/derive-key.js";
import type { Config } from "./config.js";

/** Signing in through the OpenID provider. */
export interface OpenId {
  readonly signIn: OpenIdSignIn;
  readonly flowCookie: FlowCookie;
}

interface OpenIdParts {
  readonly config: Config;
  readonly encryptionKey: Buffer;
  readonly sessions: SessionService;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Null when no provider is configured. */
export function createOpenId({ config, encryptionKey, sessions, clock, logger }: OpenIdParts): OpenId | null {
  const { openId: settings, publicUrl } = config;
  if (settings === null) return null;
  const provider = new OpenIdProvider({ settings, redirectUri: `${publicUrl}/auth/oidc/callback`, logger });
  return {
    signIn: new OpenIdSignIn({ provider, settings, sessions, clock }),
    flowCookie: new FlowCookie({
      key: deriveKey(encryptionKey, "openid flow"),
      secure: publicUrl.startsWith("https:"),
    }),
  };
}
