import { once } from "node:events";
import { SMTPServer } from "smtp-server";

/** Tokens used, as English messages tell them; exact, so that they say which request it was. */
const USED = /^Used: ([\d,]+) tokens/m;

export interface MailSink {
  readonly url: string;
  /** When a mail was taken, by `performance.now()`, by the tokens that it tells. */
  readonly takenAt: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** A mail server that takes everything at once. */
export async function startMailSink(): Promise<MailSink> {
  const takenAt = new Map<string, number>();
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const used = USED.exec(Buffer.concat(chunks).toString("latin1").replaceAll("\r\n", "\n"))?.[1];
        if (used !== undefined) takenAt.set(used.replaceAll(",", ""), performance.now());
        done();
      });
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    takenAt,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
