import S3rver from "@20minutes/s3rver";
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { S3Settings } from "../../src/retention/store/s3-settings.js";
import { openS3Store } from "../../src/retention/store/s3-store.js";

const BUCKET = "ledger";
/** The only ones that S3rver knows; it refuses whatever is not signed with them. */
const CREDENTIALS = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

interface FaultyAnswer {
  readonly status: number;
  readonly body: string;
  /** 64 KiB come, and the rest never does. */
  readonly isEndless?: boolean;
}

/** A request that is answered here instead; null lets it through. */
export type Fault = (req: IncomingMessage) => FaultyAnswer | "cut" | null;

/**
 * An S3 server on this machine that keeps objects as files and checks every signature. It knows no aborting of uploads,
 * so that is added here: the parts are removed, and 204.
 */
export async function startS3Server() {
  const directory = await mkdtemp(join(tmpdir(), "s3-"));
  const s3rver = new S3rver({ directory, silent: true, configureBuckets: [{ name: BUCKET }] });
  await s3rver.configureBuckets();
  const uploads = join(directory, BUCKET, "._S3rver_uploads");
  const troubled: Troubled = { answer: s3rver.callback(), uploads, requests: [], fault: () => null };
  const server = createServer((req, res) => answerTroubled(troubled, req, res));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const settings: S3Settings = { endpoint, bucket: BUCKET, region: "us-east-1", ...CREDENTIALS };
  return {
    settings,
    /** The variables that name the bucket. */
    env: {
      ARCHIVE_S3_ENDPOINT: endpoint,
      ARCHIVE_S3_BUCKET: BUCKET,
      ARCHIVE_S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      ARCHIVE_S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    },
    put: async (key: string, text: string) => {
      const scratch = join(directory, "scratch");
      const store = await openS3Store(settings, { scratch });
      await writeFile(join(scratch, "put"), text);
      await store.put(key, join(scratch, "put"));
    },
    /** Every file that the bucket consists of. */
    objects: async () => (await readdir(join(directory, BUCKET), { recursive: true })).toSorted(),
    /** Method and names of the query, in order. */
    requests: troubled.requests,
    fileOf: (key: string) => join(directory, BUCKET, `${key}._S3rver_object`),
    /** Uploads in parts that are neither completed nor aborted. */
    openUploads: () => readdir(uploads).catch(() => []),
    breakBy: (next: Fault | null) => void (troubled.fault = next ?? (() => null)),
    loseBucket: async () => {
      await rename(join(directory, BUCKET), join(directory, "lost"));
      return () => rename(join(directory, "lost"), join(directory, BUCKET));
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type S3Server = Awaited<ReturnType<typeof startS3Server>>;

interface Troubled {
  readonly answer: RequestListener;
  readonly uploads: string;
  readonly requests: string[];
  fault: Fault;
}

function answerTroubled(troubled: Troubled, req: IncomingMessage, res: ServerResponse): void {
  const query = new URL(req.url ?? "/", "http://s3").searchParams;
  troubled.requests.push(`${req.method} ${[...query.keys()].toSorted().join(" ")}`.trim());
  const broken = troubled.fault(req);
  const uploadId = query.get("uploadId");
  if (broken !== null) giveFault(req, res, broken);
  else if (req.method !== "DELETE" || uploadId === null) troubled.answer(req, res);
  else void rm(join(troubled.uploads, uploadId), { recursive: true }).then(() => res.writeHead(204).end());
}

function giveFault(req: IncomingMessage, res: ServerResponse, broken: Exclude<ReturnType<Fault>, null>): void {
  if (broken === "cut") {
    req.socket.destroy();
    return;
  }
  req.resume();
  res.writeHead(broken.status, {
    "Content-Type": "application/xml",
    ...(broken.isEndless && { "Content-Length": 1024 ** 2 }),
  });
  if (broken.isEndless) res.write(broken.body.padEnd(64 * 1024));
  else res.end(broken.body);
}
