import { useNavigate } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { NO_USER, withValues } from "../../../lib/filters";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import type { MeterChoice } from "../../../lib/url-grammar";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { costKnowledge } from "../../../cost/known-cost";
import { cx } from "../../../ui/class-names";
import { CopyButton } from "../../../ui/copy-button";
import cell from "../../../ui/data-table.module.css";
import { InlineBar } from "../../../ui/inline-bar";
import type { RankedUser } from "../api/use-users";
import { isNarrow } from "../model/narrow-columns";
import { AppUserLink } from "./app-user-link";
import { RequestsLink } from "./requests-link";
import { FIGURE_COLUMNS, type Figures } from "./user-columns";
import styles from "./users-table.module.css";

interface UserRowProps {
  row: RankedUser;
  rank: number | null;
  meter: MeterChoice;
  /** Of the largest: bars are drawn against it. */
  largestShare: number;
}

/** One app user; the whole row leads to their page. Requests without one lead to their list. */
export function UserRow({ row, rank, meter, largestShare }: UserRowProps) {
  const format = useFormat();
  const open = useOpenUser(row.key);
  return (
    <tr className={cx(rank !== null && styles.row)} {...(rank === null ? {} : { onClick: open })}>
      <td className={cx(cell.number, styles.rank)}>{rank === null ? format.unknown : format.exact(rank)}</td>
      <th scope="row">{rank === null ? <Nobody /> : <Name id={row.key} pseudonym={row.label} />}</th>
      <FigureCells of={row} meter={meter} />
      <ShareCell row={row} meter={meter} largestShare={largestShare} />
    </tr>
  );
}

/** Its figures, whoever it is of. */
export function FigureCells({ of, meter }: { of: Figures; meter: MeterChoice }) {
  const context = { t: useText(), format: useFormat() };
  return FIGURE_COLUMNS.map(({ key, cell: figure }) => (
    <td key={key} className={cx(cell.number, !isNarrow(key, meter) && styles.wide)}>
      {figure(of, context)}
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

function Name({ id, pseudonym }: { id: string; pseudonym: string }) {
  const t = useText();
  const name = pseudonymName(pseudonym, useLanguage());
  return (
    <span className={cx(styles.name)}>
      <AppUserLink user={{ id, pseudonym }} />
      <span className={cx(styles.copy)}>
        <CopyButton text={name} label={t("usage.users.copy", { name })} excludeFromTabOrder />
      </span>
    </span>
  );
}

/** Requests that say nothing of a user: how to have them say it, and which they are. */
function Nobody() {
  const t = useText();
  const { filters } = useUrlState().state;
  return (
    <span className={cx(styles.nobody)}>
      <RequestsLink patch={{ filters: withValues(filters, "user", { is: [NO_USER], not: [] }) }}>
        {t("usage.user.none")}
      </RequestsLink>
      <small>{t("usage.users.sendId")}</small>
    </span>
  );
}

function ShareCell({ row: { share, coverage }, meter, largestShare }: Omit<UserRowProps, "rank">) {
  const format = useFormat();
  const known = meter === "cost" && costKnowledge(coverage) === "unknown" ? null : share;
  return (
    <td className={cx(styles.share, styles.wide)}>
      <InlineBar share={known === null || largestShare === 0 ? null : known / largestShare} />
      <span className={cx(styles.percent)}>{known === null ? format.unknown : format.percent(known)}</span>
    </td>
  );
}
