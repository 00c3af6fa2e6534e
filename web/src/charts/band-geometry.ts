import type { ScatterBand } from "./scatter-model";
import type { PlotArea, SliceBox } from "./slice-geometry";

/** Where a band lies, in pixels of the chart's box; the bands fill the plot from its left to its right. */
export function bandBox(area: PlotArea, bands: readonly ScatterBand[], index: number): SliceBox {
  const band = bands[index];
  if (band === undefined) return { left: area.left, width: 0 };
  const left = pixelOf(band.from, area, bands);
  return { left, width: pixelOf(band.to, area, bands) - left };
}

/** The band under a pointer; null beside the plot. */
export function bandAt(area: PlotArea, bands: readonly ScatterBand[], x: number): number | null {
  if (x < area.left || x > area.right) return null;
  const index = bands.findIndex((band) => x <= pixelOf(band.to, area, bands));
  return index === -1 ? null : index;
}

function pixelOf(value: number, area: PlotArea, bands: readonly ScatterBand[]): number {
  const least = Math.log10(bands[0]?.from ?? 1);
  const most = Math.log10(bands.at(-1)?.to ?? 10);
  return area.left + ((Math.log10(value) - least) / (most - least)) * (area.right - area.left);
}
