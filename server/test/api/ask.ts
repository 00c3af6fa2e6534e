import type { Product } from "./start-product.js";

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  readonly cookie: string | null;
}

interface Asking {
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

/** One GraphQL operation over HTTP, as a client would send it. */
export async function ask(
  product: Pick<Product, "url">,
  query: string,
  { variables = {}, headers = {} }: Asking = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(`${product.url}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<GraphqlAnswer>;
  return { status: response.status, data, errors, cookie: response.headers.get("set-cookie") };
}
