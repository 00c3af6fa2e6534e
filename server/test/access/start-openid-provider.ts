import { Provider } from "oidc-provider";
import { once } from "node:events";
import { createServer } from "node:http";

export const CLIENT = { id: "tokenledger", secret: "a-secret-of-the-client-that-is-long-enough" };

/** Somebody at the provider, by their subject. */
export interface Account {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export interface OpenIdTestProvider {
  readonly issuer: string;
  readonly accounts: Map<string, Account>;
  /** What the token endpoint was asked. */
  tokenRequests(): number;
  /** Refuses connections. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

interface ProviderOptions {
  readonly redirectUri: string;
  /** Whether claims such as the e-mail stand in the ID token already, as some providers have it. */
  readonly emailInToken?: boolean;
}

/** A real OpenID provider on the loopback interface, with its pages for signing in and consenting. */
export async function startOpenIdProvider(options: ProviderOptions): Promise<OpenIdTestProvider> {
  const server = createServer();
  let port = 0;
  const listen = async () => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  };
  await listen();
  const issuer = `http://127.0.0.1:${port}`;
  const accounts = new Map<string, Account>();
  const answer = createProvider(issuer, accounts, options).callback();
  let tokenRequests = 0;
  server.on("request", (req, res) => {
    if (req.url === "/token") tokenRequests += 1;
    void answer(req, res);
  });
  const goAway = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    issuer,
    accounts,
    tokenRequests: () => tokenRequests,
    goAway,
    comeBack: listen,
    stop: async () => {
      if (server.listening) await goAway();
    },
  };
}

function createProvider(issuer: string, accounts: ReadonlyMap<string, Account>, options: ProviderOptions): Provider {
  const { redirectUri, emailInToken = false } = options;
  return new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: !emailInToken,
    cookies: { keys: ["a key of cookies"] },
    pkce: { required: () => true },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...accounts.get(accountId) }),
    }),
  });
}
