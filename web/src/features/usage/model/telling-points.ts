interface Point {
  users: number;
  share: number;
}

const PERCENTS = [1, 5, 10, 20, 50, 100];

/** The points of a curve that people ask for: the top 1 %, 5 %, … of app users, rounded up to whole ones. */
export function tellingPoints(curve: readonly Point[], users: number): (Point & { percent: number })[] {
  const points = PERCENTS.flatMap((percent) => {
    const count = Math.ceil((users * percent) / 100);
    const point = curve.find((one) => one.users === count);
    return point === undefined ? [] : [{ ...point, percent }];
  });
  // Of few app users the top 1 % and 5 % are the same person.
  return points.filter(({ users: count }, at) => points[at + 1]?.users !== count);
}
