import { costText, type MoneyWords } from "../../../cost/known-cost";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { CopyButton } from "../../../ui/copy-button";
import cell from "../../../ui/data-table.module.css";
import type { RetentionMonth } from "../api/use-retention";
import { coverageOf } from "../model/coverage-of";
import { monthState } from "../model/month-bars";
import { monthName } from "../model/month-name";
import { MonthActions } from "./month-actions";
import styles from "./month-row.module.css";
import { StateMark } from "./state-mark";

const DIGITS_SHOWN = 8;

interface MonthRowProps {
  month: RetentionMonth;
  canManage: boolean;
  /** Has the acts that are of all files of the month. */
  isOfMonth: boolean;
  /** A link led to this month. */
  isAskedFor: boolean;
}

/** Rows come later than the page, which can go to no place that is not there. */
function bringIntoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: "center" });
}

export function MonthRow({ month: row, canManage, isOfMonth, isAskedFor }: MonthRowProps) {
  const t = useText();
  const format = useFormat();
  const { month, part, requests, totalTokens, bytes, verifiedAt } = row;
  const name = monthName(month, format);
  const known = (figure: string | null | undefined, words: (figure: string) => string): string =>
    figure == null ? format.unknown : words(figure);
  return (
    <tr {...(isAskedFor ? { ref: bringIntoView, className: cx(styles.asked) } : {})}>
      <th scope="row">
        {name}
        <span className={cx(cell.below)}>
          {part == null ? t("retention.where.database") : t("retention.where.file", { part })}
        </span>
      </th>
      <td>
        <div className={cx(styles.state)}>
          <StateMark state={monthState(row)} />
          <StateNote row={row} />
        </div>
      </td>
      <td className={cx(cell.number)}>{known(requests, format.exact)}</td>
      <td className={cx(cell.number)} title={costOf(row, { money: format.moneyExact, unknown: format.unknown })}>
        {costOf(row, { money: format.moneyCard, unknown: format.unknown })}
      </td>
      <td className={cx(cell.number)}>{known(totalTokens, format.exact)}</td>
      <td className={cx(cell.number)} title={known(bytes, format.exact)}>
        {known(bytes, format.bytes)}
      </td>
      <td>
        {verifiedAt == null ? (
          format.unknown
        ) : (
          <time dateTime={verifiedAt} title={format.dateTime(verifiedAt)}>
            {format.fullDate(verifiedAt)}
          </time>
        )}
        {row.sha256 == null ? null : <Digest sha256={row.sha256} month={name} />}
      </td>
      {canManage ? <td>{row.archivedAt == null ? null : <MonthActions {...{ row, name, isOfMonth }} />}</td> : null}
    </tr>
  );
}

function costOf({ costUsd, requests, unpricedRequests }: RetentionMonth, words: MoneyWords): string {
  if (costUsd == null || requests == null || unpricedRequests == null) return words.unknown;
  return costText({ cost: costUsd, coverage: coverageOf({ requests, unpricedRequests }) }, words);
}

/** Which step comes next, or until when it is back. */
function StateNote({ row: { step, restoredUntil, isRestoring } }: { row: RetentionMonth }) {
  const t = useText();
  const format = useFormat();
  const note =
    step != null
      ? t(`retention.step.${step}`)
      : isRestoring
        ? t("retention.restoring")
        : restoredUntil == null
          ? null
          : t("retention.restoredUntil", { time: format.fullDate(restoredUntil) });
  return note === null ? null : <span className={cx(cell.below)}>{note}</span>;
}

function Digest({ sha256, month }: { sha256: string; month: string }) {
  const t = useText();
  return (
    <span className={cx(styles.digest)}>
      <code title={sha256}>{sha256.slice(0, DIGITS_SHOWN)}…</code>
      <CopyButton text={sha256} label={t("retention.sha256.copy", { month })} />
    </span>
  );
}
