import { useState } from "react";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { SearchSelect } from "../../../ui/search-select";
import { useFoundAppUsers } from "../../../lib/use-found-app-users";

/** To an app user by a part of the pseudonym, in either language, or by id. */
export function AppUserSearch({ onChoose }: { onChoose: (id: string) => void }) {
  const t = useText();
  const language = useLanguage();
  const [search, setSearch] = useState("");
  const { found, fault } = useFoundAppUsers(search.trim());
  const emptyText = (): string => {
    if (search.trim() === "") return t("appUsers.search.how");
    if (fault !== null) return t(fault.kind === "bad-input" ? "appUsers.search.none" : `ui.fault.${fault.kind}`);
    return t(found === null ? "appUsers.search.looking" : "appUsers.search.none");
  };
  return (
    <SearchSelect
      label={t("appUsers.search")}
      searchLabel={t("appUsers.search.placeholder")}
      text={t("appUsers.search")}
      value={null}
      options={(found ?? []).map(({ id, pseudonym, erasedAt }) => ({
        value: id,
        label: pseudonymName(pseudonym, language),
        hint: erasedAt == null ? id : t("appUsers.search.erased", { id }),
      }))}
      emptyText={emptyText()}
      onSearch={setSearch}
      onChange={onChoose}
    />
  );
}
