import type { MikroORM } from "@mikro-orm/postgresql";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import type { Disposable } from "graphql-ws";
import type { IncomingMessage, Server } from "node:http";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import type { ViewerFinder } from "../access/viewer-of-request.js";
import type { Viewer } from "../access/viewer.js";
import type { LiveContext } from "../analytics/follow-usage.js";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import type { UsageFeed } from "../live/usage-feed.js";
import { formatError } from "./format-error.js";
import { isSameOrigin } from "./same-origin.js";

const MAX_MESSAGE_BYTES = 64 * 1024;
const INIT_WAIT_MS = 3_000;

export interface WebSocketParts {
  readonly schema: GraphQLSchema;
  readonly orm: MikroORM;
  readonly viewers: ViewerFinder;
  readonly feed: UsageFeed;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Visitor {
  viewer?: Viewer;
}

/** graphql-ws on the path of the GraphQL endpoint; who connects is asked once, by cookie or `authorization`. */
export function serveWebSocket(server: Server, parts: WebSocketParts): Disposable {
  const { schema, orm, viewers, feed, clock, logger } = parts;
  const sockets = new WebSocketServer({
    server,
    path: "/graphql",
    maxPayload: MAX_MESSAGE_BYTES,
    // Browsers send cookies along to any WebSocket: only our own pages may open one with them.
    verifyClient: ({ req }: { req: IncomingMessage }) => isSameOrigin(req),
  });
  return useServer<{ authorization?: unknown }, Visitor & Record<PropertyKey, unknown>>(
    {
      schema,
      connectionInitWaitTimeout: INIT_WAIT_MS,
      onConnect: async ({ extra, connectionParams }) => {
        const given = connectionParams?.authorization;
        const headers = typeof given === "string" ? { authorization: given } : { cookie: extra.request.headers.cookie };
        const viewer = await viewers.find(orm.em.fork(), headers);
        if (viewer === null) return false;
        extra.viewer = viewer;
        return true;
      },
      onSubscribe: (_context, _id, { query }) => {
        if (!/^\s*subscription\b/m.test(query)) throw AppError.forbidden("a subscription; send queries over HTTP");
      },
      context: ({ extra }): LiveContext => ({
        em: orm.em.fork(),
        viewer: extra.viewer ?? null,
        clock,
        feed,
        http: null,
      }),
      onError: (_context, _id, _payload, errors) => errors.map((error) => readable(error, logger)),
      onNext: (_context, _id, _payload, _args, { data, errors }) => {
        if (errors === undefined) return;
        return { data: data ?? null, errors: errors.map((error) => readable(error, logger)) };
      },
    },
    sockets,
  );
}

function readable(error: GraphQLError | GraphQLFormattedError, logger: Logger): GraphQLFormattedError {
  return formatError(error instanceof GraphQLError ? error.toJSON() : error, error, logger);
}
