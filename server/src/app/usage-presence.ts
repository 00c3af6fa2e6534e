import type { EntityManager } from "@mikro-orm/postgresql";

/** Whether there is anything to look at, and whether it is only a demo. */
export async function readUsagePresence(em: EntityManager): Promise<{ demo: boolean; hasRealUsage: boolean }> {
  const [row] = await em.execute<{ demo: boolean; hasRealUsage: boolean }[]>(`
    select exists (select from projects where is_demo) as demo,
           exists (select from usage_dimensions d join projects p on p.id = d.project_id where not p.is_demo)
             as "hasRealUsage"`);
  return row ?? { demo: false, hasRealUsage: false };
}
