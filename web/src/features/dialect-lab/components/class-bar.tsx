import type { TokenClass } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { classShares } from "../model/class-shares";
import styles from "./lab.module.css";

/** Six hues, then the one for the rest; the table beside the bar names them. */
const HUES = 6;

function hueOf(index: number): string {
  return index < HUES ? `var(--series-${index + 1})` : "var(--series-other)";
}

/** The disjoint classes as one bar, and as a table with the same hues. */
export function ClassBar({ counts }: { counts: readonly { tokenClass: TokenClass; count: number }[] }) {
  const t = useText();
  const format = useFormat();
  const shares = classShares(counts);
  return (
    <>
      <div className={cx(styles.bar)} aria-hidden>
        {shares.map(({ tokenClass, share }, index) => (
          <span key={tokenClass} style={{ flexGrow: share, background: hueOf(index) }} />
        ))}
      </div>
      <DataTable caption={t("lab.classes")}>
        <thead>
          <tr>
            <th scope="col">{t("lab.class")}</th>
            <th scope="col" className={cx(cell.number)}>
              {t("lab.tokens")}
            </th>
            <th scope="col" className={cx(cell.number)}>
              {t("lab.share")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ tokenClass, count, share }, index) => (
            <tr key={tokenClass}>
              <th scope="row">
                <span className={cx(styles.swatch)} style={{ background: hueOf(index) }} aria-hidden />
                {t(`cost.class.${tokenClass}`)}
              </th>
              <td className={cx(cell.number)}>{format.exact(count)}</td>
              <td className={cx(cell.number)}>{format.percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
