import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { ApiKey } from "../api/use-api-keys";
import { KeyActions, type KeyAct } from "./key-actions";
import { KeyLimit } from "./key-limit";
import { KeyState } from "./key-state";
import styles from "./key-table.module.css";
import { LastUse } from "./last-use";
import { RecentRequests } from "./recent-requests";
import { ScopeChips } from "./scope-chips";
import { SecretPrefix } from "./secret-prefix";

export interface KeyRowProps {
  apiKey: ApiKey;
  onAct: (act: KeyAct) => void;
}

export function KeyRow({ apiKey, onAct }: KeyRowProps) {
  const format = useFormat();
  return (
    <tr className={cx(apiKey.state === "REVOKED" && styles.revoked)}>
      <th scope="row" className={cx(styles.name)}>
        {apiKey.name}
        <span className={cx(cell.below)}>{apiKey.project.name}</span>
      </th>
      <td>
        <SecretPrefix apiKey={apiKey} />
      </td>
      <td className={cx(styles.scopes)}>
        <ScopeChips scopes={apiKey.scopes} />
      </td>
      <td>
        <KeyState apiKey={apiKey} />
      </td>
      <td>
        <LastUse apiKey={apiKey} />
      </td>
      <td className={cx(cell.number)}>
        <RecentRequests apiKey={apiKey} />
        <KeyLimit requestsPerMinute={apiKey.requestsPerMinute} />
      </td>
      <td className={cx(styles.wide)}>
        <time dateTime={apiKey.createdAt} title={format.dateTime(apiKey.createdAt)}>
          {format.fullDate(apiKey.createdAt)}
        </time>
        <span className={cx(cell.below, styles.creator)}>{apiKey.createdBy}</span>
      </td>
      <td className={cx(cell.actions)}>
        <KeyActions apiKey={apiKey} onAct={onAct} />
      </td>
    </tr>
  );
}
