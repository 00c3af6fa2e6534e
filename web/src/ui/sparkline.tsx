interface SparklineProps {
  /** Equally spaced; any unit. */
  values: readonly number[];
  /** What it shows, in words; leave out where the numbers stand beside it. */
  label?: string;
  width?: number;
  height?: number;
  color?: string;
}

/** A trend without axes. Plain SVG: thirty points do not need a chart library. */
export function Sparkline({ values, label, width = 120, height = 28, color = "var(--series-1)" }: SparklineProps) {
  if (values.length < 2) return null;
  const max = Math.max(...values, 0);
  const step = width / (values.length - 1);
  // One pixel above and below, because half of the stroke would be cut off at the edge.
  const y = (value: number): number => height - 1 - (max === 0 ? 0 : (value / max) * (height - 2));
  const line = values
    .map((value, index) => `${index === 0 ? "M" : "L"}${round(index * step)} ${round(y(value))}`)
    .join("");
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      height={height}
      preserveAspectRatio="none"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <path d={`${line}L${width} ${height}L0 ${height}Z`} fill={color} opacity={0.14} />
      <path d={line} fill="none" stroke={color} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
