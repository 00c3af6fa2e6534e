import { once } from "node:events";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const CLIENT = { id: "tokenledger", secret: "a-secret-of-the-client-that-is-long-enough" };

interface OpenIdProvider {
  /** What the product needs to know of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Knows the product, which could not be started before it. */
  serve(redirectUri: string): void;
  stop(): Promise<void>;
}

/** A real provider on the loopback interface, with pages for signing in: whoever says `a@b` there is that e-mail. */
export async function startOpenIdProvider(name: string): Promise<OpenIdProvider> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no TCP port.");
  const issuer = `http://127.0.0.1:${address.port}`;
  return {
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: name,
    },
    serve: (redirectUri) => {
      const answer = createProvider(issuer, redirectUri).callback();
      server.on("request", (req, res) => void answer(req, res));
    },
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createProvider(issuer: string, redirectUri: string): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["a key of cookies"] },
    pkce: { required: () => true },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: accountId, email_verified: true }),
    }),
  });
}
