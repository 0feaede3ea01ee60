import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { mapFaults } from '../places/index.ts'
import { addPerson, editPerson } from './acts.ts'
import { fieldArea } from './area.ts'
import { duplicates } from './duplicates.ts'
import { exportPeople, listProfiles } from './export.ts'
import { happen, strike } from './event-acts.ts'
import { defineField, fieldsList, findExtra, revealExtra, setExtra } from './extras.ts'
import { eventsOfPerson, populationOf } from './population.ts'
import { caresList, defineCare } from './cares.ts'
import { addContact, dropContact } from './contacts.ts'
import { addCategory, closeCategory, confirmCategory } from './category-acts.ts'
import { compareClaim, listClaims, settle } from './claims.ts'
import { joinHousehold, linkAccount, moveHome, openHousehold } from './household-acts.ts'
import { giveLiaison, listWithout, turnMember } from './liaison-acts.ts'
import { list, search } from './find.ts'
import { compareMerge, merge } from './merge-acts.ts'
import { listMerges, unmerge } from './unmerge-acts.ts'
import { call, findAccount, openCard, reveal } from './looks.ts'
import * as bringActs from './imports/acts.ts'
import * as settling from './imports/settling.ts'
import * as looksAtImports from './imports/looks.ts'
import { dialled } from './numbers.ts'
import { qualityList, qualityOf } from './quality.ts'
import { ownHomes } from './sight.ts'
import { trailOf } from './trail.ts'
import { baseGrids, coverageOf, householdsIn, placeOpen, uncovered } from './store/household-store.ts'
import { lastRuns } from './store/care-store.ts'
import { householdsOf } from './views.ts'

async function coverage(ctx: Ctx, under: PlacePath) {
  const day = dayOf(ctx.now)
  const { lo, hi } = rangeOf(under)
  if (!ctx.may('places.read', under)) throw new Refusal('not-found')
  const [place, count, inNone, grids, faults] = await ctx.read((tx) =>
    Promise.all([
      placeOpen(tx, under, day),
      coverageOf(tx, lo, hi, day),
      uncovered(tx, lo, hi, day),
      baseGrids(tx, lo, hi, day),
      mapFaults(tx, under, day),
    ]),
  )
  if (!place) throw new Refusal('not-found')
  return {
    place: under,
    households: count!.households,
    inOne: count!.in_one,
    inNone,
    faults,
    grids: grids.map((g) => ({ place: g.path, households: g.households })),
    gridsWithoutWorker: grids.filter((g) => g.workers === 0).map((g) => g.path),
  }
}

export const peopleRoutes: Handlers<typeof peopleApi> = {
  list: (ctx, { query }) => list(ctx, query),
  search: (ctx, { body }) => search(ctx, body),
  get: (ctx, { params }) => openCard(ctx, params.id),
  households: async (ctx, { query }) => {
    const day = dayOf(ctx.now)
    return { items: householdsOf(await ctx.read((tx) => householdsIn(tx, query.dwelling, day)), day) }
  },
  ownHomes: async (ctx) => ({ items: await ownHomes(ctx) }),
  coverage: (ctx, { query }) => coverage(ctx, query.under),
  reveal: (ctx, { params, body }) => reveal(ctx, params.id, body),
  call: (ctx, { params, body }) => call(ctx, params.id, body),
  duplicates: (ctx, { body }) => duplicates(ctx, body),
  add: (ctx, { body }) => addPerson(ctx, body),
  edit: (ctx, { params, body }) => editPerson(ctx, params.id, body),
  addHousehold: (ctx, { body }) => openHousehold(ctx, body),
  join: (ctx, { body }) => joinHousehold(ctx, body),
  moveHousehold: (ctx, { params, body }) => moveHome(ctx, params.id, body),
  addCategory: (ctx, { params, body }) => addCategory(ctx, params.id, body),
  endCategory: (ctx, { params, body }) => closeCategory(ctx, params.id, params.category, body),
  confirmCategory: (ctx, { params, body }) => confirmCategory(ctx, params.id, params.category, body),
  withoutLiaison: (ctx, { query }) => listWithout(ctx, query),
  giveLiaison: (ctx, { body }) => giveLiaison(ctx, body),
  turnMember: (ctx, { body }) => turnMember(ctx, body),
  happen: (ctx, { params, body }) => happen(ctx, params.id, body),
  strikeEvent: (ctx, { params, body }) => strike(ctx, params.id, params.event, body),
  events: (ctx, { params }) => eventsOfPerson(ctx, params.id),
  population: (ctx, { query }) => populationOf(ctx, query.place, query.month),
  cares: async (ctx) => ({ items: await caresList(ctx) }),
  defineCare: (ctx, { params, body }) => defineCare(ctx, params.code, body),
  claims: (ctx, { query }) => listClaims(ctx, query),
  compareClaim: (ctx, { params }) => compareClaim(ctx, params.id),
  settleClaim: (ctx, { params, body }) => settle(ctx, params.id, body),
  runs: async (ctx) => ({
    items: (await ctx.read(lastRuns)).map((r) => ({ ...r, at: r.at.toISOString() })),
  }),
  compareMerge: (ctx, { params, body }) => compareMerge(ctx, params.id, body),
  merge: (ctx, { params, body }) => merge(ctx, params.id, body),
  merges: (ctx, { params }) => listMerges(ctx, params.id),
  unmerge: (ctx, { params, body }) => unmerge(ctx, params.id, params.merge, body),
  quality: (ctx, { query }) => qualityOf(ctx, query.place),
  qualityList: (ctx, { query }) => qualityList(ctx, query),
  fields: async (ctx) => ({ items: await fieldsList(ctx) }),
  defineField: (ctx, { params, body }) => defineField(ctx, params.code, body),
  addContact: (ctx, { params, body }) => addContact(ctx, params.id, body),
  endContact: (ctx, { params, body }) => dropContact(ctx, params.id, params.contact, body),
  setExtra: (ctx, { params, body }) => setExtra(ctx, params.id, params.field, body),
  revealExtra: (ctx, { params, body }) => revealExtra(ctx, params.id, params.field, body),
  findExtra: (ctx, { body }) => findExtra(ctx, body),
  trailOf: (ctx, { body }) => trailOf(ctx, body.number),
  imports: (ctx, input) => looksAtImports.list(ctx, input),
  bring: (ctx, input) => bringActs.bring(ctx, input),
  import: (ctx, { params }) => looksAtImports.one(ctx, params.id),
  planImport: (ctx, input) => bringActs.plan(ctx, input),
  importRows: (ctx, input) => looksAtImports.rows(ctx, input),
  decideRows: (ctx, input) => bringActs.decide(ctx, input),
  applyImport: (ctx, input) => bringActs.applyNow(ctx, input),
  refusedRows: (ctx, { params }) => looksAtImports.refused(ctx, params.id),
  undoImport: (ctx, input) => bringActs.undoNow(ctx, input),
  dropImport: (ctx, input) => bringActs.drop(ctx, input),
  differences: (ctx, input) => settling.differences(ctx, input),
  differenceCounts: (ctx, input) => settling.counts(ctx, input),
  settleDifferences: (ctx, input) => settling.settle(ctx, input),
  exportDifferences: (ctx, input) => settling.exportDifferences(ctx, input),
  exportProfiles: (ctx) => listProfiles(ctx),
  exportPeople: (ctx, { body }) => exportPeople(ctx, body),
  dialled: (ctx, { params, body }) => dialled(ctx, params.id, body),
  area: (ctx, { query }) => fieldArea(ctx, query.have),
  findAccount: (ctx, { body }) => findAccount(ctx, body.phone),
  linkAccount: (ctx, { params, body }) => linkAccount(ctx, params.id, body),
}
