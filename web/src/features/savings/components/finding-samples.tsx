import { Link } from "@tanstack/react-router";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import type { UrlSearch } from "../../../lib/url-state";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { FindingSample } from "../api/use-savings-report";
import styles from "./finding-samples.module.css";

interface FindingSamplesProps {
  samples: readonly FindingSample[];
  caption: string;
  /** Of the list of requests that they are among; null on paper, where nothing leads anywhere. */
  search: UrlSearch | null;
  /** They are of several models. */
  hasModels: boolean;
}

/** A few of the requests, by pseudonym. */
export function FindingSamples({ samples, caption, search, hasModels }: FindingSamplesProps) {
  const format = useFormat();
  const language = useLanguage();
  const count = (tokens: number | null) => (tokens === null ? format.unknown : format.exact(tokens));
  return (
    <DataTable caption={caption}>
      <SamplesHead hasModels={hasModels} />
      <tbody>
        {samples.map(({ id, eventId, projectId, time, user, model, inputTokens, outputTokens, cost }) => (
          <tr key={id}>
            <th scope="row">
              {search === null ? (
                format.monthDayClock(time)
              ) : (
                <Link to="/requests/$eventId" params={{ eventId }} search={{ ...search, projectId }} data-return={id}>
                  {format.monthDayClock(time)}
                </Link>
              )}
            </th>
            <td>{user === null ? format.unknown : pseudonymName(user.pseudonym, language)}</td>
            {hasModels ? <td className={cx(styles.wideOnly)}>{model}</td> : null}
            <td className={cx(cell.number, styles.wideOnly)}>{count(inputTokens)}</td>
            <td className={cx(cell.number, styles.wideOnly)}>{count(outputTokens)}</td>
            <td className={cx(cell.number)} title={cost === null ? undefined : format.moneyExact(cost)}>
              {cost === null ? format.unknown : format.moneyRow(cost)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function SamplesHead({ hasModels }: Pick<FindingSamplesProps, "hasModels">) {
  const t = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{t("savings.sample.time")}</th>
        <th scope="col">{t("savings.sample.user")}</th>
        {hasModels ? (
          <th scope="col" className={cx(styles.wideOnly)}>
            {t("savings.sample.model")}
          </th>
        ) : null}
        <th scope="col" className={cx(cell.number, styles.wideOnly)}>
          {t("savings.sample.input")}
        </th>
        <th scope="col" className={cx(cell.number, styles.wideOnly)}>
          {t("savings.sample.output")}
        </th>
        <th scope="col" className={cx(cell.number)}>
          {t("savings.sample.cost")}
        </th>
      </tr>
    </thead>
  );
}
