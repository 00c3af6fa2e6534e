import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import { MAX_BODY_BYTES } from "@tokenledger/model/limits";
import express, { type ErrorRequestHandler, type Express } from "express";
import type { Disposable } from "graphql-ws";
import type { Server } from "node:http";
import type { RequestContext } from "../access/request-context.js";
import type { Container } from "./container.js";
import { formatError } from "./format-error.js";
import { isSameOrigin } from "./same-origin.js";

const PATH = "/graphql";

interface GraphqlParts {
  readonly app: Express;
  readonly server: Server;
  readonly sockets: Disposable;
  readonly container: Container;
}

/** GraphQL over HTTP. Stopping drains: what runs finishes, WebSockets are closed first. */
export async function startGraphql({ app, server, sockets, container }: GraphqlParts) {
  const { schema, orm, viewers, clock, logger } = container;
  const apollo = new ApolloServer<RequestContext>({
    schema,
    csrfPrevention: true,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    // We stop it ourselves, in order; its own listener made every stop wait for its deadline.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, logger),
    plugins: [
      { serverWillStart: () => Promise.resolve({ drainServer: async () => sockets.dispose() }) },
      ApolloServerPluginDrainHttpServer({ httpServer: server }),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  app.use(
    PATH,
    refuseForeignOrigin,
    express.json({ limit: MAX_BODY_BYTES }),
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const em = orm.em.fork();
        return { em, viewer: await viewers.find(em, req.headers), clock, http: { req, res } };
      },
    }),
    refuseMalformedBody,
  );
  return apollo;
}

/** The cookie goes along from anywhere on the same site: only our own pages may use it. */
const refuseForeignOrigin: express.RequestHandler = (req, res, next) => {
  if (isSameOrigin(req)) next();
  else res.status(403).json(errorBody("FORBIDDEN", "This origin may not call the API."));
};

const refuseMalformedBody: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : null;
  if (status === 413) res.status(413).json(errorBody("BAD_INPUT", `The body is larger than ${MAX_BODY_BYTES} bytes.`));
  else if (status === 400) res.status(400).json(errorBody("BAD_INPUT", "The body is not valid JSON."));
  else if (status === 415) res.status(415).json(errorBody("BAD_INPUT", "This content encoding is not supported."));
  else next(error);
};

function errorBody(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}
