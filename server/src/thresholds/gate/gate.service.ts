import type { AllowanceRequest } from "@tokenledger/model/allowance";
import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { AppUserDirectory } from "../../appusers/app-user-directory.js";
import type { Clock } from "../../core/clock.js";
import { AppError } from "../../core/errors.js";
import { Gate } from "../../core/gate.js";
import { isLockTimeout } from "../../core/is-lock-timeout.js";
import type { PriceCatalogue } from "../../pricing/price-catalogue.js";
import type { Allowance } from "./allowance.js";
import { answerAllowance } from "./domain/answer-allowance.js";
import { estimateCost } from "./estimate-cost.js";
import { GATE_CONNECTIONS } from "./gate-pool.js";
import { readAllowanceRequest } from "./read-allowance-request.js";
import { readReservationId } from "./read-reservation-id.js";
import { reserveAllowance, type AskedCall, type Decision } from "./reserve-allowance.js";

const HOLD_SECONDS = 600;
/** Each time a limit on everybody was set in between; nobody sets so many. */
const TRIES = 5;

export interface GateParts {
  /** Of connections that pipeline. */
  readonly pool: Pool;
  readonly appUsers: Pick<AppUserDirectory, "attribute">;
  readonly prices: Pick<PriceCatalogue, "price">;
  readonly clock: Clock;
}

/** Asked before a call: allows it and reserves what it may use, or refuses it until a limit resets. */
export class GateService {
  /** Bounded, and in the order in which they came. */
  private readonly decisions = new Gate({
    atOnce: GATE_CONNECTIONS,
    waiting: 2_000,
    refusal: "More is asked than can be decided. Ask again in a moment.",
  });

  constructor(private readonly parts: GateParts) {}

  /**
   * @param given `AllowanceRequest`, not checked yet
   * @throws AppError BAD_INPUT naming the field; `costUsd` where a limit on cost needs it and no price is known;
   *   UNAVAILABLE when too many ask at once
   */
  async check(projectId: number, given: unknown): Promise<Allowance> {
    const request = readAllowanceRequest(given);
    const userId = await this.appUserOf(projectId, request.userId ?? null);
    const id = randomUUID();
    const decision = await this.decisions.run(() => this.decide(this.toCall(id, { projectId, userId, request })));
    if (decision.lacksCost) throw costNeeded(request);
    const { expiresAt } = decision;
    return answerAllowance(decision.limits, expiresAt === null ? null : { id, expiresAt });
  }

  /** @returns false when there is no such reservation any more. @throws AppError BAD_INPUT naming `id` */
  async release(projectId: number, id: string): Promise<boolean> {
    const { rowCount } = await this.parts.pool.query(
      "delete from usage_reservations where id = $1 and project_id = $2 and expires_at > now()",
      [readReservationId(id), projectId],
    );
    return rowCount === 1;
  }

  /** Added as recording would: a reservation has to be found under whom its event will be recorded for. */
  private async appUserOf(projectId: number, externalId: string | null): Promise<string | null> {
    if (externalId === null) return null;
    const users = await this.parts.appUsers.attribute(projectId, new Set([externalId]));
    return users.get(externalId) ?? null;
  }

  private toCall(id: string, { projectId, userId, request }: Asked): AskedCall {
    const now = this.parts.clock();
    const { inputTokens, outputTokens, holdSeconds } = request;
    const cost = estimateCost(request, { prices: this.parts.prices, projectId, now });
    return { id, projectId, userId, now, inputTokens, outputTokens, cost, holdSeconds: holdSeconds ?? HOLD_SECONDS };
  }

  private async decide(call: AskedCall): Promise<Decision> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const decision = await reserveAllowance(this.parts.pool, call).catch(asRefusal);
      if (!decision.isStale) return decision;
    }
    throw AppError.unavailable("Limits are being changed. Ask again in a moment.");
  }
}

interface Asked {
  readonly projectId: number;
  readonly userId: string | null;
  readonly request: AllowanceRequest;
}

function costNeeded({ provider, model, costUsd }: AllowanceRequest): AppError {
  const unpriced =
    provider == null || model == null ? "neither it nor provider and model are given" : "the model has no price";
  const expected = `the most that the call may cost in USD, since a limit on cost applies and ${unpriced}`;
  return AppError.badInput("costUsd", expected, costUsd);
}

function asRefusal(error: unknown): never {
  if (!isLockTimeout(error)) throw error;
  throw AppError.unavailable("Too much is asked for at once. Ask again in a moment.");
}
