import { useText } from "../../../lib/i18n";
import { NO_NARROWING } from "../../../lib/narrowing";
import { useFormat } from "../../../lib/use-format";
import { costKnowledge, costText } from "../../../cost/known-cost";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import type { UserNote, UserNotesResult } from "../api/use-user-notes";
import styles from "./fact-list.module.css";
import { RequestsLink } from "./requests-link";

/** The dearest notes of an app user, and how often what was done with them; each leads to its requests. */
export function NotesPanel({ notes = [], state, retry }: UserNotesResult) {
  const t = useText();
  return (
    <Panel
      title={t("user.notes.title")}
      state={state}
      onRetry={retry}
      skeletonHeight={120}
      isEmpty={notes.length === 0}
      empty={<EmptyState title={t("user.notes.none")}>{t("user.notes.send")}</EmptyState>}
    >
      <ul className={cx(styles.list)}>
        {notes.map((note) => (
          <li key={note.noteId}>
            <OneNote note={note} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OneNote({ note: { noteId, byFeature, cost, coverage, lastAt } }: { note: UserNote }) {
  const t = useText();
  const format = useFormat();
  const done = byFeature.map(({ feature, requests }) =>
    t("user.notes.feature", { feature, count: requests, shown: format.exact(requests) }),
  );
  return (
    <>
      <RequestsLink className={cx(styles.id)} patch={{ narrowing: { ...NO_NARROWING, noteIds: [noteId] } }}>
        {noteId}
      </RequestsLink>
      <span
        className={cx(styles.figures)}
        title={costKnowledge(coverage) === "unknown" ? t("usage.unpriced") : format.moneyExact(cost)}
      >
        {costText({ cost, coverage }, { money: format.moneyRow, unknown: format.unknown })}
      </span>
      <small className={cx(styles.causes)}>
        {t("user.notes.done", { done: done.join(" · "), day: format.date(lastAt) })}
      </small>
    </>
  );
}
