export interface Answer {
  readonly status: number;
  /** Events that the receipt says are recorded now; null where there is no receipt. */
  readonly accepted: number | null;
  readonly hasRetryAfter: boolean;
  /** The server closes this connection. */
  readonly closes: boolean;
  readonly body: string;
}

const HEAD_END = "\r\n\r\n";

/**
 * Reads an HTTP/1.1 answer as far as a load generator has to, which is a tenth of what a full client
 * costs; null while it is incomplete.
 *
 * @throws Error for an answer without Content-Length, which the product never gives
 */
export function readAnswer(received: string): Answer | null {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = received.slice(0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without Content-Length: ${head}`);
  const body = received.slice(headEnd + HEAD_END.length);
  if (body.length < Number(length)) return null;
  const accepted = /"accepted":(\d+)/.exec(body)?.[1];
  return {
    status: Number(head.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length)),
    accepted: accepted === undefined ? null : Number(accepted),
    hasRetryAfter: /\r\nretry-after: *\d/i.test(head),
    closes: /\r\nconnection: *close/i.test(head),
    body,
  };
}
