import { watchedPart, type Watched } from "./watched-part";

/** The same as a page's address says it. */
export function narrowedTo(alert: Watched): Readonly<Record<string, string>> {
  const part = watchedPart(alert);
  return part === null ? {} : { [part[0]]: part[1] };
}
