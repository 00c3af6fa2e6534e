import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the counterpart got it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly events: readonly SentEvent[];
  readonly body: string;
}

export type SentEvent = Readonly<Record<string, unknown>> & { readonly id: string };

export interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Counterpart {
  readonly url: string;
  readonly port: number;
  /** In the order of arrival, refused ones included. */
  readonly asked: Asked[];
  /** By id, those that were taken. */
  readonly taken: Map<string, SentEvent>;
  stop(): Promise<void>;
}

export interface CounterpartOptions {
  readonly port?: number;
  /** Undefined: as Tokenledger would, taking all events. */
  readonly say?: (asked: Asked, counterpart: Counterpart) => Said | undefined;
  /** No answer before it is over. */
  readonly hold?: Promise<unknown>;
  /** Ids that are known already. */
  readonly taken?: Map<string, SentEvent>;
}

/** A real HTTP server that answers as Tokenledger does, or as a test wants. */
export async function startCounterpart(options: CounterpartOptions = {}): Promise<Counterpart> {
  const asked: Asked[] = [];
  const taken = options.taken ?? new Map<string, SentEvent>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const events = eventsOf(body);
      const question = { method: req.method ?? "", path: req.url ?? "", headers: req.headers, events, body };
      asked.push(question);
      const say = () => answer(res, options.say?.(question, counterpart) ?? take(events, taken));
      if (options.hold === undefined) say();
      else void options.hold.then(say);
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const counterpart: Counterpart = {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    taken,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return counterpart;
}

export function take(events: readonly SentEvent[], taken: Map<string, SentEvent>): Said {
  const fresh = events.filter(({ id }) => !taken.has(id));
  for (const event of fresh) taken.set(event.id, event);
  const duplicates = events.length - fresh.length;
  return { status: 200, body: { accepted: fresh.length, duplicates, rejected: [], ignoredFields: [] } };
}

export function refuse(status: number, code: string, message = code): Said {
  return { status, body: { error: { code, message } } };
}

function eventsOf(body: string): readonly SentEvent[] {
  const parsed: unknown = body === "" ? null : JSON.parse(body);
  if (typeof parsed !== "object" || parsed === null || !("events" in parsed) || !Array.isArray(parsed.events))
    return [];
  return parsed.events;
}

function answer(res: ServerResponse, { status, headers = {}, body }: Said): void {
  res.writeHead(status, { "Content-Type": "application/json", ...headers });
  res.end(typeof body === "string" ? body : JSON.stringify(body));
}
