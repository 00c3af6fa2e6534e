export type Method = (...args: readonly unknown[]) => unknown;

/**
 * Puts another method on one object, in place of its own or its class's; it is listed as little as the former was.
 * The former one always runs on the object itself, so that private fields are found.
 *
 * @returns false when there is no such method
 */
export function replaceMethod(owner: object, name: PropertyKey, replace: (former: Method) => Method): boolean {
  const former: unknown = Reflect.get(owner, name);
  if (typeof former !== "function") return false;
  const value = replace((...args) => Reflect.apply(former, owner, args));
  const enumerable = Object.getOwnPropertyDescriptor(owner, name)?.enumerable ?? false;
  return Reflect.defineProperty(owner, name, { value, enumerable, writable: true, configurable: true });
}
