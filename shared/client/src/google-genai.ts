import { isFields } from "./calls/fields.js";
import type { CallStart } from "./calls/open-call.js";
import type { Tokenledger } from "./tokenledger.js";
import { meterMethod } from "./wrappers/meter-method.js";
import type { MeteringDefaults } from "./wrappers/metering-defaults.js";
import { modelName } from "./wrappers/model-name.js";

export type { MeteringDefaults };

/** `GoogleGenAI`, of the Gemini API or of Vertex AI. */
export interface GoogleGenAIClient {
  readonly models: object;
  readonly chats: object;
}

/**
 * One public call may ask several times: for functions that it runs by itself, or for the rest of a long answer. Each
 * time is billed and goes through the inner method; versions without one are metered at the door.
 */
const METERED = [
  { names: ["generateContentInternal", "generateContent"], operation: "chat" },
  { names: ["generateContentStreamInternal", "generateContentStream"], operation: "chat" },
  { names: ["embedContentInternal", "embedContent"], operation: "embeddings" },
] as const;

/** Metered client → the client behind it: one that is metered again is not metered twice. */
const clients = new WeakMap<object, object>();

/**
 * The same client, with every content that it generates and embeds recorded, streams and chats included. The given
 * client stays as it is.
 *
 * @throws TypeError for an object that is no client of Google's SDK
 */
export function meterGoogleGenAI<Client extends GoogleGenAIClient>(
  ai: Client,
  ledger: Tokenledger,
  defaults: MeteringDefaults = {},
): Client {
  const client = behind(ai);
  const { provider = "google", ...context } = defaults;
  const models = remake(client.models, [Reflect.get(client.models, "apiClient")]);
  for (const { names, operation } of METERED) {
    const method = {
      start: (params: unknown): CallStart => ({ provider, defaults: context, operation, ...describe(params) }),
    };
    const isMetered = names.some((name) => meterMethod(models, name, { ledger, method }));
    if (!isMetered) throw new TypeError(`This client cannot be metered: it has no ${names[1]}.`);
  }
  const chats = remake(client.chats, [models, Reflect.get(client.chats, "apiClient")]);
  const own: Readonly<Record<PropertyKey, unknown>> = { models, chats };
  const metered: Client = new Proxy(client, {
    // Getters of the client run on the client itself.
    get: (target, name) => (Object.hasOwn(own, name) ? own[name] : Reflect.get(target, name)),
  });
  clients.set(metered, client);
  return metered;
}

function behind<Client extends object>(ai: Client): Client {
  const client = clients.get(ai);
  return client !== undefined && isLike(client, ai) ? client : ai;
}

function isLike<Client extends object>(value: object, client: Client): value is Client {
  return Object.getPrototypeOf(value) === Object.getPrototypeOf(client);
}

/** Another one of the same class, because its methods are bound to the object that they were made for. */
function remake(module: object, args: readonly unknown[]): object {
  const made: unknown = Reflect.construct(module.constructor, args);
  if (typeof made !== "object" || made === null) throw new TypeError("This client cannot be metered.");
  return made;
}

function describe(params: unknown): Pick<CallStart, "requestedModel" | "prompt"> {
  const { model, contents, content, config } = isFields(params) ? params : {};
  const system = isFields(config) ? config["systemInstruction"] : undefined;
  return { requestedModel: shortName(modelName(model)), prompt: [system, contents ?? content] };
}

/** `models/gemini-2.5-flash` and `publishers/google/models/gemini-2.5-flash` are known by their last part. */
const shortName = (model: string): string => model.slice(model.lastIndexOf("/") + 1);
