const LINE_BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A name that somebody chose, on one line. */
export function oneLine(name: string): string {
  return name.replaceAll(LINE_BREAKS, " ").trim();
}
