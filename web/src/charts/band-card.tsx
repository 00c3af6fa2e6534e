import { cx } from "../ui/class-names";
import { NameText } from "../ui/name-text";
import { bandBox } from "./band-geometry";
import type { ScatterModel, ScatterSeries } from "./scatter-model";
import { SeriesMarker } from "./series-marker";
import styles from "./slice-card.module.css";
import { cardSide, type PlotArea } from "./slice-geometry";

/** Visible series that have something in the band, slowest first. */
function seriesInBand({ series }: ScatterModel, index: number): ScatterSeries[] {
  const some = series.filter(({ isHidden, bandValues }) => !isHidden && (bandValues[index] ?? null) !== null);
  return some.sort((a, b) => (b.bandValues[index] ?? 0) - (a.bandValues[index] ?? 0));
}

/** One band for the ear. */
export function bandReadout(model: ScatterModel, index: number): string {
  const band = model.bands[index];
  if (band === undefined) return "";
  const lines = seriesInBand(model, index).map(
    (one) => `${one.label} ${one.bandTexts[index]}, ${one.bandCounts[index]}`,
  );
  return [`${model.xLabel} ${band.name}`, ...lines].join("; ");
}

interface BandCardProps {
  model: ScatterModel;
  index: number;
  area: PlotArea;
}

/** What the series take in one band, beside it. */
export function BandCard({ model, index, area }: BandCardProps) {
  const band = model.bands[index];
  if (band === undefined) return null;
  const box = bandBox(area, model.bands, index);
  const isRight = cardSide(area, box) === "right";
  const style = isRight ? { left: box.left + box.width + 8 } : { right: `calc(100% - ${box.left - 8}px)` };
  return (
    <div className={cx(styles.card)} style={{ ...style, top: area.top }}>
      <p className={cx(styles.title)}>
        {model.xLabel} {band.name}
      </p>
      <ul className={cx(styles.list)}>
        {seriesInBand(model, index).map(({ key, label, tone, bandTexts, bandCounts }) => (
          <li key={key}>
            <SeriesMarker tone={tone} />
            <span className={cx(styles.label)}>
              <NameText name={label} />
            </span>
            <span className={cx(styles.value)}>{bandTexts[index]}</span>
            <span className={cx(styles.share)}>{bandCounts[index]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
