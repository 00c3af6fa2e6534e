import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** Goes once. The router's `Navigate` goes at every render, and so for ever while the next page loads. */
export function RedirectToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const { href } = router.state.location;
    void router.navigate({ to: "/sign-in", search: href === "/" ? {} : { to: href }, replace: true });
  }, [router]);
  return null;
}
