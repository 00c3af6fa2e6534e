import type { ExportFailureCode } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import type { Export } from "../api/use-exports";

/** Of which codes the server's own sentence says more: what was refused, which file. */
const SAYS_MORE: Readonly<Record<ExportFailureCode, boolean>> = {
  MEMBER_GONE: false,
  TOO_MANY_ROWS: false,
  ARCHIVED_RANGE: false,
  REFUSED: true,
  NO_ROOM: false,
  STORE_AWAY: true,
  NOT_WRITTEN: false,
  FILE_LOST: true,
};

/** Why there is no file, in words of the reader; in the server's where it has no code, or one of a later release. */
export function ExportFailure({ failureCode, error }: Pick<Export, "failureCode" | "error">) {
  const t = useText();
  const told = <span lang="en">{error}</span>;
  if (failureCode == null || !Object.hasOwn(SAYS_MORE, failureCode)) return told;
  return (
    <>
      {t(`exports.failure.${failureCode}`)} {SAYS_MORE[failureCode] ? told : null}
    </>
  );
}
