import { once } from "node:events";
import type { Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** What a mail is met with. */
export type MailTrouble =
  | { readonly kind: "take" }
  /** `451 4.7.1 greylisted`, after the whole mail. */
  | { readonly kind: "answer"; readonly answer: string }
  /** It is taken, and the connection breaks before that is said. */
  | { readonly kind: "lose acknowledgement" }
  /** It is read, and nothing is ever said. */
  | { readonly kind: "say nothing" }
  | { readonly kind: "take after"; readonly ms: number };

export interface TroubleMailServer {
  readonly port: number;
  readonly url: string;
  /** Message-IDs of what was taken, in that order; twice what came twice. */
  readonly taken: readonly string[];
  /** Whose acknowledgement was lost. */
  readonly unacknowledged: readonly string[];
  /** As they came, by Message-ID. */
  readonly mails: ReadonlyMap<string, string>;
  meet(trouble: (count: number) => MailTrouble): void;
  stop(): Promise<void>;
}

/** A real SMTP server that has trouble as it is told to. */
export async function startTroubleMailServer(port = 0): Promise<TroubleMailServer> {
  const taken: string[] = [];
  const unacknowledged: string[] = [];
  const mails = new Map<string, string>();
  const sockets = new Set<Socket>();
  let trouble: (count: number) => MailTrouble = () => ({ kind: "take" });
  let count = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const id = /^message-id: (\S+)/im.exec(raw)?.[1] ?? "";
        const met = trouble(count++);
        const take = () => {
          taken.push(id);
          mails.set(id, raw);
        };
        switch (met.kind) {
          case "take":
            take();
            return done();
          case "take after":
            return void setTimeout(() => {
              take();
              done();
            }, met.ms);
          case "answer": {
            const [code = "", ...words] = met.answer.split(" ");
            return done(Object.assign(new Error(words.join(" ")), { responseCode: Number(code) }));
          }
          case "lose acknowledgement":
            take();
            unacknowledged.push(id);
            for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
            return;
          case "say nothing":
            return;
        }
      });
    },
  });
  server.on("error", () => undefined); // connections that break
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const listening = server.listen(port, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  const actual = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port: actual,
    url: `smtp://127.0.0.1:${actual}`,
    taken,
    unacknowledged,
    mails,
    meet: (next) => {
      trouble = next;
      count = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** How often each was taken beyond the first time. */
export function repeatsOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Map([...counts].filter(([, times]) => times > 1).map(([id, times]) => [id, times - 1]));
}
