import { type Method, replaceMethod } from "./replace-method.js";

/** A client of OpenAI or of Anthropic, of any version that has clones with other options. */
export interface ClonableClient {
  readonly withOptions: (options: never) => object;
}

/** `withOptions` of metered clients as their class has it: a client that is metered again is not metered twice. */
const formerWithOptions = new WeakMap<object, Method>();

/**
 * A clone of the client whose calls are metered; the client itself stays as it is. It is a real instance of the same
 * class, so that helpers, private fields and `instanceof` work, and what helpers call within it is metered as well.
 *
 * @param meter replaces methods of a fresh clone
 * @throws TypeError for an object that is no such client
 */
export function meterClone<Client extends ClonableClient>(client: Client, meter: (clone: object) => boolean): Client {
  const clone = dress(withOptionsOf(client)({}), meter);
  if (isLike(clone, client)) return clone;
  throw new TypeError("This client cannot be metered: its withOptions makes no client of the same class.");
}

function withOptionsOf(client: ClonableClient): Method {
  const former = formerWithOptions.get(client);
  if (former !== undefined) return former;
  const withOptions: unknown = client.withOptions;
  if (typeof withOptions !== "function") throw new TypeError("This client cannot be metered: it has no withOptions.");
  return (options) => Reflect.apply(withOptions, client, [options]);
}

function dress(clone: unknown, meter: (clone: object) => boolean): unknown {
  if (typeof clone !== "object" || clone === null) return clone;
  if (!meter(clone)) throw new TypeError("This client cannot be metered: it has none of the methods that are.");
  replaceMethod(clone, "withOptions", (former) => {
    formerWithOptions.set(clone, former);
    return (...args) => dress(former(...args), meter);
  });
  return clone;
}

function isLike<Client extends object>(value: unknown, client: Client): value is Client {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.getPrototypeOf(client);
}
