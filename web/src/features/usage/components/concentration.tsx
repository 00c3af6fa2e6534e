import { ShareCurve } from "../../../charts/share-curve";
import { useText } from "../../../lib/i18n";
import type { MeterChoice } from "../../../lib/url-grammar";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { UserSpread } from "../api/use-user-spread";
import { tellingPoints } from "../model/telling-points";
import styles from "./concentration.module.css";

interface ConcentrationProps {
  spread: UserSpread;
  meter: MeterChoice;
}

/** What the app users with most make up together, as a curve and as the numbers it is read for. */
export function Concentration({ spread: { curve, users }, meter }: ConcentrationProps) {
  const t = useText();
  const format = useFormat();
  const total = users ?? 0;
  const words = { meter: t(`usage.meter.${meter}`) };
  const textOf = (count: number, share: number) =>
    t("users.curve.point", { ...words, count, shown: format.exact(count), share: format.percent(share) });
  const points = tellingPoints(curve, total);
  const tenth = points.find(({ percent }) => percent === 10) ?? points.at(-1);
  const sentence = tenth === undefined ? "" : textOf(tenth.users, tenth.share);
  return (
    <figure className={cx(styles.figure)}>
      <figcaption>{sentence}</figcaption>
      <ShareCurve
        points={curve.map((point) => ({ x: point.users / total, y: point.share }))}
        sentence={sentence}
        pointText={(index) => {
          const point = curve[index];
          return point === undefined ? "" : textOf(point.users, point.share);
        }}
        axisX={t("users.curve.axisX")}
        axisY={t("users.curve.axisY", words)}
        percent={format.percent}
      />
      <DataTable caption={t("users.curve.table")}>
        <thead>
          <tr>
            <th scope="col">{t("users.curve.top")}</th>
            <th scope="col" className={cx(cell.number)}>
              {t("users.curve.users")}
            </th>
            <th scope="col" className={cx(cell.number)}>
              {t("users.curve.share")}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.percent}>
              <th scope="row">{t("users.curve.topPercent", { percent: format.percent(point.percent / 100) })}</th>
              <td className={cx(cell.number)}>{format.exact(point.users)}</td>
              <td className={cx(cell.number)}>{format.percent(point.share)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </figure>
  );
}
