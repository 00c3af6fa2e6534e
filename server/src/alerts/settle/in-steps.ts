/** Alerts that one statement changes: whoever acts on one of them waits for so many at most. */
export const STEP = 1_000;

/**
 * Repeats a statement that changes at most `STEP` alerts until it changes fewer.
 *
 * @returns how many it changed
 */
export async function inSteps(change: () => Promise<{ readonly rowCount: number | null }>): Promise<number> {
  let changed = 0;
  for (;;) {
    const { rowCount } = await change();
    changed += rowCount ?? 0;
    if ((rowCount ?? 0) < STEP) return changed;
  }
}
