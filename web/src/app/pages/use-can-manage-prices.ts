import { useViewer } from "../../features/session/api/use-viewer";

export function useCanManagePrices(): boolean {
  const { viewer } = useViewer();
  return viewer?.permissions.includes("MANAGE_PRICES") ?? false;
}
