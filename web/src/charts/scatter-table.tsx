import { cx } from "../ui/class-names";
import { DataTable } from "../ui/data-table";
import cell from "../ui/data-table.module.css";
import { NameText } from "../ui/name-text";
import type { ScatterModel } from "./scatter-model";

interface ScatterTableProps {
  model: ScatterModel;
  caption: string;
  maxHeight?: number;
  /** What stands where a series has nothing. */
  unknown: string;
}

/** The means of the dots by band, and how many requests each is of. */
export function ScatterTable({ model, caption, unknown, ...size }: ScatterTableProps) {
  const visible = model.series.filter(({ isHidden }) => !isHidden);
  return (
    <DataTable caption={caption} {...size}>
      <thead>
        <tr>
          <th scope="col">{model.xLabel}</th>
          {visible.map(({ key, label }) => (
            <th key={key} scope="col" className={cx(cell.number)}>
              <NameText name={label} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.bands.map(({ from, name }, band) => (
          <tr key={from}>
            <th scope="row">{name}</th>
            {visible.map(({ key, bandTexts, bandCounts }) => (
              <td key={key} className={cx(cell.number)} title={bandCounts[band] ?? undefined}>
                {bandTexts[band] ?? unknown}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
