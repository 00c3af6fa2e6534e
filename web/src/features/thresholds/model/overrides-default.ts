interface Watched {
  scope: string;
  meter?: string | null;
  period?: string | null;
}

/** Whether one stands in place of a default in the list, and so below it. */
export function overridesDefault(one: Watched, all: readonly Watched[]): boolean {
  return (
    one.scope === "USER" &&
    all.some(({ scope, meter, period }) => scope === "EACH_USER" && meter === one.meter && period === one.period)
  );
}
