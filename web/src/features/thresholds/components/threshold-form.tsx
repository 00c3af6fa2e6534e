import { cx } from "../../../ui/class-names";
import styles from "../../../ui/form.module.css";
import { LeaveGuard } from "../../../ui/leave-guard";
import { useFocusFault } from "../../../ui/use-focus-fault";
import { draftChanges } from "../model/draft-changes";
import { draftOf } from "../model/threshold-draft";
import { ConfirmChange } from "./confirm-change";
import { ConflictView } from "./conflict-view";
import { Evidence } from "./evidence";
import { HearsFields } from "./hears-fields";
import { LevelsField } from "./levels-field";
import { LimitChoices } from "./limit-fields";
import { SaveBar } from "./save-bar";
import { useThresholdForm, type ThresholdFormProps } from "./use-threshold-form";
import { WhatFields } from "./what-fields";

export function ThresholdForm(props: ThresholdFormProps) {
  const { threshold } = props;
  const form = useThresholdForm(props);
  const { part, isNew, before, isChanged, isSaving, hasConflict, textOf, asking, level } = form;
  const { draft, change } = part;
  const element = useFocusFault(form.failures);
  return (
    <form ref={element} className={cx(styles.form)} onSubmit={form.submit} noValidate>
      {hasConflict && threshold !== null ? (
        <ConflictView
          theirs={threshold}
          differences={draftChanges(draftOf(threshold), draft)}
          textOf={textOf}
          onKeep={form.discard}
          onUse={form.keep}
        />
      ) : null}
      <WhatFields {...part} isNew={isNew} />
      {draft.kind === "LIMIT" ? (
        <>
          <LevelsField {...part} {...level} />
          <Evidence input={form.previewed} {...form.found} onUse={(limit) => change({ limit })} />
          <LimitChoices {...part} />
        </>
      ) : null}
      <HearsFields {...part} />
      {isNew || (isChanged && !hasConflict) ? (
        <SaveBar
          isNew={isNew}
          changes={isNew ? [] : draftChanges(before, draft)}
          textOf={textOf}
          busy={isSaving}
          fault={form.fault}
          onDiscard={isNew ? props.onCancel : form.discard}
        />
      ) : null}
      {asking === null ? null : <ConfirmChange {...asking} after={draft} />}
      <LeaveGuard isUnsaved={isChanged && !isSaving} />
    </form>
  );
}
