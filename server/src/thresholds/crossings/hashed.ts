/**
 * All pairs of rows that agree in the columns, and rows without another. A full join is hashed or sorted whatever the planner
 * takes the number of rows for: it knows nothing of what a merge takes, and compared thousands with thousands one by one.
 */
export function hashed(left: string, right: string, columns: string): string {
  return `(select * from ${left} full join ${right} using (${columns}) offset 0)`;
}
