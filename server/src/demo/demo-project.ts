import type { EntityManager } from "@mikro-orm/postgresql";

/** So that other programs that record into a project of this name are never taken for the demo. */
const NAMES = ["demo", "demo (notes app)", "demo (notes app, generated)"] as const;

/** Makes the demo project under the first free name, and answers its id. */
export async function addDemoProject(em: EntityManager): Promise<number> {
  for (const name of NAMES) {
    const [row] = await em.execute<{ id: number }[]>(
      "insert into projects (name, is_demo) values (?, true) on conflict (name) do nothing returning id",
      [name],
    );
    if (row !== undefined) return row.id;
  }
  throw new Error("every name for the demo project is taken");
}
