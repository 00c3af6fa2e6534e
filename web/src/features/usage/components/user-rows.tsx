import { NO_USER } from "../../../lib/filters";
import type { MeterChoice } from "../../../lib/url-grammar";
import { useUrlState } from "../../../lib/use-url-state";
import type { RankedUser } from "../api/use-users";
import { NO_EXTRAS, useUserExtras } from "../api/use-user-extras";
import type { Ranked } from "../model/rank-users";
import { UserRow } from "./user-row";

interface UserRowsProps {
  /** At most a page of them. */
  ranked: readonly Ranked<RankedUser>[];
  meter: MeterChoice;
  largestShare: number;
  isNarrow: boolean;
}

/** A page of the ranking, with what is asked of all its rows at once. */
export function UserRows({ ranked, ...row }: UserRowsProps) {
  const { state } = useUrlState();
  const ids = ranked.map(({ row: { key } }) => key).filter((key) => key !== NO_USER);
  const extras = useUserExtras(state, ids);
  return (
    <tbody>
      {ranked.map((user) => (
        <UserRow key={user.row.key} {...user} {...row} extras={extras.get(user.row.key) ?? NO_EXTRAS} />
      ))}
    </tbody>
  );
}
