import { readPreference, writePreference } from "./preference";
import { createStore } from "./store";

export const THEME_CHOICES = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Fired on `window` after `data-theme` changed, for those who read tokens by script (canvas). */
export const THEME_CHANGE = "themechange";

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

function storedChoice(): ThemeChoice {
  const stored = readPreference("theme");
  return THEME_CHOICES.find((choice) => choice === stored) ?? "system";
}

export const themeChoice = createStore<ThemeChoice>(storedChoice());

export function chooseTheme(choice: ThemeChoice): void {
  writePreference("theme", choice === "system" ? null : choice);
  themeChoice.set(choice);
  paint();
}

/** Follows the system while the choice is "system". The first paint is done by the script in index.html. */
export function followSystemTheme(): void {
  prefersDark.addEventListener("change", paint);
}

let isHeldLight = false;

/**
 * Light until it is let go, whatever the member or the system chose: for what goes on paper.
 *
 * @returns lets go
 */
export function holdLightTheme(): () => void {
  isHeldLight = true;
  paint();
  return () => {
    isHeldLight = false;
    paint();
  };
}

function paint(): void {
  const choice = isHeldLight ? "light" : themeChoice.get();
  const theme = choice === "system" ? (prefersDark.matches ? "dark" : "light") : choice;
  if (document.documentElement.dataset["theme"] === theme) return;
  document.documentElement.dataset["theme"] = theme;
  window.dispatchEvent(new Event(THEME_CHANGE));
}
