import { isFields } from "./calls/fields.js";
import type { CallStart, OpenCall } from "./calls/open-call.js";
import type { Tokenledger } from "./tokenledger.js";
import { aiSdkModel, aiSdkProvider } from "./wrappers/ai-sdk-provider.js";
import { answerOf, type ModelAnswer } from "./wrappers/ai-sdk-usage.js";
import type { MeteringDefaults } from "./wrappers/metering-defaults.js";
import { openSafely } from "./wrappers/open-safely.js";
import { watchModelStream } from "./wrappers/watch-model-stream.js";

export type { MeteringDefaults };

interface Model {
  readonly provider: string;
  readonly modelId: string;
}

/** For `wrapLanguageModel`, of every version of the AI SDK that has it. */
export interface TokenledgerMiddleware {
  readonly specificationVersion: "v3";
  transformParams<Params extends object>(options: { readonly type: string; readonly params: Params }): Promise<Params>;
  wrapGenerate<Answer extends ModelAnswer>(options: {
    readonly doGenerate: () => PromiseLike<Answer>;
    readonly params: object;
    readonly model: Model;
  }): Promise<Answer>;
  wrapStream<Answer extends { readonly stream: ReadableStream<unknown> }>(options: {
    readonly doStream: () => PromiseLike<Answer>;
    readonly params: object;
    readonly model: Model;
  }): Promise<Answer>;
}

/** For `wrapEmbeddingModel`. */
export interface TokenledgerEmbeddingMiddleware {
  readonly specificationVersion: "v3";
  wrapEmbed<Answer extends ModelAnswer>(options: {
    readonly doEmbed: () => PromiseLike<Answer>;
    readonly params: object;
    readonly model: Model;
  }): Promise<Answer>;
}

/** Records every call that the AI SDK makes to the model: each step of an agent, and each try, is one. */
export function tokenledgerMiddleware(ledger: Tokenledger, defaults: MeteringDefaults = {}): TokenledgerMiddleware {
  const open = opener(ledger, { defaults, operation: "chat", prompt: "prompt" });
  /** Parameters in which we have asked for the provider's own parts, and the host has not. */
  const asked = new WeakSet<object>();
  return {
    specificationVersion: "v3",
    transformParams: async ({ type, params }) => {
      if (type !== "stream" || Reflect.get(params, "includeRawChunks") === true) return params;
      const withRaw = { ...params, includeRawChunks: true };
      asked.add(withRaw);
      return withRaw;
    },
    wrapGenerate: ({ doGenerate, params, model }) => watchCall(open(params, model), doGenerate),
    wrapStream: async ({ doStream, params, model }) => {
      const call = open(params, model);
      const answer = await failing(call, doStream);
      return { ...answer, stream: watchModelStream(answer.stream, { call, hidesRaw: asked.has(params) }) };
    },
  };
}

/** Records every call that the AI SDK makes to an embedding model. */
export function tokenledgerEmbeddingMiddleware(
  ledger: Tokenledger,
  defaults: MeteringDefaults = {},
): TokenledgerEmbeddingMiddleware {
  // The shape of an embedding's usage, `{tokens}`, tells nobody whose it is.
  const open = opener(ledger, { defaults, operation: "embeddings", prompt: "values", dialect: "ai-sdk-5" });
  return {
    specificationVersion: "v3",
    wrapEmbed: ({ doEmbed, params, model }) => watchCall(open(params, model), doEmbed),
  };
}

interface Opening {
  readonly defaults: MeteringDefaults;
  readonly operation: string;
  /** Which parameter is the prompt. */
  readonly prompt: string;
  readonly dialect?: string;
}

function opener(ledger: Tokenledger, { defaults, operation, prompt, dialect }: Opening) {
  const { provider, ...context } = defaults;
  return (params: object, model: Model): OpenCall =>
    openSafely(ledger, (): CallStart => ({
      provider: provider ?? aiSdkProvider(model.provider, model.modelId),
      defaults: context,
      operation,
      ...(dialect === undefined ? {} : { dialect }),
      requestedModel: aiSdkModel(model.provider, model.modelId),
      prompt: isFields(params) ? params[prompt] : undefined,
    }));
}

async function watchCall<Answer extends ModelAnswer>(call: OpenCall, ask: () => PromiseLike<Answer>): Promise<Answer> {
  const answer = await failing(call, ask);
  call.answered(answerOf(answer));
  return answer;
}

async function failing<Answer>(call: OpenCall, ask: () => PromiseLike<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    call.failed(error);
    throw error;
  }
}
