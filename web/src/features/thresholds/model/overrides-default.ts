interface Watched {
  scope: string;
  meter?: string | null;
  period?: string | null;
  startsOn?: string | null;
  endsOn?: string | null;
}

/** Whether one stands in place of a default in the list, and so below it. */
export function overridesDefault(one: Watched, all: readonly Watched[]): boolean {
  return one.scope === "USER" && all.some((other) => other.scope === "EACH_USER" && watchesTheSame(one, other));
}

/** Of what happens once, on the same days. */
function watchesTheSame(one: Watched, other: Watched): boolean {
  return (
    one.meter === other.meter &&
    one.period === other.period &&
    (one.startsOn ?? null) === (other.startsOn ?? null) &&
    (one.endsOn ?? null) === (other.endsOn ?? null)
  );
}
