import type { KeyboardEvent } from "react";

/** Safari ends the composition before the key event, and tells by the old code 229 alone. */
const COMPOSING_KEY_CODE = 229;

export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === COMPOSING_KEY_CODE;
}
