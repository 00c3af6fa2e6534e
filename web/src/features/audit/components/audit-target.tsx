import { Link } from "@tanstack/react-router";
import { useText, type Translate } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { AuditEntry } from "../api/use-audit-entries";
import { targetPage } from "../model/target-page";
import { targetText } from "../model/target-words";

/** What was acted on, as it is called now, with a way to it where it has a page. */
export function AuditTarget({ entry }: { entry: AuditEntry }) {
  const t = useText();
  const carried = useCarriedSearch();
  const { targetKind, targetId, targetName } = entry;
  const page = targetPage(entry);
  const kind = targetText(targetKind, t);
  const name = targetName ?? idText(targetId, t) ?? kind;
  return (
    <>
      {page === null ? (
        name
      ) : (
        <Link to={page} search={carried}>
          {name}
        </Link>
      )}
      {name === kind ? null : <span className={cx(cell.below)}>{kind}</span>}
    </>
  );
}

/** Our own ids are numbers; what others named, such as a request, is called by its name. */
function idText(id: string | null, t: Translate): string | null {
  return id !== null && /^\d+$/.test(id) ? t("audit.target.number", { id }) : id;
}
