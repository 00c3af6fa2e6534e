import { useState } from "react";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useFilterOptions } from "../../../lib/use-filter-options";
import { useFoundAppUsers } from "../../../lib/use-found-app-users";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import { SearchSelect } from "../../../ui/search-select";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import type { FormPart } from "./form-part";
import styles from "./threshold-form.module.css";

/** Which app user, project, key, model or feature. */
export function SubjectField(part: FormPart) {
  switch (part.draft.scope) {
    case "OVERALL":
    case "EACH_USER":
      return null;
    case "USER":
      return <UserField {...part} />;
    case "PROJECT":
    case "KEY":
      return <ChosenField {...part} />;
    case "MODEL":
    case "FEATURE":
      return <NamedField {...part} />;
  }
}

function UserField({ draft, change, errorOf }: FormPart) {
  const t = useText();
  const [search, setSearch] = useState("");
  const language = useLanguage();
  const { found } = useFoundAppUsers(search);
  const options = (found ?? []).map(({ id, pseudonym }) => ({ value: id, label: pseudonymName(pseudonym, language) }));
  const error = errorOf("subject");
  return (
    <div className={cx(styles.labelled)}>
      <span className={cx(styles.label)}>{t("thresholds.form.user")}</span>
      <SearchSelect
        label={t("thresholds.form.user")}
        searchLabel={t("thresholds.form.user.search")}
        text={draft.subject?.label ?? t("thresholds.form.user.choose")}
        value={draft.subject?.key ?? null}
        options={options}
        emptyText={t(search === "" ? "thresholds.form.user.type" : "thresholds.form.user.none")}
        onSearch={setSearch}
        onChange={(key) => {
          const chosen = options.find(({ value }) => value === key);
          if (chosen) change({ subject: { key, label: chosen.label } });
        }}
      />
      {error === null ? null : <p className={cx(form.problem)}>{error}</p>}
    </div>
  );
}

function ChosenField({ draft, change, errorOf }: FormPart) {
  const t = useText();
  const options = useFilterOptions(true);
  const isProject = draft.scope === "PROJECT";
  const choices: readonly { id: string; name: string }[] = (isProject ? options?.projects : options?.apiKeys) ?? [];
  const error = errorOf("subject");
  return (
    <div className={cx(styles.labelled)}>
      <Select
        label={t(isProject ? "thresholds.form.project" : "thresholds.form.key")}
        value={draft.subject?.key ?? ""}
        onChange={(key) => {
          const chosen = choices.find(({ id }) => id === key);
          if (chosen) change({ subject: { key, label: chosen.name } });
        }}
        options={[
          { value: "", label: t("thresholds.form.choose"), isDisabled: true },
          ...choices.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {error === null ? null : <p className={cx(form.problem)}>{error}</p>}
    </div>
  );
}

/** By a name that need not have been recorded yet. */
function NamedField({ draft, change, errorOf }: FormPart) {
  const t = useText();
  const options = useFilterOptions(true);
  const isModel = draft.scope === "MODEL";
  return (
    <TextField
      label={t(isModel ? "thresholds.form.model" : "thresholds.form.feature")}
      value={draft.subject?.key ?? ""}
      onChange={(key) => change({ subject: { key, label: key } })}
      suggestions={(isModel ? options?.models : options?.features) ?? []}
      error={errorOf("subject")}
    />
  );
}
