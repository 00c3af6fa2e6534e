import { chmod, stat } from "node:fs/promises";

const OF_OTHERS = 0o007;
const OF_GROUP_AND_OTHERS = 0o077;

/** What had to be done so that a file is its owner's alone. */
export type Privacy = "was private" | "made private";

/**
 * Takes from everybody but the owner the right to read or change a file. A file that is mounted for us may keep its group,
 * which is how orchestrators hand out secrets.
 *
 * @throws Error when anybody on this machine can read or change it and we may not mend that
 */
export async function keepPrivate(path: string): Promise<Privacy> {
  if (process.platform === "win32") return "was private"; // has no such modes
  const { mode } = await stat(path);
  if ((mode & OF_GROUP_AND_OTHERS) === 0) return "was private";
  try {
    await chmod(path, mode & 0o700);
    return "made private";
  } catch {
    // Somebody else's file, or a file system that cannot be changed.
    if ((mode & OF_OTHERS) === 0) return "was private";
    throw new Error(`${path} can be read by everybody on this machine: take that right away (chmod 600).`);
  }
}
