import { isFields } from "./calls/fields.js";
import type { CallStart } from "./calls/open-call.js";
import type { Tokenledger } from "./tokenledger.js";
import { innerObject } from "./wrappers/inner-object.js";
import { type ClonableClient, meterClone } from "./wrappers/meter-clone.js";
import { type MeteredMethod, meterMethod } from "./wrappers/meter-method.js";
import type { MeteringDefaults } from "./wrappers/metering-defaults.js";
import { modelName } from "./wrappers/model-name.js";
import { providerOf } from "./wrappers/provider-of.js";
import { askForUsage } from "./wrappers/usage-for-us.js";

export type { MeteringDefaults };

export interface OpenAIMeteringDefaults extends MeteringDefaults {
  /** False for a server that refuses `stream_options`: streams of chat completions are then without usage. */
  readonly includeUsage?: boolean;
}

/** `OpenAI`, `AzureOpenAI`, … */
export interface OpenAIClient extends ClonableClient {
  readonly chat: object;
  readonly embeddings: object;
}

interface Metered {
  readonly path: readonly string[];
  readonly name: string;
  readonly operation: string;
  readonly prompt: readonly string[];
  /** Whether a stream has to be asked for its usage. */
  readonly asksForUsage?: true;
}

/** Helpers such as `parse`, `stream` and `runTools` end in one of these. */
const METERED: readonly Metered[] = [
  { path: ["chat", "completions"], name: "create", operation: "chat", prompt: ["messages"], asksForUsage: true },
  { path: ["completions"], name: "create", operation: "completion", prompt: ["prompt"], asksForUsage: true },
  { path: ["responses"], name: "create", operation: "chat", prompt: ["instructions", "input"] },
  { path: ["responses"], name: "compact", operation: "compaction", prompt: ["instructions", "input"] },
  { path: ["embeddings"], name: "create", operation: "embeddings", prompt: ["input"] },
];

/**
 * The same client, with every chat completion, response and embedding recorded, streams and helpers included. Clients
 * that its `withOptions` makes are metered, too; the given client stays as it is.
 *
 * @throws TypeError for an object that is no client of OpenAI's SDK
 */
export function meterOpenAI<Client extends OpenAIClient>(
  client: Client,
  ledger: Tokenledger,
  defaults: OpenAIMeteringDefaults = {},
): Client {
  const { provider, includeUsage = true, ...context } = defaults;
  return meterClone(client, (clone) => {
    const whose = provider ?? providerOf(Reflect.get(clone, "baseURL")) ?? "openai";
    const metered = METERED.map((planned) => {
      const owner = innerObject(clone, planned.path);
      const start = (body: unknown): CallStart => ({ provider: whose, defaults: context, ...describe(body, planned) });
      const method: MeteredMethod = planned.asksForUsage && includeUsage ? { start, ask: askForUsage } : { start };
      return owner !== null && meterMethod(owner, planned.name, { ledger, method });
    });
    return metered.includes(true);
  });
}

function describe(body: unknown, { operation, prompt }: Metered) {
  const given = isFields(body) ? body : {};
  return { operation, requestedModel: modelName(given["model"]), prompt: prompt.map((name) => given[name]) };
}
