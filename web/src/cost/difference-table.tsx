import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import { cx } from "../ui/class-names";
import { DataTable } from "../ui/data-table";
import cell from "../ui/data-table.module.css";
import styles from "./difference-table.module.css";
import { knownText, type KnownCosts } from "./known-cost";
import { signedMoney } from "./signed-money";

/** One line of a comparison of costs. */
export interface DifferenceRow {
  key: string;
  name: string;
  /** Null where nobody counts them: with none at all the column is left out. */
  requests: number | null;
  /** Of requests whose cost is known. */
  before: string;
  after: string;
  difference: string;
  known: KnownCosts;
}

interface DifferenceTableProps {
  caption: string;
  /** Heading of the first column. */
  nameLabel: string;
  beforeLabel: string;
  afterLabel: string;
  rows: readonly DifferenceRow[];
  /** From the server, over all there is and not only what is listed. */
  total?: Omit<DifferenceRow, "key" | "name">;
}

/** What costs were and what they become, with the difference signed. */
export function DifferenceTable(props: DifferenceTableProps) {
  const { caption, nameLabel, beforeLabel, afterLabel, rows, total } = props;
  const t = useText();
  const hasRequests = rows.some(({ requests }) => requests !== null);
  return (
    <div className={cx(styles.frame, styles.table)}>
      <DataTable caption={caption}>
        <thead>
          <tr>
            <th scope="col">{nameLabel}</th>
            {hasRequests ? (
              <th scope="col" className={cx(cell.number, styles.wideOnly)}>
                {t("cost.column.requests")}
              </th>
            ) : null}
            <th scope="col" className={cx(cell.number)}>
              {beforeLabel}
            </th>
            <th scope="col" className={cx(cell.number)}>
              {afterLabel}
            </th>
            <th scope="col" className={cx(cell.number)}>
              {t("cost.column.difference")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, ...row }) => (
            <Row key={key} {...row} />
          ))}
        </tbody>
        {total === undefined ? null : (
          <tfoot>
            <Row name={t("cost.column.total")} {...total} />
          </tfoot>
        )}
      </DataTable>
    </div>
  );
}

function Row({ name, requests, before, after, difference, known }: Omit<DifferenceRow, "key">) {
  const t = useText();
  const format = useFormat();
  const rowWords = { money: format.moneyRow, unknown: format.unknown };
  const exactWords = { money: format.moneyExact, unknown: t("cost.unknown") };
  const isUnknown = known.after === "unknown";
  return (
    <tr>
      <th scope="row" className={cx(styles.name)} title={name}>
        {name}
      </th>
      {requests === null ? null : <td className={cx(cell.number, styles.wideOnly)}>{format.exact(requests)}</td>}
      <td className={cx(cell.number)} title={knownText(known.before, before, exactWords)}>
        {knownText(known.before, before, rowWords)}
      </td>
      <td className={cx(cell.number)} title={knownText(known.after, after, exactWords)}>
        {knownText(known.after, after, rowWords)}
      </td>
      <td
        className={cx(cell.number)}
        title={isUnknown ? exactWords.unknown : signedMoney(difference, format.moneyExact)}
      >
        {isUnknown ? format.unknown : signedMoney(difference, format.moneyRow)}
      </td>
    </tr>
  );
}
