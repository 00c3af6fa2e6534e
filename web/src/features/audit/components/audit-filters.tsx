import { useState, type ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import { SearchField } from "../../../ui/search-field";
import { Select } from "../../../ui/select";
import { useAuditOptions } from "../api/use-audit-options";
import { actionText } from "../model/action-words";
import { isNarrowed } from "../model/audit-filter";
import { targetText } from "../model/target-words";
import styles from "./audit-filters.module.css";
import { ValueFilter } from "./value-filter";

const ANY = "";
const NO_AUDIT_FILTERS = { actors: [], actions: [], about: null, q: "" };

/** Which entries are listed; everything chosen here is in the address. */
export function AuditFilters({ range }: { range: ReactNode }) {
  const t = useText();
  const { state, set } = useUrlState();
  const { actors, actions } = useAuditOptions();
  // The field keeps its own draft, which a clearing must reach as well.
  const [cleared, setCleared] = useState(0);
  const clear = (): void => {
    set(NO_AUDIT_FILTERS);
    setCleared((count) => count + 1);
  };
  return (
    <div className={cx(styles.filters)} role="group" aria-label={t("audit.filters")}>
      {range}
      <ValueFilter
        label={t("audit.column.actor")}
        options={actors.map((actor) => ({ value: actor, label: actor }))}
        selected={state.actors}
        onChange={(chosen) => set({ actors: chosen })}
      />
      <ValueFilter
        label={t("audit.column.action")}
        options={actions.map((action) => ({ value: action, label: actionText(action, t) }))}
        selected={state.actions}
        onChange={(chosen) => set({ actions: chosen })}
      />
      <TargetFilter />
      <div className={cx(styles.search)}>
        <SearchField
          key={cleared}
          label={t("audit.search")}
          placeholder={t("audit.search.placeholder")}
          defaultValue={state.q}
          onSearch={(text) => set({ q: text.trim() }, { replace: true })}
        />
      </div>
      {isNarrowed(state) ? (
        <Button variant="quiet" onPress={clear}>
          {t("audit.filter.clear")}
        </Button>
      ) : null}
    </div>
  );
}

/** A kind of thing, or the one thing that a link names. */
function TargetFilter() {
  const t = useText();
  const { state, set } = useUrlState();
  const { targetKinds } = useAuditOptions();
  const { about } = state;
  if (about?.id != null) {
    const text = t("audit.filter.thing", { kind: targetText(about.kind, t), id: about.id });
    return (
      <Chip onRemove={() => set({ about: null })} removeLabel={t("audit.filter.remove", { filter: text })}>
        {text}
      </Chip>
    );
  }
  const kinds = about === null || targetKinds.includes(about.kind) ? targetKinds : [...targetKinds, about.kind];
  return (
    <Select
      label={t("audit.column.target")}
      hideLabel
      value={about?.kind ?? ANY}
      onChange={(kind) => set({ about: kind === ANY ? null : { kind, id: null } })}
      options={[
        { value: ANY, label: t("audit.filter.anyTarget") },
        ...kinds.map((kind) => ({ value: kind, label: targetText(kind, t) })),
      ]}
    />
  );
}
