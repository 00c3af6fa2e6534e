/** Which series are hidden when one is shown alone; asking for the one that already is alone shows all again. */
export function hiddenAfterIsolating(key: string, keys: readonly string[], hidden: readonly string[]): string[] {
  const others = keys.filter((one) => one !== key);
  const isAlone = others.every((other) => hidden.includes(other)) && !hidden.includes(key);
  return isAlone ? [] : others;
}
