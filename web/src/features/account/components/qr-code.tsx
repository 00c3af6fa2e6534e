import { useMemo } from "react";
import { cx } from "../../../ui/class-names";
import { qrPath } from "../model/qr-path";
import styles from "./second-factor.module.css";

/** Dark on light in every theme, because scanners know no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg className={cx(styles.qr)} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  );
}
