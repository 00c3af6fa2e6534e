import { Link } from "@tanstack/react-router";
import { useLanguage } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useCarriedSearch } from "../../../lib/use-carried-search";

interface AppUserLinkProps {
  user: { id: string; pseudonym: string };
  /** Within a grid, whose rows take the focus. */
  isInGrid?: boolean;
}

/** A pseudonym that leads to the page of who bears it, with the range and the filters of this one. */
export function AppUserLink({ user: { id, pseudonym }, isInGrid = false }: AppUserLinkProps) {
  const language = useLanguage();
  return (
    <Link
      to="/users/$id"
      params={{ id }}
      search={useCarriedSearch()}
      data-app-user={id}
      {...(isInGrid ? { tabIndex: -1 } : {})}
      // What lies around it may open something else.
      onClick={(event) => event.stopPropagation()}
    >
      {pseudonymName(pseudonym, language)}
    </Link>
  );
}
