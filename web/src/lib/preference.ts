/** What could not be kept holds until the page is closed. */
const unkept = new Map<string, string | null>();

/** Private windows and blocked storage throw; a preference that cannot be kept is no reason to fail. */
export function readPreference(name: string): string | null {
  const held = unkept.get(name);
  if (held !== undefined) return held;
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** `null` forgets the preference. */
export function writePreference(name: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, value);
    unkept.delete(name);
  } catch {
    unkept.set(name, value);
  }
}
