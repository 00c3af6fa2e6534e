/** By place in the history: which bar somebody looked into from there. Of this tab, until it is closed. */
const left = new Map<string, string>();

export function rememberSlice(place: string, sliceKey: string | null): void {
  if (sliceKey !== null) left.set(place, sliceKey);
}

/** The bar that somebody who comes back to a place left it from; null for a place that nobody left so. */
export function sliceToReturnTo(place: string): string | null {
  return left.get(place) ?? null;
}

/** Once is enough: who leaves the place otherwise does not come back to the bar. */
export function forgetSlice(place: string): void {
  left.delete(place);
}
