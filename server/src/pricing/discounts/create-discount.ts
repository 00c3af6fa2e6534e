import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { readText } from "../../core/read-text.js";
import { actingMemberId } from "../../access/acting-member.js";
import { changePrices } from "../change-prices.js";
import { readFactorPpm } from "../domain/read-factor.js";
import { readPeriod } from "../domain/read-period.js";
import { readModel, readProvider } from "../names-of-price.js";
import { readProject } from "../read-project.js";

const LONGEST_NOTE = 500;

/** A discount as somebody asks for it. */
export interface NewDiscount {
  readonly projectId?: string | null;
  readonly provider?: string | null;
  readonly model?: string | null;
  readonly factor: string;
  readonly effectiveFrom: Date;
  readonly effectiveTo?: Date | null;
  readonly note: string;
}

/** As it is stored, and as audit entries keep it. */
interface CheckedDiscount {
  readonly projectId: number | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly factorPpm: number;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
  readonly note: string;
}

/**
 * Answers the id of the new discount.
 *
 * @throws AppError BAD_INPUT naming the field; CONFLICT when one for the same begins at the same instant
 */
export function createDiscount(context: RequestContext, input: NewDiscount): Promise<number> {
  const checked = checkDiscount(input);
  return changePrices(context.em, async (transaction) => {
    const discount = { ...checked, projectId: await readProject(transaction, input.projectId) };
    await refuseTwin(transaction, discount);
    const id = await store(transaction, discount, actingMemberId(context));
    await recordAudit(transaction, context, {
      action: "discount.create",
      target: { kind: "discount", id },
      after: discount,
    });
    return id;
  });
}

function checkDiscount(input: NewDiscount): Omit<CheckedDiscount, "projectId"> {
  const { provider = null, model = null, effectiveFrom, effectiveTo = null } = input;
  readPeriod({ from: effectiveFrom, to: effectiveTo });
  return {
    provider: provider === null ? null : readProvider(provider),
    model: model === null ? null : readModel(model),
    factorPpm: readFactorPpm(input.factor),
    effectiveFrom,
    effectiveTo,
    note: readText("note", input.note, LONGEST_NOTE),
  };
}

/** Of two for the same from the same instant nobody could say which counts. */
async function refuseTwin(em: EntityManager, discount: CheckedDiscount): Promise<void> {
  const { projectId, provider, model, effectiveFrom } = discount;
  const [twin] = await em.execute<object[]>(
    `select 1 from price_discounts
     where retired_at is null and project_id is not distinct from ?::int and provider is not distinct from ?::text
       and lower(model) is not distinct from lower(?::text) and effective_from = ?::timestamptz
     limit 1`,
    [projectId, provider, model, effectiveFrom.toISOString()],
  );
  if (twin === undefined) return;
  throw AppError.conflict("A discount for the same begins at the same instant. Retire that one first.");
}

async function store(em: EntityManager, discount: CheckedDiscount, memberId: number | null): Promise<number> {
  const { projectId, provider, model, factorPpm, effectiveFrom, effectiveTo, note } = discount;
  const [stored] = await em.execute<{ id: number }[]>(
    `insert into price_discounts
       (project_id, provider, model, factor_ppm, effective_from, effective_to, note, created_by)
     values (?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?, ?)
     returning id`,
    [
      projectId,
      provider,
      model,
      factorPpm,
      effectiveFrom.toISOString(),
      effectiveTo?.toISOString() ?? null,
      note,
      memberId,
    ],
  );
  if (stored === undefined) throw new Error("a discount was stored but not answered");
  return stored.id;
}
