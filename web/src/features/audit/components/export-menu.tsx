import { Download } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useTakeFile } from "../../../lib/use-take-file";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { FormFault } from "../../../ui/form-fault";
import { Menu } from "../../../ui/menu";
import { EXPORT_FORMATS, exportUrl } from "../model/export-url";

/** Every entry of the view as a file. */
export function ExportMenu() {
  const t = useText();
  const { state } = useUrlState();
  const { take, busy, fault } = useTakeFile();
  return (
    <>
      {fault === null ? null : <FormFault fault={fault} />}
      <Menu
        label={t("audit.export")}
        trigger={
          <Button icon={<Download aria-hidden />} isPending={busy}>
            {t("audit.export")}
          </Button>
        }
        groups={[
          {
            id: "formats",
            items: EXPORT_FORMATS.map((format) => ({
              id: format,
              label: t(`audit.export.${format}`),
              onSelect: () => void take(exportUrl(format, state)),
            })),
          },
        ]}
      />
    </>
  );
}
