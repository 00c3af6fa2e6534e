import * as client from "openid-client";
import type { Logger } from "pino";
import { faultOfProvider } from "./fault-of-provider.js";
import type { Flow } from "./flow-cookie.js";
import { readIdentity, type Identity } from "./identity.js";
import { OpenIdFault } from "./openid-fault.js";
import type { OpenIdSettings } from "./openid-settings.js";

const ANSWER_WITHIN_SECONDS = 5;
/** Between the provider's clock and ours. */
const CLOCK_SKEW_MS = 10_000;

interface ProviderParts {
  readonly settings: OpenIdSettings;
  /** Registered at the provider. */
  readonly redirectUri: string;
  readonly logger: Logger;
}

/**
 * Speaks with the provider, which is looked for when it is needed first: one that is away keeps no server
 * from starting. Every method throws an `OpenIdFault` when it does not answer as it should.
 */
export class OpenIdProvider {
  private found: Promise<client.Configuration> | null = null;

  constructor(private readonly parts: ProviderParts) {}

  /** The page of the provider to send the browser to; for a confirmation it asks for the password again. */
  async authorizationUrl({ state, nonce, verifier, confirms }: Flow): Promise<string> {
    const configuration = await this.configuration();
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.parts.redirectUri,
      scope: "openid email profile",
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      ...(confirms === null ? {} : { max_age: "0", prompt: "login" }),
    });
    return url.href;
  }

  /**
   * Who the browser came back as. A code is good for once.
   *
   * @param search of the callback
   */
  async redeem(search: string, flow: Flow): Promise<Identity> {
    const configuration = await this.configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(search, this.parts.redirectUri), {
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        pkceCodeVerifier: flow.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new OpenIdFault("other", "the provider named nobody");
      if (flow.confirms !== null) requireProofSince(flow.begunAt, claims.auth_time);
      // By the standard, an e-mail need not be in the token; then it is asked for.
      const isComplete = "email" in claims || configuration.serverMetadata().userinfo_endpoint === undefined;
      const more = isComplete ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return readIdentity({ ...more, ...claims });
    } catch (error) {
      throw faultOfProvider(error);
    }
  }

  /** Looked for again by the next who signs in, when it was not there. */
  private configuration(): Promise<client.Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = null;
      const fault = faultOfProvider(error);
      this.parts.logger.warn(
        { issuer: this.parts.settings.issuer, reason: fault.message },
        "the OpenID provider was not found; the next sign-in looks for it again",
      );
      throw fault;
    });
    return this.found;
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.parts.settings;
    const url = new URL(issuer);
    const configuration = await client.discovery(url, clientId, undefined, secretAsTaken(clientSecret), {
      timeout: ANSWER_WITHIN_SECONDS,
      // The configuration takes http on the loopback interface alone.
      execute: [client.enableNonRepudiationChecks, ...(url.protocol === "http:" ? [client.allowInsecureRequests] : [])],
    });
    this.parts.logger.info({ issuer }, "the OpenID provider was found");
    return configuration;
  }
}

/** Who confirms must have given their password since they were sent there, not some time before. */
function requireProofSince(begunAt: number, authTime: number | undefined): void {
  if (authTime === undefined || authTime * 1_000 < begunAt - CLOCK_SKEW_MS) {
    throw new OpenIdFault("other", "the provider did not ask who they are again");
  }
}

/** In the header, as the standard has it, unless the provider says that it takes it only in the body. */
function secretAsTaken(secret: string): client.ClientAuth {
  const inHeader = client.ClientSecretBasic(secret);
  const inBody = client.ClientSecretPost(secret);
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return taken.includes("client_secret_basic") ? inHeader(server, ...rest) : inBody(server, ...rest);
  };
}
