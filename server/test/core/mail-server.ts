import { once } from "node:events";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  readonly from: string;
  /** Recipients of the envelope: who gets it, whatever its headers say. */
  readonly to: readonly string[];
  /** Unfolded, names in lower case, words decoded as far as they are ASCII. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  readonly connections: number;
  stop(): Promise<void>;
}

export interface MailServerOptions {
  /** What every recipient is answered with instead of being taken. */
  readonly refuse?: string | undefined;
  /** The one recipient who is answered so; all of them without it. */
  readonly refused?: string | undefined;
}

/** A real SMTP server that keeps what it is given. */
export async function startMailServer({ refuse, refused }: MailServerOptions = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onRcptTo: ({ address }, _session, done) => {
      if (refuse === undefined || (refused !== undefined && refused !== address)) return done();
      const [code = "", ...words] = refuse.split(" ");
      return done(Object.assign(new Error(words.join(" ")), { responseCode: Number(code) }));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = envelope;
        const from = mailFrom === false || mailFrom === undefined ? "" : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        mails.push({ from, to, ...split(Buffer.concat(chunks).toString("utf8")) });
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
    mails,
    get connections() {
      return connections;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function split(raw: string): Pick<ReceivedMail, "headers" | "body"> {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { headers, body: raw.slice(end + 4) };
}
