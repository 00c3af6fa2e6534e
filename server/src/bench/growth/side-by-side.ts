/** Does the work for each value, so many at a time, begun in their order. */
export async function sideBySide<T>(values: readonly T[], atOnce: number, work: (value: T) => Promise<unknown>) {
  const left = values.values();
  const takeRest = async (): Promise<void> => {
    for (const value of left) await work(value);
  };
  await Promise.all(Array.from({ length: atOnce }, takeRest));
}
