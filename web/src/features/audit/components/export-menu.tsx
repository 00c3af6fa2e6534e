import { Download } from "lucide-react";
import { download } from "../../../lib/download";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { Menu } from "../../../ui/menu";
import { EXPORT_FORMATS, exportUrl } from "../model/export-url";

/** Every entry of the view as a file. */
export function ExportMenu() {
  const t = useText();
  const { state } = useUrlState();
  return (
    <Menu
      label={t("audit.export")}
      trigger={<Button icon={<Download aria-hidden />}>{t("audit.export")}</Button>}
      groups={[
        {
          id: "formats",
          items: EXPORT_FORMATS.map((format) => ({
            id: format,
            label: t(`audit.export.${format}`),
            onSelect: () => download(exportUrl(format, state)),
          })),
        },
      ]}
    />
  );
}
