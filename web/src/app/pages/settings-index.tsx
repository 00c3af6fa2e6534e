import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** Settings begin with those that everybody has: one's own. */
export function SettingsIndex() {
  const router = useRouter();
  useEffect(() => {
    void router.navigate({ to: "/settings/me", search: true, replace: true });
  }, [router]);
  return null;
}
