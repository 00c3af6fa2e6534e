import type { Pool } from "pg";
import { ChannelSeal } from "../alerts/channels/channel-seal.js";
import { ChannelSenders } from "../alerts/channels/channel-senders.js";
import type { ChannelParts } from "../alerts/channels/channel-parts.js";
import { TargetGuard } from "../alerts/channels/guard/target-guard.js";
import type { IdentityKeys } from "../appusers/identity-keys.js";
import type { Clock } from "../core/clock.js";
import type { Mailer } from "../core/mailer.js";
import type { Config } from "./config.js";

interface ChannelsParts {
  readonly config: Config;
  readonly secrets: Pick<IdentityKeys, "encryption">;
  readonly mailer: Mailer | null;
  readonly pool: Pool;
  readonly clock: Clock;
}

/** By what ways messages leave the product. */
export function createChannels({ config, secrets, mailer, pool, clock }: ChannelsParts): ChannelParts {
  const seal = new ChannelSeal(secrets.encryption);
  const guard = new TargetGuard({ allowPrivate: config.allowPrivateWebhooks });
  const senders = new ChannelSenders({ mailer, guard, seal, clock });
  return { seal, guard, senders, pool, publicUrl: config.publicUrl, mailConfigured: mailer !== null };
}
