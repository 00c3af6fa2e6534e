/** Where somebody was in a list that stands still. */
export interface ListPlace {
  /** Of which list: rows of another one lie elsewhere. */
  asOf: string;
  scrollTop: number;
  /** The row with the tab stop. */
  active: number;
}

export function isListPlace(value: unknown): value is ListPlace {
  return typeof value === "object" && value !== null && "asOf" in value && "scrollTop" in value && "active" in value;
}
