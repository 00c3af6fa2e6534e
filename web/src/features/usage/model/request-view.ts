import { DENSITIES, type Density } from "../../../lib/url-grammar";

/** Shown until somebody chooses: as many as fit beside each other. */
export const DEFAULT_COLUMNS = ["user", "feature", "model", "status", "input", "cached", "output", "cost", "duration"];

export const ROW_PX: Readonly<Record<Density, number>> = { compact: 32, regular: 40 };

/** 10 px a step, as far as a column can still be read, and no wider than most screens. */
export const WIDTH_STEP_PX = 10;
export const NARROWEST_PX = 56;
export const WIDEST_PX = 600;

export function withinWidth(px: number): number {
  return Math.round(Math.max(NARROWEST_PX, Math.min(WIDEST_PX, px)));
}

/** Known columns in the table's own order, by the address, else as last chosen; never none. */
export function chosenColumns(
  known: readonly string[],
  { cols, kept }: { cols: readonly string[]; kept: string | null },
): string[] {
  const asked = [cols, kept?.split(",") ?? [], DEFAULT_COLUMNS].find((list) => known.some((key) => list.includes(key)));
  return known.filter((key) => asked?.includes(key));
}

export function chosenDensity(density: Density | null, kept: string | null): Density {
  return density ?? DENSITIES.find((one) => one === kept) ?? "regular";
}

/** `model:176,cost:120`; what is not a width of a known column is left out. */
export function readWidths(text: string | null, known: readonly string[]): Map<string, number> {
  const pairs = (text ?? "").split(",").map((pair) => pair.split(":"));
  return new Map(
    pairs.flatMap(([key = "", px = ""]): [string, number][] =>
      known.includes(key) && /^\d{1,4}$/.test(px) ? [[key, withinWidth(Number(px))]] : [],
    ),
  );
}

export function formatWidths(widths: ReadonlyMap<string, number>): string {
  return [...widths].map(([key, px]) => `${key}:${px}`).join(",");
}
