import { useNavigate } from "@tanstack/react-router";
import { UserSearch } from "lucide-react";
import { useState } from "react";
import type { Permission } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { Button } from "../../../ui/button";
import { AppUserSearch } from "./app-user-search";
import { FindDialog } from "./find-dialog";

/** Ways to the page of one app user, beside the ranking: by pseudonym, and, for who may, by the outside id. */
export function AppUserWays({ permissions }: { permissions: readonly Permission[] }) {
  const t = useText();
  const navigate = useNavigate();
  const search = useCarriedSearch();
  const [isFinding, setFinding] = useState(false);
  const open = (id: string): void => void navigate({ to: "/users/$id", params: { id }, search });
  return (
    <>
      <AppUserSearch onChoose={open} />
      {permissions.includes("REVEAL_APP_USERS") ? (
        <Button icon={<UserSearch aria-hidden />} onPress={() => setFinding(true)}>
          {t("appUsers.find")}
        </Button>
      ) : null}
      {isFinding ? <FindDialog onFound={open} onClose={() => setFinding(false)} /> : null}
    </>
  );
}
