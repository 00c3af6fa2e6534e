import { ApolloServer } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import compression from "compression";
import type { Express } from "express";
import type { Disposable } from "graphql-ws";
import type { Server } from "node:http";
import type { RequestContext } from "../access/request-context.js";
import { answerUnavailable } from "./answer-unavailable.js";
import type { Container } from "./container.js";
import { operationChecks } from "./documents/operation-checks.js";
import { formatError } from "./format-error.js";
import { GraphqlGuard } from "./graphql-guard.js";
import type { Door } from "./rate-limits/door.js";
import { refuseOtherRequests } from "./refuse-other-requests.js";
import { costlyFieldsOnce, MAX_FAULTS, MAX_TOKENS_OF_RECORDERS } from "./operation-limits.js";

const PATH = "/graphql";
/** What runs longer is cut off: the rest of the ten seconds belongs to jobs and the database. */
const DRAIN_WITHIN_MS = 5_000;

interface GraphqlParts {
  readonly app: Express;
  readonly server: Server;
  readonly sockets: Disposable;
  readonly container: Container;
  readonly door: Door;
}

/** GraphQL over HTTP. Stopping drains: what runs finishes, WebSockets are closed first. */
export async function startGraphql({ app, server, sockets, container, door }: GraphqlParts) {
  const { schema, orm, clock, logger, database } = container;
  const apollo = new ApolloServer<RequestContext>({
    schema,
    csrfPrevention: true,
    introspection: true, // for those whom the guard lets ask
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: MAX_TOKENS_OF_RECORDERS },
    validationRules: [costlyFieldsOnce],
    validationOptions: { maxErrors: MAX_FAULTS },
    executionOptions: { maxCoercionErrors: MAX_FAULTS },
    // We stop it ourselves, in order; its own listener made every stop wait for its deadline.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => {
      database.report(unwrapResolverError(error));
      return formatError(formatted, error, logger);
    },
    plugins: [
      operationChecks(door.limits),
      answerUnavailable,
      { serverWillStart: () => Promise.resolve({ drainServer: async () => sockets.dispose() }) },
      ApolloServerPluginDrainHttpServer({ httpServer: server, stopGracePeriodMillis: DRAIN_WITHIN_MS }),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  const guard = new GraphqlGuard({ ...container, door });
  app.use(
    PATH,
    // A list is a tenth of its size then. What other sites could have repeated beside a secret, they cannot ask for.
    compression(),
    refuseOtherRequests,
    guard.refuseForeignOrigin,
    guard.findViewer,
    guard.readBody,
    guard.checkDocument,
    expressMiddleware(apollo, {
      context: ({ req, res }) =>
        Promise.resolve({
          em: orm.em.fork(),
          viewer: guard.viewerOf(req),
          clock,
          http: { req, res, address: door.addresses.of(req) },
        }),
    }),
    guard.refuse,
  );
  return apollo;
}
