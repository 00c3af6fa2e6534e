/** Whether a file was not sent to its end because whoever read it went away: nobody's fault here. */
export function isReaderGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
