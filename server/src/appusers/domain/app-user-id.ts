/** Whether an app user could have this id. */
export function isAppUserId(text: string): boolean {
  return /^\d{1,18}$/.test(text);
}
