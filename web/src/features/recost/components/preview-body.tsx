import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { cx } from "../../../ui/class-names";
import type { Preview } from "../api/use-recost-preview";
import { PreviewFigures } from "./preview-figures";
import { PreviewParts } from "./preview-parts";
import styles from "./preview-body.module.css";

interface PreviewBodyProps {
  preview: Preview;
  /** Between the figures that decide and where they come from. */
  children: ReactNode;
}

export function PreviewBody({ preview, children }: PreviewBodyProps) {
  return (
    <div className={cx(styles.body)}>
      <PreviewFigures preview={preview} />
      <Remarks preview={preview} />
      {preview.changedRequests === 0 ? (
        <Nothing preview={preview} />
      ) : (
        <>
          {children}
          <PreviewParts preview={preview} />
        </>
      )}
    </div>
  );
}

/** Why there is nothing to apply, and what would change that. */
function Nothing({ preview: { unpricedBefore } }: { preview: Preview }) {
  const t = useText();
  const carried = useCarriedSearch();
  return (
    <p className={cx(styles.remark)}>
      {t("recost.preview.same")}{" "}
      {unpricedBefore > 0 ? (
        <Link to="/prices" search={carried} hash="unpriced">
          {t("recost.preview.toInbox", { count: unpricedBefore })}
        </Link>
      ) : null}
    </p>
  );
}

/** What is special about some of the requests; nothing where nothing is. */
function Remarks({ preview }: { preview: Preview }) {
  const t = useText();
  const { newlyPriced, newlyUnpriced, archivedRequests, leftAsIsRequests } = preview;
  const remarks = [
    newlyPriced > 0 ? t("recost.newlyPriced", { count: newlyPriced }) : null,
    newlyUnpriced > 0 ? t("recost.newlyUnpriced", { count: newlyUnpriced }) : null,
    archivedRequests > 0 ? t("recost.archived", { count: archivedRequests }) : null,
    leftAsIsRequests > 0 ? t("recost.leftAsIs", { count: leftAsIsRequests }) : null,
  ].filter((remark) => remark !== null);
  if (remarks.length === 0) return null;
  return (
    <ul className={cx(styles.remarks)}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}
