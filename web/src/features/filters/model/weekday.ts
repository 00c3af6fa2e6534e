const NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** The calendar's name for our day number, 1 = Monday … 7 = Sunday. */
export function toWeekday(number: number): (typeof NAMES)[number] {
  return NAMES[number - 1] ?? "mon";
}
