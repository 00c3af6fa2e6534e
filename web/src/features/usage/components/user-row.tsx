import { useNavigate } from "@tanstack/react-router";
import { useId, useState, type MouseEvent } from "react";
import { withValues } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import type { MeterChoice } from "../../../lib/url-grammar";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useUrlState } from "../../../lib/use-url-state";
import { useFormat } from "../../../lib/use-format";
import { costKnowledge } from "../../../cost/known-cost";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import { InlineBar } from "../../../ui/inline-bar";
import { Sparkline } from "../../../ui/sparkline";
import type { UserExtras } from "../api/use-user-extras";
import type { RankedUser } from "../api/use-users";
import { isNarrow as isNarrowColumn } from "../model/narrow-columns";
import type { Ranked } from "../model/rank-users";
import { LastSeen } from "./last-seen";
import { RequestsLink } from "./requests-link";
import { RankChangeMark } from "./rank-change-mark";
import { FIGURE_COLUMNS, type Figures } from "./user-columns";
import { UserFigures } from "./user-figures";
import { Nobody, UserName } from "./user-name";
import styles from "./users-table.module.css";

interface UserRowProps extends Ranked<RankedUser> {
  meter: MeterChoice;
  /** Of the largest: bars are drawn against it. */
  largestShare: number;
  extras: UserExtras;
  /** Most figures stand below the row, once it is opened. */
  isNarrow: boolean;
}

/** One app user; the whole row leads to their page. Requests without one lead to their list. */
export function UserRow({ row, rank, before, meter, largestShare, extras, isNarrow }: UserRowProps) {
  const format = useFormat();
  const open = useOpenUser(row.key);
  const moreId = useId();
  const [isExpanded, setExpanded] = useState(false);
  const expander = isNarrow ? { isExpanded, moreId, onToggle: () => setExpanded(!isExpanded) } : null;
  return (
    <>
      <tr className={cx(rank !== null && styles.row)} {...(rank === null ? {} : { onClick: open })}>
        <td className={cx(cell.number, styles.rank)}>{rank === null ? format.unknown : format.exact(rank)}</td>
        <td className={cx(styles.moved, styles.wide)}>
          {rank === null ? null : <RankChangeMark rank={rank} before={before} />}
        </td>
        <th scope="row">
          {rank === null ? (
            <Nobody expander={expander} />
          ) : (
            <UserName id={row.key} pseudonym={row.label} expander={expander} />
          )}
        </th>
        <FigureCells of={row} meter={meter} requestsOf={row.key} />
        <ShareCell row={row} meter={meter} largestShare={largestShare} />
        <td className={cx(styles.main, styles.wide)} title={[extras.model, extras.feature].join("\n")}>
          {extras.model}
          {extras.feature === null ? null : <small>{extras.feature}</small>}
        </td>
        <td className={cx(styles.seen, styles.wide)}>{rank === null ? null : <LastSeen at={extras.lastSeenAt} />}</td>
        <td className={cx(styles.trend, styles.wide)}>
          {extras.trend === null ? null : <Sparkline values={extras.trend} height={20} />}
        </td>
      </tr>
      {isNarrow && isExpanded ? <UserFigures id={moreId} of={row} meter={meter} extras={extras} /> : null}
    </>
  );
}

interface FigureCellsProps {
  of: Figures;
  meter: MeterChoice;
  /** Whose requests their number leads to; without it, to none. */
  requestsOf?: string;
}

/** Its figures, whoever it is of. */
export function FigureCells({ of, meter, requestsOf }: FigureCellsProps) {
  const context = { t: useText(), format: useFormat() };
  const { filters } = useUrlState().state;
  return FIGURE_COLUMNS.map(({ key, cell: figure }) => (
    <td
      key={key}
      className={cx(
        cell.number,
        key === "tokens" && meter !== "tokens" && styles.roomy,
        !isNarrowColumn(key, meter) && styles.wide,
      )}
    >
      {key === "requests" && requestsOf !== undefined ? (
        <RequestsLink
          className={cx(styles.requests)}
          patch={{ filters: withValues(filters, "user", { is: [requestsOf], not: [] }) }}
        >
          {figure(of, context)}
        </RequestsLink>
      ) : (
        figure(of, context)
      )}
    </td>
  ));
}

/** What has its own act, such as copying, does not also open the page. */
function useOpenUser(id: string): (event: MouseEvent) => void {
  const navigate = useNavigate();
  const search = useCarriedSearch();
  return ({ target }) => {
    const hasOwnAct = target instanceof Element && target.closest("a, button") !== null;
    if (!hasOwnAct) void navigate({ to: "/users/$id", params: { id }, search });
  };
}

function ShareCell({
  row: { share, coverage },
  meter,
  largestShare,
}: Pick<UserRowProps, "row" | "meter" | "largestShare">) {
  const format = useFormat();
  const known = meter === "cost" && costKnowledge(coverage) === "unknown" ? null : share;
  return (
    <td className={cx(styles.share, styles.wide)}>
      <InlineBar share={known === null || largestShare === 0 ? null : known / largestShare} />
      <span className={cx(styles.percent)}>{known === null ? format.unknown : format.percentAligned(known)}</span>
    </td>
  );
}
