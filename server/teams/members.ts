/**
 * Who is in a squad: taken in and let go by whoever answers for its place or unit, and by its leader on their own page. Staff are
 * named by their account; a volunteer by the number they tell, so that nobody looks through the register for members.
 */
import type { Received } from '../../domain/kernel/api.ts'
import { nextDay } from '../../domain/facilities/hours.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { teamsApi } from '../../domain/teams/api.ts'
import { backDays, isOn } from '../../domain/teams/rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { volunteerOf } from '../volunteers/index.ts'
import { changingSquad, teamsChanged } from './acts.ts'
import { mustBeOn } from './parts.ts'
import { mustLead } from './policy.ts'
import { accountOf, endMember, insertMember, oneMember, standing, type Member } from './store/member-store.ts'
import { accountsNamed, lockSquad, oneSquad, plainSquad, type SquadRow } from './store/team-store.ts'

type Body<K extends keyof typeof teamsApi> = Received<(typeof teamsApi)[K]>['body']

/** The squad, by whoever may run it. @throws 404 where somebody else asks on their own page, 403 beyond place and unit */
export async function led(ctx: Ctx, id: string, own: boolean): Promise<SquadRow> {
  const squad = await ctx.read((tx) => oneSquad(tx, id))
  if (!squad) throw new Refusal('not-found')
  mustLead(ctx, squad, own)
  return squad
}

type Who = Pick<Member, 'account' | 'volunteer' | 'person'>

/** The account of staff, or the volunteer of the number; one of both. */
async function named(tx: Tx, { account, number }: Body<'addMember'>): Promise<Who> {
  if ((account === undefined) === (number === undefined)) throw fault('number', 'required')
  if (account !== undefined) {
    const [found] = await accountsNamed(tx, [account])
    if (!found?.active || found.kind !== 'staff') throw fault('account', 'colleague-unknown')
    return { account, volunteer: null, person: null }
  }
  const volunteer = await volunteerOf(tx, number!)
  if (volunteer?.state !== 'active') throw fault('number', 'volunteer-unknown')
  return { account: null, volunteer: volunteer.id, person: volunteer.now }
}

export async function addMember(ctx: Ctx, squad: string, body: Body<'addMember'>, own: boolean) {
  await mustBeOn(ctx)
  await led(ctx, squad, own)
  const today = dayOf(ctx.now)
  // Who somebody is was asked of the whole county; what is written is written where the squad is.
  const who = await ctx.read((tx) => named(tx, body), wholeCounty(ctx.county.code, ctx.session?.account))
  return edit(
    ctx,
    { ...body, squad },
    async (tx) => {
      const row = await lockSquad(tx, squad)
      return { row, there: await standing(tx, squad, who, today) }
    },
    ({ row, there }) => {
      if (!row) throw new Refusal('not-found')
      mustLead(ctx, row, own)
      if (!isOn(row, body.from) || row.to !== null) throw fault('from', 'beyond-squad')
      if (body.from < nextDay(today, -backDays)) throw fault('from', 'too-far-back')
      if (there) throw fault(body.account ? 'account' : 'number', 'member-already')
      const member: Member = { id: body.id, squad, ...who, from: body.from, to: null }
      return {
        act: 'teams.add-member',
        kind: 'squad-member',
        subject: body.id,
        version: 1,
        before: null,
        after: member,
        detail: { squad },
        writes: [insertMember(member)],
        events: [teamsChanged(body.id, 1, { squad, from: body.from })],
        answer: { id: body.id },
        ...(!own && { widen: { ranges: [rangeOf(row.place)] } }),
      }
    },
    () => ({ id: body.id }),
  )
}

export async function endMembership(ctx: Ctx, id: string, body: Body<'endMember'>, own: boolean) {
  const found = await ctx.read((tx) => oneMember(tx, id))
  if (!found) throw new Refusal('not-found')
  return edit(
    ctx,
    { ...body, member: id },
    async (tx) => ({ squad: await lockSquad(tx, found.squad), row: await oneMember(tx, id) }),
    ({ squad, row }) => {
      if (!squad || !row) throw new Refusal('not-found')
      mustLead(ctx, squad, own)
      if (row.to !== null) throw new Refusal('conflict', { reason: 'member-ended' })
      if (body.to < row.from) throw fault('to', 'ends-before-start')
      if (body.to < nextDay(dayOf(ctx.now), -backDays)) throw fault('to', 'too-far-back')
      const { version, ...before } = row
      return {
        act: 'teams.end-member',
        kind: 'squad-member',
        subject: id,
        version: version + 1,
        before,
        after: { ...before, to: body.to },
        detail: { squad: squad.id },
        writes: [endMember(id, body.to)],
        events: [teamsChanged(id, version + 1, { squad: squad.id, from: body.to })],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** One of its members leads it: by their own account, that of staff or the one by which a volunteer speaks for themselves. */
export async function appoint(ctx: Ctx, squad: string, body: Body<'appoint'>) {
  await led(ctx, squad, false)
  const leader = body.member === null ? null : await leaderAs(ctx, squad, body.member)
  const permit = (row: SquadRow) => mustLead(ctx, row, false)
  return changingSquad(ctx, squad, body, 'teams.appoint', permit, async (row) => ({
    after: { ...plainSquad(row), leader },
  }))
}

async function leaderAs(ctx: Ctx, squad: string, member: string): Promise<string> {
  const row = await ctx.read((tx) => oneMember(tx, member))
  if (row?.squad !== squad || !isOn(row, dayOf(ctx.now))) throw fault('member', 'member-unknown')
  if (row.account !== null) return row.account
  const found = await ctx.read((tx) => accountOf(tx, row.person!), wholeCounty(ctx.county.code, ctx.session?.account))
  if (!found) throw fault('member', 'no-account')
  return found.account
}
