import { cx } from "../../../ui/class-names";
import styles from "./picture.module.css";

/** Of sixty; no data, and nobody should take it for any: it has neither an axis nor a number. */
const BARS = [
  3, 4, 4, 5, 2, 2, 5, 6, 5, 6, 7, 3, 3, 6, 7, 8, 7, 9, 4, 4, 8, 9, 8, 10, 11, 5, 5, 9, 11, 10, 12, 13, 6, 6, 12, 13,
  11, 14, 15, 7, 7, 13, 15, 14, 16, 17, 8, 8, 15, 17, 16, 18, 19, 9, 9, 17, 19, 18, 20, 21,
];
const WIDTH = 16;
const HEIGHT = 22;

/** What the page will look like, behind the doors. */
export function Picture() {
  return (
    <svg
      className={cx(styles.picture)}
      viewBox={`0 0 ${BARS.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {BARS.map((height, place) => (
        <rect key={place} x={place * WIDTH} y={HEIGHT - height} width={WIDTH - 4} height={height} />
      ))}
    </svg>
  );
}
