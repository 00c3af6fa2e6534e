import { useState } from "react";
import { readPreference, writePreference } from "../../../lib/preference";
import type { Density } from "../../../lib/url-grammar";
import { useUrlState } from "../../../lib/use-url-state";
import { chosenColumns, chosenDensity, formatWidths, readWidths, withinWidth } from "../model/request-view";
import { REQUEST_COLUMNS, type RequestColumn } from "./request-columns";

export interface RequestView {
  columns: readonly RequestColumn[];
  density: Density;
  /** In pixels. */
  widthOf: (key: string) => number;
  resize: (key: string, px: number) => void;
  choose: (keys: readonly string[]) => void;
  setDensity: (density: Density) => void;
}

const KEYS = REQUEST_COLUMNS.map(({ key }) => key);
const COLUMNS = "requests.columns";
const DENSITY = "requests.density";
const WIDTHS = "requests.widths";
const TIME_PX = 172;

/** Columns and row height: a link's, else as last chosen here. Widths are of this screen, and stay on it. */
export function useRequestView(): RequestView {
  const { state, set } = useUrlState();
  const [widths, setWidths] = useState(() => readWidths(readPreference(WIDTHS), ["time", ...KEYS]));
  const shown = chosenColumns(KEYS, { cols: state.cols, kept: readPreference(COLUMNS) });
  return {
    columns: REQUEST_COLUMNS.filter(({ key }) => shown.includes(key)),
    density: chosenDensity(state.density, readPreference(DENSITY)),
    widthOf: (key) => widths.get(key) ?? REQUEST_COLUMNS.find((column) => column.key === key)?.width ?? TIME_PX,
    resize: (key, px) => {
      const next = new Map(widths).set(key, withinWidth(px));
      writePreference(WIDTHS, formatWidths(next));
      setWidths(next);
    },
    choose: (keys) => {
      writePreference(COLUMNS, keys.join(","));
      set({ cols: keys }, { replace: true });
    },
    setDensity: (density) => {
      writePreference(DENSITY, density);
      set({ density }, { replace: true });
    },
  };
}
