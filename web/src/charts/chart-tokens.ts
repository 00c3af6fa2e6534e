import { useMemo, useSyncExternalStore } from "react";
import { THEME_CHANGE } from "../lib/theme";
import { toneToken, type SeriesTone } from "./palette";

/** What a canvas needs of `ui/tokens.css`; it cannot read custom properties itself. */
export interface ChartTokens {
  surface: string;
  grid: string;
  divider: string;
  axisText: string;
  fontFamily: string;
  tones: Readonly<Record<SeriesTone, string>>;
  /** `prefers-contrast: more`: fills become patterns. */
  usePatterns: boolean;
}

const MORE_CONTRAST = "(prefers-contrast: more)";

/** Read again whenever the theme or the wish for contrast changes. */
export function useChartTokens(): ChartTokens {
  const look = useSyncExternalStore(watchLook, currentLook);
  // `look` stands for the style sheet's state, which React cannot see.
  return useMemo(() => readTokens(look), [look]);
}

function watchLook(onChange: () => void): () => void {
  const contrast = window.matchMedia(MORE_CONTRAST);
  window.addEventListener(THEME_CHANGE, onChange);
  contrast.addEventListener("change", onChange);
  return () => {
    window.removeEventListener(THEME_CHANGE, onChange);
    contrast.removeEventListener("change", onChange);
  };
}

function currentLook(): string {
  const contrast = window.matchMedia(MORE_CONTRAST).matches ? "patterns" : "plain";
  return `${document.documentElement.dataset["theme"] ?? "light"} ${contrast}`;
}

function readTokens(look: string): ChartTokens {
  const style = getComputedStyle(document.documentElement);
  const read = (token: string) => style.getPropertyValue(token).trim();
  const tone = (name: SeriesTone) => read(toneToken(name));
  return {
    surface: read("--surface"),
    grid: read("--grid"),
    divider: read("--divider"),
    axisText: read("--text-subtle"),
    fontFamily: read("--font-family"),
    tones: { 1: tone(1), 2: tone(2), 3: tone(3), 4: tone(4), 5: tone(5), 6: tone(6), other: tone("other") },
    usePatterns: look.endsWith("patterns"),
  };
}
