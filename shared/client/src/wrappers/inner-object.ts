/** `client.chat.completions`; null where a version of the SDK has no such thing. */
export function innerObject(owner: object, path: readonly string[]): object | null {
  let inner: unknown = owner;
  for (const name of path) inner = typeof inner === "object" && inner !== null ? Reflect.get(inner, name) : null;
  return typeof inner === "object" && inner !== null ? inner : null;
}
