/** Whether JSON has at most so many levels of objects and lists within each other; a number has none. */
export function isAtMostDeep(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((child) => isAtMostDeep(child, levels - 1));
}
