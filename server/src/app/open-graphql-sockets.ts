import { CloseCode, type Disposable, type Server } from "graphql-ws";
import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import type { WebSocket, WebSocketServer } from "ws";
import { reportFault } from "../core/report-fault.js";
import { pingRegularly } from "./ping-regularly.js";
import { sendWhileOpen } from "./send-while-open.js";

const GOING_AWAY = 1001;

/** What hooks of graphql-ws find under `extra`. */
export interface Opened {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

interface GraphqlSocketsParts {
  readonly sockets: WebSocketServer;
  readonly graphql: Server<Opened>;
  readonly pingEveryMs: number;
  readonly logger: Logger;
}

/**
 * Lets graphql-ws speak over WebSockets, as its own `useServer` does, which would write to standard error
 * whatever goes wrong: here a fault of ours goes to the log, and what its client is to blame for is none.
 */
export function openGraphqlSockets({ sockets, graphql, pingEveryMs, logger }: GraphqlSocketsParts): Disposable {
  sockets.on("connection", (socket, request) => {
    // It broke the protocol, and `ws` closes it with the code that says how.
    socket.on("error", (error) => logger.debug({ err: error }, "a WebSocket broke"));
    pingRegularly(socket, pingEveryMs);
    const fail = (error: unknown) => {
      const { message } = reportFault(logger, error, "a message over WebSocket could not be handled");
      socket.close(CloseCode.InternalServerError, message);
    };
    const closed = graphql.opened(
      {
        protocol: socket.protocol,
        send: (message) => sendWhileOpen(socket, message),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) => socket.on("message", (text: Buffer) => void receive(text.toString()).catch(fail)),
      },
      { socket, request },
    );
    socket.once("close", (code, reason) => void closed(code, String(reason)).catch(fail));
  });
  return {
    dispose: async () => {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, "Going away");
      sockets.removeAllListeners();
      await new Promise<void>((resolve, reject) => {
        sockets.close((error) => (error === undefined ? resolve() : reject(error)));
      });
    },
  };
}
