/** A team is kept by the unit that leads it or by whoever keeps the registers; a squad is run by its place, its unit, or the account that leads it. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Doing } from '../kernel/edit.ts'
import type { SquadRow } from './store/team-store.ts'

/** That a team is there is no secret, so a refusal says what it is. */
export function mustKeep(doing: Pick<Doing, 'may' | 'county'>, lead: string): void {
  if (doing.may && !doing.may('teams.keep', `${doing.county.code}/`, lead)) throw new Refusal('not-permitted')
}

export const leads = (ctx: Pick<Ctx, 'session'>, squad: Pick<SquadRow, 'leader'>): boolean =>
  squad.leader !== null && squad.leader === ctx.session?.account

/** Staff by place or unit; on their own page the leader alone. */
export function mustLead(ctx: Ctx, squad: SquadRow, own: boolean): void {
  if (own ? !leads(ctx, squad) : !ctx.may('teams.lead', squad.place, squad.unit ?? undefined))
    throw new Refusal(own ? 'not-found' : 'not-permitted')
}
