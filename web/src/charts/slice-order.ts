import type { ChartModel, ChartSlice } from "./chart-model";

/** `slice`, `total` or `series:<key>`. */
export interface SliceOrder {
  by: string;
  direction: "ascending" | "descending";
}

export interface OrderedSlice {
  slice: ChartSlice;
  index: number;
}

/** Numbers begin with the largest, time with the earliest; asking again turns around. */
export function nextOrder(order: SliceOrder, by: string): SliceOrder {
  if (order.by === by) return { by, direction: order.direction === "ascending" ? "descending" : "ascending" };
  return { by, direction: by === "slice" ? "ascending" : "descending" };
}

/** Rows of the table; equal values stay in the order of time. */
export function orderSlices({ slices, series }: ChartModel, { by, direction }: SliceOrder): OrderedSlice[] {
  const rows = slices.map((slice, index) => ({ slice, index }));
  const visible = series.filter(({ isHidden }) => !isHidden);
  const valueAt = (index: number): number => {
    if (by === "slice") return index;
    const lines = by === "total" ? visible : visible.filter(({ key }) => by === `series:${key}`);
    return lines.reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
  };
  const sign = direction === "ascending" ? 1 : -1;
  return rows.sort((a, b) => sign * (valueAt(a.index) - valueAt(b.index)));
}
