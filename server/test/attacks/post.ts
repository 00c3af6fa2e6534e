import { request, type IncomingHttpHeaders } from "node:http";
import type { Product } from "../api/start-product.js";

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** One request as its bytes are, whatever a client library would refuse to send. */
export function send(
  { url }: Pick<Product, "url">,
  path: string,
  { method = "POST", headers = {}, body = "" }: Sent,
): Promise<RawAnswer> {
  const begun = performance.now();
  const bytes = Buffer.from(body);
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  // A connection of its own: what one request leaves unread would be taken for the next one.
  const req = request(`${url}${path}`, {
    method,
    agent: false,
    headers: { "Content-Length": String(bytes.length), ...headers },
  });
  req.on("error", reject);
  req.on("response", (res) => {
    const chunks: Buffer[] = [];
    res.on("data", (chunk: Buffer) => chunks.push(chunk));
    res.on("error", reject);
    res.on("end", () => {
      const { statusCode: status = 0, headers: told } = res;
      resolve({ status, headers: told, text: Buffer.concat(chunks).toString(), ms: performance.now() - begun });
    });
  });
  req.end(bytes);
  return promise;
}

export const JSON_TYPE = { "Content-Type": "application/json" };

/** A GraphQL request as its bytes are. */
export function sendGraphql(
  product: Pick<Product, "url">,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  return send(product, "/graphql", { headers: { ...JSON_TYPE, ...headers }, body });
}
