/** What tells versions of the list that comes with the product apart. */
export interface ListVersion {
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly checkedOn: string;
}

/** Numbers in a source count as numbers: 0.1.10 is newer than 0.1.9. */
const SOURCES = new Intl.Collator("en", { numeric: true });

/** Whether a list is newer than another: by the day it was checked, of the same day by its source. */
export function isNewerList(list: ListVersion, other: ListVersion): boolean {
  if (list.checkedOn !== other.checkedOn) return list.checkedOn > other.checkedOn;
  return SOURCES.compare(list.source, other.source) > 0;
}
