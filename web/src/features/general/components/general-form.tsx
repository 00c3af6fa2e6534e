import { useState, type FormEvent, type ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { cx } from "../../../ui/class-names";
import { showToast } from "../../../ui/toast";
import { useFocusFault } from "../../../ui/use-focus-fault";
import { UPDATE_SETTINGS } from "../api/update-settings";
import styles from "../general-page.module.css";
import {
  draftOf,
  readSettings,
  type GeneralSettings,
  type SettingName,
  type SettingsDraft,
} from "../model/settings-draft";
import { DayFields, OrganisationFields, PrivacyFields } from "./general-fields";
import { LeaveGuard } from "../../../ui/leave-guard";
import { SaveBar } from "./save-bar";
import { ZonePreview } from "./zone-preview";

/** Keeps only what was changed, so that the rest follows what others save meanwhile. @param children panels beside its own */
export function GeneralForm({ settings, children }: { settings: GeneralSettings; children: ReactNode }) {
  const t = useText();
  const [patch, setPatch] = useState<Partial<SettingsDraft>>({});
  const [failures, setFailures] = useState(0);
  const { act, busy, fault } = useAct(UPDATE_SETTINGS);
  const form = useFocusFault(failures);
  const draft = { ...draftOf(settings), ...patch };
  const { changes, problems, input } = readSettings(draft, settings);
  const isChanged = changes.length > 0 || problems.size > 0;

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (input === null || (await act({ input })) === null) {
      setFailures((count) => count + 1);
      return;
    }
    setPatch({});
    showToast({ text: t("general.saved") });
  };
  const errorOf = (name: SettingName): string | null => {
    const problem = problems.get(name);
    if (problem !== undefined) return t(`general.problem.${problem}`);
    return fault?.field === name ? fault.message : null;
  };
  const fields = {
    draft,
    errorOf,
    change: (part: Partial<SettingsDraft>) => setPatch((current) => ({ ...current, ...part })),
  };
  return (
    <form ref={form} className={cx(styles.page)} onSubmit={(event) => void save(event)} noValidate>
      <div className={cx(styles.panels)}>
        <OrganisationFields {...fields} />
        <DayFields {...fields} />
      </div>
      {draft.reportingTimezone === settings.reportingTimezone ? null : <ZonePreview zone={draft.reportingTimezone} />}
      <div className={cx(styles.panels)}>
        <PrivacyFields {...fields} />
        {children}
      </div>
      {isChanged ? <SaveBar {...{ changes, busy, fault }} onDiscard={() => setPatch({})} /> : null}
      <LeaveGuard isUnsaved={isChanged} />
    </form>
  );
}
