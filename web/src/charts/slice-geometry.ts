/** Where the bars are, in pixels of the chart's box. */
export interface PlotArea {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The slice under a pointer; null beside the plot. */
export function sliceAt(area: PlotArea, slices: number, x: number): number | null {
  if (slices === 0 || x < area.left || x > area.right) return null;
  const width = (area.right - area.left) / slices;
  return Math.min(slices - 1, Math.floor((x - area.left) / width));
}

export interface SliceBox {
  left: number;
  width: number;
}

export function sliceBox(area: PlotArea, slices: number, index: number): SliceBox {
  const width = (area.right - area.left) / Math.max(1, slices);
  return { left: area.left + index * width, width };
}

/** The card stands on the roomier side of its slice and never over it. */
export function cardSide(area: PlotArea, box: SliceBox): "left" | "right" {
  return box.left + box.width / 2 > (area.left + area.right) / 2 ? "left" : "right";
}
