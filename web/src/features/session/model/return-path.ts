/**
 * Where to go after signing in. Only a path of this console: a link that was sent to somebody must
 * not lead them elsewhere (`//host` and `/\host` are other hosts to a browser).
 */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted) || wanted.startsWith("/sign-in")) return "/";
  return wanted;
}
