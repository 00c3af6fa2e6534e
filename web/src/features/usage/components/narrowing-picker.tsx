import { ListFilter } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { Popover } from "../../../ui/popover";
import { NarrowingForm } from "./narrowing-form";

/** Conditions that only single requests meet. */
export function NarrowingPicker() {
  const t = useText();
  const { state, set } = useUrlState();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={t("requests.narrow")}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<ListFilter aria-hidden />}>{t("requests.narrow")}</Button>}
    >
      <NarrowingForm
        narrowing={state.narrowing}
        onApply={(narrowing) => {
          setOpen(false);
          set({ narrowing });
        }}
      />
    </Popover>
  );
}
