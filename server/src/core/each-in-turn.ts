import type { Logger } from "pino";

interface Turns {
  /** What the items are, for the log: "report". */
  readonly what: string;
  readonly logger: Logger;
  /** Whether to leave what is left to the next run. */
  readonly isEnding: () => boolean;
}

/**
 * Does something for each, one after another: one that fails is logged and keeps none behind it from its turn.
 *
 * @param act answers how much it did
 * @returns how much was done of all
 * @throws AggregateError once all had their turn, when one failed, so that whoever asked counts as failed
 */
export async function eachInTurn<Item extends { readonly id: number | string }>(
  items: Iterable<Item>,
  { what, logger, isEnding }: Turns,
  act: (item: Item) => Promise<number>,
): Promise<number> {
  const errors: unknown[] = [];
  let done = 0;
  for (const item of items) {
    if (isEnding()) break;
    try {
      done += await act(item);
    } catch (error) {
      logger.error({ err: error, [what]: item.id }, `a ${what} failed; the others have their turn`);
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `of ${what}s, ${errors.length} failed`);
  return done;
}
