import type { ReactNode } from "react";
import { toneToken, type SeriesTone } from "./palette";

const SHAPES: Readonly<Record<SeriesTone, ReactNode>> = {
  1: <circle cx="6" cy="6" r="5" />,
  2: <rect x="1.5" y="1.5" width="9" height="9" />,
  3: <path d="M6 1 11.5 11H.5Z" />,
  4: <path d="M6 0 12 6 6 12 0 6Z" />,
  5: <path d="M6 11 .5 1h11Z" />,
  6: <path d="M4 0h4v4h4v4H8v4H4V8H0V4h4Z" />,
  other: <rect y="4.5" width="12" height="3" />,
};

interface SeriesMarkerProps {
  tone: SeriesTone;
  isHollow?: boolean;
}

/** Shape and hue together: a series is never told apart by colour alone. */
export function SeriesMarker({ tone, isHollow = false }: SeriesMarkerProps) {
  const color = `var(${toneToken(tone)})`;
  return (
    <svg
      viewBox="-1 -1 14 14"
      width="12"
      height="12"
      aria-hidden
      fill={isHollow ? "none" : color}
      stroke={color}
      strokeWidth={isHollow ? 1.5 : 0}
      style={{ flex: "none" }}
    >
      {SHAPES[tone]}
    </svg>
  );
}
