const LONGEST = 1_000;
const HERE = "http://here.invalid";
const HOME = "/";
/** Would begin all over again. */
const OF_SIGNING_IN = /^\/(auth|sign-in)(\/|$)/;

/**
 * The page of ours to go to after signing in, as a path that no browser takes for an address elsewhere;
 * the front page when it is anything else.
 *
 * @param to what a link asked for
 */
export function readReturnPath(to: string | null): string {
  if (to === null || to.length > LONGEST || !to.startsWith("/") || to.includes("\\") || !URL.canParse(to, HERE)) {
    return HOME;
  }
  const { origin, pathname, search, hash } = new URL(to, HERE);
  // `/.//elsewhere` is a path of ours only until it is written out.
  if (origin !== HERE || pathname.startsWith("//") || OF_SIGNING_IN.test(pathname)) return HOME;
  return `${pathname}${search}${hash}`;
}
