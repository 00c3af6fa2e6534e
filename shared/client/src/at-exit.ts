/** One try before a process that has nothing left to do ends. */
type Hurry = () => void;

const hurries = new Set<Hurry>();

/** Runs once when the process would end; what it begins keeps the process until it is done. */
export function atExit(hurry: Hurry): void {
  if (hurries.size === 0) process.on("beforeExit", hurryAll);
  hurries.add(hurry);
}

export function notAtExit(hurry: Hurry): void {
  if (hurries.delete(hurry) && hurries.size === 0) process.removeListener("beforeExit", hurryAll);
}

/** Forgotten before they run: a server that is away is tried once, and never holds a process that wants to end. */
function hurryAll(): void {
  const all = [...hurries];
  for (const hurry of all) notAtExit(hurry);
  for (const hurry of all) hurry();
}
