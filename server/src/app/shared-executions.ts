import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from "graphql";
import { rightsKey } from "../access/rights-key.js";
import { executionKey } from "./execution-key.js";
import { SubscriptionContext } from "./subscription-context.js";

type MaybePromise<Value> = Value | Promise<Value>;
type Answers = AsyncIterableIterator<ExecutionResult, undefined>;

/**
 * Runs the selection of a subscription once for all subscribers who get the same tick object, ask the
 * same of it and have the same rights; executing it for each of a thousand costs a core.
 *
 * So nothing under a tick may depend on who asks beyond `rightsKey`.
 */
export class SharedExecutions {
  private readonly answers = new WeakMap<object, Map<string, MaybePromise<ExecutionResult>>>();

  /** As `subscribe` of graphql-js. */
  readonly subscribe = async (args: ExecutionArgs): Promise<Answers | ExecutionResult> => {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    const { contextValue } = args;
    // Whose rights are not known shares with nobody.
    if (!(contextValue instanceof SubscriptionContext)) {
      return mapTicks(source, (tick) => execute({ ...args, rootValue: tick }));
    }
    const key = `${rightsKey(contextValue.viewer)} ${executionKey(args)}`;
    return mapTicks(source, (tick) => this.answerTo(tick, key, args));
  };

  private answerTo(tick: unknown, key: string, args: ExecutionArgs): MaybePromise<ExecutionResult> {
    if (typeof tick !== "object" || tick === null) return execute({ ...args, rootValue: tick });
    const answers = this.answers.get(tick) ?? new Map<string, MaybePromise<ExecutionResult>>();
    this.answers.set(tick, answers);
    const answer = answers.get(key) ?? execute({ ...args, rootValue: tick });
    answers.set(key, answer);
    return answer;
  }
}

/** Not a generator: closing must let go of a source that waits, not wait for its next tick. */
function mapTicks(source: AsyncIterable<unknown>, answerTo: (tick: unknown) => MaybePromise<ExecutionResult>): Answers {
  const ticks = source[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { done, value } = await ticks.next();
      return done === true ? { done, value: undefined } : { done: false, value: await answerTo(value) };
    },
    return: async () => {
      await ticks.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
