import type { Product } from "../api/start-product.js";
import { answered, type Asker } from "../pricing/ask-prices.js";

export const ISSUE = /* GraphQL */ `
  mutation ($input: ApiKeyInput!) {
    issueApiKey(input: $input) {
      secret
      apiKey {
        id
        prefix
      }
    }
  }
`;
export const ROTATE = /* GraphQL */ `
  mutation ($id: ID!, $overlapHours: Int! = 24) {
    rotateApiKey(id: $id, overlapHours: $overlapHours) {
      secret
      apiKey {
        prefix
        previous {
          prefix
          until
          lastUsedAt
        }
      }
    }
  }
`;
export const REVOKE = 'mutation ($id: ID!) { revokeApiKey(id: $id, reason: "it leaked") { state revokedAt } }';
export const END_PREVIOUS = "mutation ($id: ID!) { endPreviousSecret(id: $id) { previous { until } } }";

export interface Issued {
  readonly id: string;
  readonly secret: string;
}

let names = 0;

/** A key of its own for a test. */
export async function issue(admin: Asker, input: object = {}): Promise<Issued> {
  names += 1;
  const wanted = { projectId: "1", name: `key ${names}`, scopes: ["INGEST", "READ"], ...input };
  const { secret, apiKey } = answered(await admin(ISSUE, { input: wanted }), "issueApiKey") as {
    readonly secret: string;
    readonly apiKey: { readonly id: string };
  };
  return { id: apiKey.id, secret };
}

export async function rotate(admin: Asker, id: string, overlapHours = 24): Promise<string> {
  return (answered(await admin(ROTATE, { id, overlapHours }), "rotateApiKey") as { secret: string }).secret;
}

/** What recording answers to a secret: 200, or 401 when it does not work. */
export async function statusOf({ url }: Pick<Product, "url">, secret: string): Promise<number> {
  const { status } = await fetch(`${url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      id: `by-${secret.slice(-12)}`,
      provider: "google",
      model: "gemini-2.5-flash",
      inputTokens: 1,
    }),
  });
  return status;
}

export function codesOf({ errors }: Awaited<ReturnType<Asker>>): unknown[] {
  return errors.map(({ extensions }) => extensions["code"]);
}
