import { useEffect } from "react";
import { readPreference, writePreference } from "./preference";
import { createStore } from "./store";

/** `t`, `[` or a pair such as `g o`. */
export type Shortcuts = Readonly<Record<string, () => void>>;

const PAIR_MS = 1200;
const FIRST_OF_PAIR = "g";

/** Single letters can be in the way of speech input, so they can be switched off (WCAG 2.1.4). */
export const shortcutsEnabled = createStore(readPreference("shortcuts") !== "off");

export function enableShortcuts(enabled: boolean): void {
  writePreference("shortcuts", enabled ? null : "off");
  shortcutsEnabled.set(enabled);
}

/** In the time of events, which begins with the page: nothing was pressed before it. */
let pairStartedAt = Number.NEGATIVE_INFINITY;
/** The key that ended it, which every listener is still told of; the next one is of its own. */
let pairEndedAt = Number.POSITIVE_INFINITY;

/**
 * Runs actions on single letters while nothing editable has the focus and no dialog is open;
 * those `inDialog` belong to the open dialog.
 */
export function useShortcuts(shortcuts: Shortcuts, { inDialog = false }: { inDialog?: boolean } = {}): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!shortcutsEnabled.get() || !isPlainKey(event, inDialog)) return;
      const inPair = event.timeStamp - pairStartedAt < PAIR_MS && event.timeStamp <= pairEndedAt;
      const action = shortcuts[inPair ? `${FIRST_OF_PAIR} ${event.key}` : event.key];
      if (event.key === FIRST_OF_PAIR) {
        pairStartedAt = event.timeStamp;
        pairEndedAt = Number.POSITIVE_INFINITY;
      } else if (inPair) {
        pairEndedAt = event.timeStamp;
      }
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [shortcuts, inDialog]);
}

/** Lists and menus find entries by typing. */
const TYPING =
  "input, textarea, select, [contenteditable], [role=textbox], [role=spinbutton], [role=listbox], [role=menu], [role=alertdialog]";
/** Dialogs keep their keys to themselves. */
const DIALOG = "[role=dialog]";

function isPlainKey(event: KeyboardEvent, inDialog: boolean): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return !inDialog;
  return target.closest(TYPING) === null && isInDialog(target) === inDialog;
}

/** While a dialog is open, a key that nothing has the focus for is the dialog's: what lies behind it must not act. */
function isInDialog(target: HTMLElement): boolean {
  return target.closest(DIALOG) !== null || (target === document.body && document.querySelector(DIALOG) !== null);
}
