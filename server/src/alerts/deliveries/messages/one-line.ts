/** Beside ends of lines what turns the direction of text: models and features are called what programs say. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

/** A name that somebody chose, on one line. */
export function oneLine(name: string): string {
  return name.replaceAll(CONTROL, " ").trim();
}
