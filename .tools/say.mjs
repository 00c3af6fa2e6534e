/** One plain line for the person who waits. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Says what went wrong and makes the process end with 1. */
export function fail(line) {
  say(line);
  process.exitCode = 1;
}

/** Runs a step of set-up, saying what it is and how long it took. */
export async function step(name, work) {
  const begun = performance.now();
  say(`${name} ...`);
  const outcome = await work();
  say(`${name}: done in ${seconds(begun)}.`);
  return outcome;
}

export function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}
