import { useNavigate } from "@tanstack/react-router";
import { UserRound } from "lucide-react";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFoundAppUsers } from "../../../lib/use-found-app-users";
import type { SearchableGroup } from "../model/find-commands";

interface UserCommands {
  group: SearchableGroup;
  /** They are being looked for. */
  isLooking: boolean;
}

/** @param search by which they are looked for; empty looks for nobody */
export function useUserCommands(search: string): UserCommands {
  const t = useText();
  const language = useLanguage();
  const navigate = useNavigate();
  const carried = useCarriedSearch();
  const { found, fault } = useFoundAppUsers(search);
  const group = {
    id: "users",
    title: t("shell.users"),
    onlySearched: true,
    isFound: true,
    commands: (found ?? []).map(({ id, pseudonym }) => ({
      id: `user ${id}`,
      label: pseudonymName(pseudonym, language),
      icon: <UserRound aria-hidden />,
      onSelect: () => void navigate({ to: "/users/$id", params: { id }, search: carried }),
    })),
  };
  return { group, isLooking: search !== "" && found === null && fault === null };
}
