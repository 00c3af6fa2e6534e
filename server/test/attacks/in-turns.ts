/** As many as a browser has connections to one server. */
const AT_ONCE = 6;

/** Does it for each, a few at a time; answers in the order of what was given. */
export async function inTurns<Given, Done>(
  given: readonly Given[],
  act: (one: Given) => Promise<Done>,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  const waiting = given.entries();
  const work = async () => {
    for (const [index, one] of waiting) done[index] = await act(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}
