import { isFields } from "./calls/fields.js";
import type { CallStart } from "./calls/open-call.js";
import type { Tokenledger } from "./tokenledger.js";
import { innerObject } from "./wrappers/inner-object.js";
import { type ClonableClient, meterClone } from "./wrappers/meter-clone.js";
import { meterMethod } from "./wrappers/meter-method.js";
import type { MeteringDefaults } from "./wrappers/metering-defaults.js";
import { modelName } from "./wrappers/model-name.js";

export type { MeteringDefaults };

/** `Anthropic`, `AnthropicVertex`, … */
export interface AnthropicClient extends ClonableClient {
  readonly messages: object;
}

/** `stream`, `parse`, tool runners and threads end in one of these. */
const METERED = [["messages"], ["beta", "messages"]] as const;

/**
 * The same client, with every message recorded, streams and helpers included, those of `beta`, too. Clients that its
 * `withOptions` makes are metered as well; the given client stays as it is.
 *
 * @throws TypeError for an object that is no client of Anthropic's SDK
 */
export function meterAnthropic<Client extends AnthropicClient>(
  client: Client,
  ledger: Tokenledger,
  defaults: MeteringDefaults = {},
): Client {
  const { provider = "anthropic", ...context } = defaults;
  const start = (body: unknown): CallStart => {
    const { model, system, messages } = isFields(body) ? body : {};
    return {
      provider,
      defaults: context,
      operation: "chat",
      requestedModel: modelName(model),
      prompt: [system, messages],
    };
  };
  return meterClone(client, (clone) => {
    const metered = METERED.map((path) => {
      const owner = innerObject(clone, path);
      return owner !== null && meterMethod(owner, "create", { ledger, method: { start } });
    });
    return metered.includes(true);
  });
}
