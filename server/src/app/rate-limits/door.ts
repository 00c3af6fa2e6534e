import { clientAddresses, type ClientAddresses } from "../client-address.js";
import type { Container } from "../container.js";
import { Doorkeeper } from "./doorkeeper.js";
import { REQUEST_RATES, RequestLimits, type RequestRates } from "./request-limits.js";

/** Who is there, from where, and how often: the same for every way in. */
export interface Door {
  readonly addresses: ClientAddresses;
  readonly keeper: Doorkeeper;
  readonly limits: RequestLimits;
}

export function openDoor(
  { config, viewers, orm }: Pick<Container, "config" | "viewers" | "orm">,
  rates: Partial<RequestRates> = {},
): Door {
  const limits = new RequestLimits({ ...REQUEST_RATES, ...rates });
  const keeper = new Doorkeeper({ viewers, limits, fork: () => orm.em.fork() });
  return { addresses: clientAddresses(config.trustedProxies), keeper, limits };
}
