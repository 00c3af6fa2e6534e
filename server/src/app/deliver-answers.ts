import type { WebSocket } from "ws";
import type { Answer } from "./answer-texts.js";
import { sendWhileOpen } from "./send-while-open.js";

interface Delivery {
  readonly socket: WebSocket;
  /** Of the subscription, as the client named it. */
  readonly id: string;
  /** The JSON of an answer. */
  readonly textOf: (answer: Answer) => string;
}

/**
 * Sends the answers of a subscription as messages of graphql-transport-ws, one after the other: the next
 * one is asked for once the socket took the last. To graphql-ws, which would make the JSON anew for each
 * subscriber, it looks like a subscription that has nothing to say until it ends.
 */
export function deliverAnswers(
  answers: AsyncIterable<Answer>,
  { socket, id, textOf }: Delivery,
): AsyncIterableIterator<never> {
  const pending = answers[Symbol.asyncIterator]();
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  return {
    next: async () => {
      try {
        for (;;) {
          const { done, value } = await pending.next();
          if (done === true) return { done, value: undefined };
          await sendWhileOpen(socket, `${head}${textOf(value)}}`);
        }
      } catch (error) {
        await pending.return?.(); // nobody asks again after a fault
        throw error;
      }
    },
    return: async () => {
      await pending.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
