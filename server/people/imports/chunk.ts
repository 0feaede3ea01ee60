/** One chunk of rows beside what is held, under the lock: what is written, in the same terms as a single act would write it. */
import type { WantedContact } from '../../../domain/people/import/contacts.ts'
import { beginning, callsOf, weigh, type Weighed } from '../../../domain/people/import/weigh.ts'
import type { Wanted } from '../../../domain/people/import/wanted.ts'
import { withNumber } from '../../../domain/people/idnumber.ts'
import { stableId } from '../../../domain/kernel/stable-id.ts'
import type { Person, PersonCategory } from '../../../domain/people/schema.ts'
import type { Statement } from '../../kernel/db/tx.ts'
import type { ExtraField } from '../../../domain/people/extras.ts'
import { claimRows, numberSays, type Said } from '../claims.ts'
import { contactRow } from '../contacts.ts'
import { extraRow } from '../extras.ts'
import { sealPerson, sealPhones, sealVersion, type PhoneRow } from '../sealed.ts'
import { insertClaims, type ClaimRow } from '../store/claim-store.ts'
import { confirmCategories, insertDeeds, repointRows, updatePersons, type DeedRow } from '../store/bring-store.ts'
import { insertContacts, type ContactRow } from '../store/contact-store.ts'
import { endCategories } from '../store/care-store.ts'
import { insertExtras, type NewExtra } from '../store/extra-store.ts'
import { insertEvents, type EventRow } from '../store/event-store.ts'
import { deriveKeys } from '../store/key-store.ts'
import { insertHouseholds, insertMembers } from '../store/household-store.ts'
import { insertCategories, insertKeys, insertPersons, insertPhones } from '../store/person-store.ts'
import type { SeenRow } from '../store/import-store.ts'
import { keepVersions, type Version } from '../../kernel/db/history.ts'
import { sealBefore, type Bringing } from './bringing.ts'
import { groupsOf, settleHome, type Home } from './homes.ts'
import type { There } from './match.ts'
import type { Fresh, Item, Touched } from './items.ts'
import { personOf, placed, type Ready } from './ready.ts'
import { backOf } from './undo.ts'
import { wordOf } from './weighing.ts'

type NewCategory = PersonCategory & { place: string; confirmedBy: string; confirmedAt: Date }

export class Chunk {
  private readonly b: Bringing
  private readonly id: string
  private readonly there: Map<string, There>
  private readonly dwellings: ReadonlyMap<string, { id: string; place: string }>
  private readonly fields: ReadonlyMap<string, ExtraField>
  private readonly extras: NewExtra[] = []
  private readonly contacts: ContactRow[] = []
  private readonly byNumber = new Map<string, string>()
  private readonly fresh = new Map<string, Fresh>()
  private readonly touched = new Map<string, Touched>()
  private readonly begun: NewCategory[] = []
  private readonly confirmed: { id: string; month: string }[] = []
  private readonly ended: { id: string; to: string }[] = []
  private readonly claims: ClaimRow[] = []
  private readonly homes: Home[] = []
  private readonly deeds: DeedRow[] = []
  private readonly repointed: { no: number; person: string; found: boolean }[] = []
  readonly counts = { entered: 0, changed: 0, claims: 0, begun: 0, ended: 0 }

  constructor(
    b: Bringing,
    id: string,
    there: Map<string, There>,
    dwellings: Chunk['dwellings'],
    fields: Chunk['fields'],
  ) {
    this.b = b
    this.id = id
    this.there = there
    this.dwellings = dwellings
    this.fields = fields
    for (const [person, t] of there) {
      if (t.row.id_number_key) this.byNumber.set(t.row.id_number_key.toString('base64'), person)
    }
  }

  take(items: readonly Item[]): void {
    for (const group of groupsOf(items)) {
      const placed = group.map((item) => ({ item, person: this.one(item) }))
      const home = group[0]!.row.home.length === 16 ? this.home(placed) : undefined
      if (home) this.homes.push(home)
    }
  }

  /** @returns the id of whoever the row means; undefined where nothing comes of it */
  private one({ row, wanted, key, ready }: Item): string | undefined {
    if (!wanted) {
      if (row.verdict === 'missing') this.leaveOut(row)
      return row.person ?? undefined
    }
    const other = row.decided === 'other'
    const numbered = key ? this.byNumber.get(key.toString('base64')) : undefined
    // Two persons never have one number, whatever somebody says.
    if (other && numbered) return undefined
    const target = numbered ?? (other ? stableId(this.b.row.id, 'other', row.no) : row.person!)
    if (row.verdict === 'same') return target
    if (target !== row.person) this.repointed.push({ no: row.no, person: target, found: this.there.has(target) })
    const there = this.there.get(target)
    if (there) this.meet(there, wanted, row.home.length === 16)
    else this.enter(target, wanted, row.spot!, key, target === ready?.person.id ? ready : null)
    return target
  }

  private enter(id: string, wanted: Wanted, place: string, key: Buffer | null, ready: Ready | null): void {
    const known = this.fresh.get(id)
    const word = wordOf(this.b)
    const categories = wanted.categories
      .filter((c) => !known?.categories.some((k) => k.category === c.code))
      .map((c) => this.category(id, c.code, beginning(c, word)))
    if (known) {
      known.categories.push(...categories)
      known.extras = { ...wanted.extras, ...known.extras }
      known.contacts.push(...callsOf(wanted.contacts ?? [], known.contacts).calls)
      known.person.phones = [...new Set([...known.person.phones, ...wanted.phones])].slice(0, 4)
      return
    }
    this.fresh.set(id, {
      person: personOf(id, place, wanted),
      categories,
      housed: false,
      extras: { ...wanted.extras },
      contacts: callsOf(wanted.contacts ?? [], []).calls,
      ready,
    })
    if (key) this.byNumber.set(key.toString('base64'), id)
    this.counts.entered++
  }

  private category(person: string, category: string, from: string): PersonCategory {
    const { source, month } = wordOf(this.b)
    return { id: this.b.house.newId(), person, category, from, to: null, source, month }
  }

  private meet(there: There, wanted: Wanted, home: boolean): void {
    const word = wordOf(this.b)
    const weighed = weigh(wanted, there.held, word, home)
    if (weighed.fault) return
    if (Object.keys(weighed.fill).length > 0) this.fill(this.touch(there), weighed)
    this.care(there, weighed)
    this.add(there, weighed)
    this.name(there, weighed)
    this.say(there, weighed)
  }

  private touch(there: There): Touched {
    const { person } = there.held
    const touched = this.touched.get(person.id) ?? { there, before: person, after: person, fields: false }
    this.touched.set(person.id, touched)
    return touched
  }

  private fill(touched: Touched, { fill }: Weighed): void {
    touched.after = withNumber({ ...touched.after, ...fill })
    touched.fields = true
    touched.there.held.person = touched.after
  }

  private care(there: There, { begin, confirm }: Weighed): void {
    const { id, place } = there.held.person
    if (begin.length + confirm.length > 0) this.touch(there)
    for (const { code, from } of begin) {
      const category = this.category(id, code, from)
      this.begun.push({ ...category, place, confirmedBy: this.b.row.account, confirmedAt: this.b.now })
      there.held.categories.push(category)
      this.deed('given', id, category.id, there)
      this.counts.begun++
    }
    for (const { category, month } of confirm) {
      this.confirmed.push({ id: category.id, month })
      this.deed('confirm', id, category.id, there, backOf(category))
      category.month = month
    }
  }

  private add(there: There, { adds }: Weighed): void {
    const { id, place } = there.held.person
    for (const { code, value } of adds) {
      const row = this.extra(id, place, code, value)
      if (!row) continue
      this.touch(there)
      there.held.extras = { ...there.held.extras, [code]: value }
      this.deed('extra', id, row.id, there)
    }
  }

  private name(there: There, { calls }: Weighed): void {
    for (const contact of calls) {
      this.touch(there)
      there.held.contacts = [...(there.held.contacts ?? []), contact]
      this.deed('contact', there.held.person.id, this.call(there.held.person, contact).id, there)
    }
  }

  private call({ id: person, place }: Pick<Person, 'id' | 'place'>, contact: WantedContact): ContactRow {
    const from = wordOf(this.b).day
    const row = contactRow(this.b, { id: this.b.house.newId(), person, place }, { ...contact, from })
    this.contacts.push(row)
    return row
  }

  /** Nothing goes into a field that was closed since the preview. */
  private extra(person: string, place: string, code: string, value: string): NewExtra | undefined {
    const field = this.fields.get(code)
    if (!field) return undefined
    const row = extraRow(this.b, field, { id: this.b.house.newId(), person, place, value })
    this.extras.push(row)
    return row
  }

  private say(there: There, { fields, differ }: Weighed): void {
    if (fields.length + differ.length === 0) return
    const { source } = wordOf(this.b)
    const said: Said[] = [
      ...fields.map(
        (f) =>
          ({
            about: 'field',
            what: f.what,
            reason: 'source-differs',
            held: f.held,
            claimed: f.claimed,
            source,
          }) as const,
      ),
      ...differ.map(({ category: c, says }) => ({
        about: 'category' as const,
        what: c.category,
        reason: 'source-differs' as const,
        held: { from: c.from, to: c.to, source: c.source, month: c.month },
        claimed: says,
        source,
        category: c.id,
      })),
    ]
    this.touch(there)
    this.lay(there.held.person, said)
    for (const s of said) there.held.claims.push({ what: s.what, source })
  }

  private lay(person: Pick<Person, 'id' | 'place'>, said: readonly Said[]): void {
    const rows = claimRows(this.b, this.b.row.id, person, said)
    this.claims.push(...rows.map((r) => ({ ...r, askedBy: this.b.row.account })))
    this.counts.claims += rows.length
  }

  /** Proposed for the end; ended at once only where somebody said so and the source is the same. */
  private leaveOut(row: SeenRow): void {
    const there = row.person ? this.there.get(row.person) : undefined
    const category = there?.held.categories.find((c) => c.id === row.category)
    if (!there || !category || category.to !== null || there.held.person.died !== null) return
    const { source, month } = wordOf(this.b)
    const from = `${month}-01`
    const to = category.from > from ? category.from : from
    if (row.decided === 'end' && category.source === source) {
      this.ended.push({ id: category.id, to })
      this.deed('end', there.held.person.id, category.id, there, backOf(category))
      this.counts.ended++
    } else if (!there.held.claims.some((c) => c.what === category.category && c.source === source)) {
      const held = { from: category.from, to: category.to, source: category.source, month: category.month }
      const claimed = { ...held, to, source, month }
      this.lay(there.held.person, [
        {
          about: 'category',
          what: category.category,
          reason: 'source-differs',
          held,
          claimed,
          source,
          category: category.id,
        },
      ])
    } else return
    this.touch(there)
  }

  private home(placed: readonly { item: Item; person: string | undefined }[]): Home | undefined {
    const home = settleHome(this.b, placed, this.there, this.fresh, this.dwellings)
    if (!home) return undefined
    for (const m of home.members) {
      const there = this.there.get(m.person)
      if (!there) continue
      there.held.housed = true
      this.touch(there)
      this.deed('member', m.person, m.household, there)
    }
    if (home.opened) this.deed('household', home.members[0]!.person, home.opened.id, undefined)
    return home
  }

  private deed(
    kind: DeedRow['kind'],
    person: string,
    row: string,
    there: There | undefined,
    held: unknown = null,
  ): void {
    const { id, place } = this.b.row
    this.deeds.push({
      import: id,
      place,
      kind,
      person,
      row,
      before: null,
      held,
      version: (there?.row.version ?? 0) + 1,
    })
  }

  writes(): Statement[] {
    const { b } = this
    const fresh = [...this.fresh.values()]
    const persons = fresh.map((f) => f.person)
    const day = wordOf(b).day
    for (const p of persons) this.lay(p, numberSays(p, []))
    const entered = fresh.map((f) => placed(b, f.person, f.ready))
    const phones = [...entered.flatMap((e) => e.phones), ...this.morePhones()]
    const events = persons.map((p): EventRow => ({
      id: p.id,
      person: p.id,
      kind: 'found',
      day,
      from: null,
      to: p.place,
    }))
    const opened = this.homes.flatMap((h) => (h.opened ? [h.opened] : []))
    const members = this.homes.flatMap((h) => h.members)
    const categories = fresh.flatMap((f) =>
      f.categories.map((c) => ({ ...c, place: f.person.place, confirmedBy: b.row.account, confirmedAt: b.now })),
    )
    this.counts.begun += categories.length
    for (const { person, extras, contacts } of fresh) {
      for (const [code, value] of Object.entries(extras)) this.extra(person.id, person.place, code, value)
      for (const contact of contacts) this.call(person, contact)
    }
    const some = <R>(rows: readonly R[], make: (rows: R[]) => Statement | Statement[]) =>
      rows.length > 0 ? [make([...rows])].flat() : []
    return [
      ...some(
        entered.map((e) => e.row),
        (rows) => insertPersons(rows, b.now),
      ),
      ...this.updates(),
      ...some(phones, insertPhones),
      ...some(
        entered.flatMap((e) => e.keys),
        insertKeys,
      ),
      ...some(events, (rows) => insertEvents(rows, b.row.account, b.now)),
      ...some(opened, insertHouseholds),
      ...some(members, insertMembers),
      ...some([...categories, ...this.begun], insertCategories),
      ...some(this.extras, insertExtras),
      ...some(this.contacts, insertContacts),
      ...some(this.confirmed, (rows) => confirmCategories(rows, b.row.account, b.now)),
      ...some(this.ended, endCategories),
      ...some(this.claims, (rows) => insertClaims(rows, b.now)),
      ...some([...persons.map((p) => p.id), ...this.touched.keys()], deriveKeys),
      ...some(this.deeds, insertDeeds),
      ...some(this.repointed, (rows) => repointRows(b.row.id, rows)),
    ]
  }

  private morePhones(): PhoneRow[] {
    return [...this.touched.values()].flatMap(({ there, after }) =>
      sealPhones(this.b, after).filter((f) => f.no >= there.phones.length),
    )
  }

  private updates(): Statement[] {
    const { b } = this
    const all = [...this.touched.values()]
    if (all.length === 0) return []
    this.counts.changed = all.length
    const versions: Version[] = []
    const rows = all.map(({ there, before, after, fields }) => {
      const edit = stableId(this.id, 'person', after.id)
      versions.push({
        id: edit,
        kind: 'person',
        subject: after.id,
        version: there.row.version + 1,
        before: sealVersion(b, edit, before),
        after: sealVersion(b, edit, after),
        hash: this.id,
      })
      // Even where no field changed: the version says whether somebody built on it.
      const deed = { import: b.row.id, kind: 'fields', person: after.id, row: edit } as const
      this.deeds.push({
        ...deed,
        place: b.row.place,
        before: sealBefore(b, deed, { before, after }),
        held: null,
        version: there.row.version + 1,
      })
      return fields ? sealPerson(b, after) : there.row
    })
    return [updatePersons(rows), keepVersions(versions, { account: b.row.account, now: b.now })]
  }
}
