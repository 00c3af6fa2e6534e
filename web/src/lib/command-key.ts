/** Where Control belongs to editing text, as on a Mac, commands are with the Command key. */
const isApple = /mac|iphone|ipad/i.test(navigator.platform);

/** As it stands on the keyboard. */
export const COMMAND_KEYS: readonly string[] = isApple ? ["⌘", "K"] : ["Ctrl", "K"];

/** Of the place of the key: with Hangul switched on, K writes another letter. */
export function isCommandKey(event: KeyboardEvent): boolean {
  const isHeld = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return isHeld && !event.altKey && !event.shiftKey && (event.code === "KeyK" || event.key.toLowerCase() === "k");
}
