import { GraphQLError } from "graphql";
import { makeServer, type Disposable, type ServerOptions } from "graphql-ws";
import type { Server } from "node:http";
import { AppError } from "../core/errors.js";
import { acceptUpgrades } from "./accept-upgrades.js";
import { AnswerTexts } from "./answer-texts.js";
import { boundMessages } from "./bound-messages.js";
import { boundUnread } from "./bound-unread.js";
import type { Container } from "./container.js";
import { deliverAnswers } from "./deliver-answers.js";
import { DocumentGate } from "./documents/document-gate.js";
import { openGraphqlSockets, type Opened } from "./open-graphql-sockets.js";
import type { Door } from "./rate-limits/door.js";
import { OpenSockets, SOCKET_BOUNDS, type SocketBounds } from "./rate-limits/open-sockets.js";
import { readSubscription } from "./read-subscription.js";
import { SharedExecutions } from "./shared-executions.js";
import { SubscriptionContext } from "./subscription-context.js";
import { VisitorWatch, type Visitor } from "./visitor-watch.js";

const INIT_WAIT_MS = 3_000;
/** Of the minute that is promised for a right that ended to reach an open socket. */
const WATCH_EVERY_MS = 20_000;
/** A socket that does not answer a ping until the next one is let go of, as is one whose reader got stuck. */
const PING_EVERY_MS = 12_000;
/** A page has one or two. */
const MAX_SUBSCRIPTIONS = 20;
/** "Try again later": the client does. */
const TRY_AGAIN_LATER = 1013;

export interface WebSocketParts extends Pick<
  Container,
  "config" | "schema" | "orm" | "viewers" | "feed" | "thresholdFeed" | "alertFeed" | "settings" | "clock" | "logger"
> {
  readonly door: Door;
}

export interface WebSocketOptions {
  /** How often the rights behind open sockets are asked for again. */
  readonly watchEveryMs?: number;
  readonly pingEveryMs?: number;
  /** How many may be open; absent ones are the usual ones. */
  readonly sockets?: Partial<SocketBounds>;
}

export interface WebSockets extends Disposable {
  /** How many are open. */
  readonly count: number;
}

type Sent = { readonly authorization?: unknown };
type Extra = Opened & Partial<Visitor>;
type OnConnect = NonNullable<ServerOptions<Sent, Extra>["onConnect"]>;

/** graphql-ws for subscriptions alone; who connects is known by cookie or `authorization`. */
export function serveWebSocket(server: Server, parts: WebSocketParts, options: WebSocketOptions = {}): WebSockets {
  const { orm, viewers, logger, config, door } = parts;
  const watch = new VisitorWatch({
    find: (caller) => viewers.find(orm.em.fork(), caller, "check"),
    everyMs: options.watchEveryMs ?? WATCH_EVERY_MS,
    logger,
  });
  const open = new OpenSockets({ ...SOCKET_BOUNDS, ...options.sockets });
  const sockets = acceptUpgrades(server, { addresses: door.addresses, open, publicUrl: config.publicUrl });
  boundUnread(sockets);
  const graphql = makeServer<Sent, Extra>(handlers(parts, watch, open));
  const { pingEveryMs = PING_EVERY_MS } = options;
  const opened = openGraphqlSockets({ sockets, graphql, pingEveryMs, logger });
  boundMessages(sockets);
  return {
    get count() {
      return sockets.clients.size;
    },
    dispose: async () => {
      watch.stop();
      await opened.dispose();
    },
  };
}

/** Who may connect: a known viewer with room for one more socket. */
function letIn(parts: WebSocketParts, watch: VisitorWatch, open: OpenSockets): OnConnect {
  const { door, logger } = parts;
  return async ({ extra, connectionParams }) => {
    const given = connectionParams?.authorization;
    const headers = typeof given === "string" ? { authorization: given } : { cookie: extra.request.headers.cookie };
    const caller = { headers, address: door.addresses.of(extra.request) };
    try {
      // The page asks by itself for what is live, also again after the socket broke.
      const viewer = await door.keeper.find(caller, "check");
      if (viewer === null) return false;
      const leave = open.openFor(viewer);
      if (leave === null) {
        extra.socket.close(TRY_AGAIN_LATER, "Too many WebSockets of yours are open");
        return false;
      }
      extra.socket.once("close", leave);
      if (extra.socket.readyState !== extra.socket.OPEN) leave(); // it closed while we asked
      watch.add(extra.socket, Object.assign(extra, { viewer, caller }));
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) logger.warn({ err: error }, "a WebSocket could not be opened");
      extra.socket.close(TRY_AGAIN_LATER, "Try again later");
      return false;
    }
  };
}

function handlers(parts: WebSocketParts, watch: VisitorWatch, open: OpenSockets): ServerOptions<Sent, Extra> {
  const { schema, orm, feed, thresholdFeed, alertFeed, settings, clock, logger } = parts;
  const texts = new AnswerTexts(logger);
  const gate = new DocumentGate();
  return {
    schema,
    connectionInitWaitTimeout: INIT_WAIT_MS,
    onConnect: letIn(parts, watch, open),
    onClose: ({ extra }) => watch.remove(extra.socket),
    onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS) {
        return [new GraphQLError(`At most ${MAX_SUBSCRIPTIONS} subscriptions are answered over one WebSocket.`)];
      }
      try {
        if (!(await watch.check(extra.socket))) return [new GraphQLError("Sign in or send an API key.")];
        return readSubscription({ schema, gate }, payload);
      } catch (error) {
        return [new GraphQLError("", { originalError: error instanceof Error ? error : new Error(String(error)) })];
      }
    },
    context: ({ extra: { viewer = null } }) =>
      new SubscriptionContext({ em: orm.em.fork(), viewer, clock, feed, thresholdFeed, alertFeed, settings }),
    subscribe: new SharedExecutions().subscribe,
    onOperation: ({ extra: { socket } }, id, _payload, _args, answers) => {
      if (!(Symbol.asyncIterator in answers)) return; // refused
      return deliverAnswers(answers, { socket, id, textOf: (answer) => texts.textOf(answer) });
    },
    onError: (_context, _id, _payload, errors) => errors.map((error) => texts.readableError(error)),
    onNext: (_context, _id, _payload, _args, answer) => texts.readable(answer),
  };
}
