import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";

export interface ReceivedPost {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpSink {
  readonly port: number;
  readonly url: string;
  readonly posts: readonly ReceivedPost[];
  /** Also of those that never sent anything. */
  readonly connections: number;
  stop(): Promise<void>;
}

/** Answers one post; the default takes it. */
export type AnswerPost = (post: ReceivedPost, response: ServerResponse, request: IncomingMessage) => void;

const takeIt: AnswerPost = (_post, response) => response.end("ok");

/** A real HTTP server that keeps what it is given. */
export async function startHttpSink(answer: AnswerPost = takeIt): Promise<HttpSink> {
  const posts: ReceivedPost[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const post = { path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
      posts.push(post);
      answer(post, response, request);
    });
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    posts,
    get connections() {
      return connections;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
