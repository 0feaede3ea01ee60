/** Edits of a grid's service group [S1-48] and of absences. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { contains } from '../../domain/kernel/place-path.ts'
import type { organisationsApi } from '../../domain/organisations/api.ts'
import { absenceFault } from '../../domain/organisations/rules.ts'
import type { Absence } from '../../domain/organisations/schema.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import {
  absencesFrom,
  buildingThere,
  colleagues,
  endAbsence,
  endGroupMember,
  insertAbsence,
  insertGroupMember,
  lockAbsence,
  lockGroupMember,
} from './group-store.ts'
import { mustHold } from './policy.ts'
import { accountsThere, codesThere, personThere, placesThere } from './store.ts'

type Body<K extends keyof typeof organisationsApi> = Received<(typeof organisationsApi)[K]>['body']

const topics = ['organisations']

export function joinGroup(ctx: Doing, body: Body<'joinGroup'>) {
  mustHold(ctx, 'organisations.members', body)
  if (!body.account && !body.person && !body.name) throw fault('name', 'required')
  return edit(
    ctx,
    body,
    (tx) =>
      Promise.all([
        placesThere(tx, [body.place]),
        body.account ? accountsThere(tx, [body.account]) : undefined,
        body.person ? personThere(tx, body.person) : null,
        body.organisation ? codesThere(tx, [body.organisation]) : undefined,
        body.building ? buildingThere(tx, body.building) : null,
      ]),
    ([places, accounts, person, codes, building]) => {
      if (places[0]?.kind !== 'grid') throw fault('place', places[0] ? 'place-kind' : 'place-unknown')
      if (accounts?.length === 0) throw fault('account', 'account-unknown')
      if (person === undefined) throw fault('person', 'person-unknown')
      if (codes?.length === 0) throw fault('organisation', 'organisation-unknown')
      if (building === undefined || (building && !contains(body.place, building.place)))
        throw fault('building', 'building-unknown')
      return {
        act: 'organisations.join-group',
        kind: 'grid-group-member',
        subject: body.id,
        version: 1,
        before: null,
        after: body,
        detail: { place: body.place, kind: body.kind },
        writes: [insertGroupMember(body)],
        answer: ok,
        events: [
          {
            name: 'organisations.group-changed',
            version: 1,
            subject: body.id,
            seq: 1,
            payload: { place: body.place },
            topics,
          },
        ],
      }
    },
    () => ok,
  )
}

export function leaveGroup(ctx: Doing, id: string, body: Body<'leaveGroup'>) {
  return edit(
    ctx,
    { ...body, member: id },
    (tx) => lockGroupMember(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      mustHold(ctx, 'organisations.members', row)
      if (row.to !== null && row.to <= body.day) throw new Refusal('conflict', { reason: 'term-ended' })
      if (body.day < row.from) throw fault('day', 'day-order')
      const { version, ...before } = row
      return {
        act: 'organisations.leave-group',
        kind: 'grid-group-member',
        subject: id,
        version: version + 1,
        before,
        after: { ...before, to: body.day },
        detail: { place: row.place, kind: row.kind },
        writes: [endGroupMember(id, body.day)],
        answer: ok,
        events: [
          {
            name: 'organisations.group-changed',
            version: 1,
            subject: id,
            seq: version + 1,
            payload: { place: row.place },
            topics,
          },
        ],
      }
    },
    () => ok,
  )
}

/** @param own said by the absent person; else the reader must hold the organisation of the absent */
export function enterAbsence(
  ctx: Doing,
  sent: { id: string } & Record<string, unknown>,
  absence: Absence,
  own: boolean,
) {
  return edit(
    ctx,
    sent,
    (tx) =>
      Promise.all([
        colleagues(tx, absence.account, absence.from),
        absencesFrom(tx, [absence.account, absence.cover], absence.from),
      ]),
    ([mates, others]) => {
      const mine = mates.filter((m) => m.account === absence.account)
      if (mine.length === 0) throw own ? new Refusal('not-permitted') : fault('account', 'account-unknown')
      if (!own && !mine.some((m) => ctx.may?.('organisations.members', m.place, m.code) ?? true))
        throw new Refusal('not-permitted')
      const wrong = absenceFault(absence, others, new Set(mates.map((m) => m.account)))
      if (wrong) throw fault(wrong === 'days-turned' || wrong === 'absence-overlaps' ? 'to' : 'cover', wrong)
      return absent('organisations.away', 1, null, absence, [insertAbsence(absence)])
    },
    () => ok,
  )
}

export function endAbsenceEarly(ctx: Doing, id: string, body: Body<'back'>) {
  return edit(
    ctx,
    { ...body, absence: id },
    async (tx) => {
      const row = await lockAbsence(tx, id)
      return { row, mates: row ? await colleagues(tx, row.account, body.day) : [] }
    },
    ({ row, mates }) => {
      if (!row) throw new Refusal('not-found')
      const holds = mates.some(
        (m) => m.account === row.account && (ctx.may?.('organisations.members', m.place, m.code) ?? true),
      )
      if (!holds && ctx.session?.account !== row.account) throw new Refusal('not-found')
      if (body.day >= row.to) throw new Refusal('conflict', { reason: 'absence-over' })
      if (body.day < row.from) throw fault('day', 'day-order')
      const { version, ...before } = row
      return absent('organisations.back', version + 1, before, { ...before, to: body.day }, [endAbsence(id, body.day)])
    },
    () => ok,
  )
}

const absent = (
  act: string,
  version: number,
  before: Absence | null,
  after: Absence,
  writes: ReturnType<typeof insertAbsence>[],
) => ({
  act,
  kind: 'absence',
  subject: after.id,
  version,
  before,
  after,
  detail: { account: after.account, cover: after.cover },
  writes,
  answer: ok,
  events: [
    {
      name: 'organisations.cover-changed',
      version: 1,
      subject: after.id,
      seq: version,
      payload: { account: after.account, cover: after.cover },
      topics,
    },
  ],
})
