/** The catalogue as it stands today, whole: every request is routed and timed by it. */
import { alarmsSetting } from '../../domain/catalogue/alarms.ts'
import {
  Alarm,
  type Category,
  type Delegation,
  type Kind,
  type ListItem,
  type RatingReason,
  type ServiceItem,
  type Template,
} from '../../domain/catalogue/schema.ts'
import type { WorkCalendar } from '../../domain/kernel/calendar.ts'
import { perCounty } from '../kernel/cached.ts'
import type { County, House } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { calendarOf, workCalendarOf } from '../kernel/db/calendar.ts'
import { settingOf, type Setting } from '../kernel/db/settings.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { categoryOf, itemOf, kindOf, listItemOf, reasonsOf, templateOf } from './entries.ts'
import { delegationsFrom, endedItems, entriesOn, entryVersion, type Entry, type EntryKind } from './store.ts'

export interface CatalogueNow {
  day: string
  /** The version of each item that holds today. */
  items: ReadonlyMap<string, ServiceItem>
  /** The last version of each item that has been taken out: open matters go on under it. */
  ended: ReadonlyMap<string, ServiceItem>
  categories: ReadonlyMap<string, Category>
  kinds: ReadonlyMap<string, Kind>
  lists: readonly ListItem[]
  /** Those not over. */
  delegations: readonly Delegation[]
  templates: ReadonlyMap<string, Template>
  ratingReasons: readonly RatingReason[]
  /** Words for which a number is shown at once. */
  alarms: readonly Alarm[]
  calendar: WorkCalendar
}

export async function catalogueOn(tx: Tx, day: string): Promise<CatalogueNow> {
  const [entries, ended, delegations, alarms, calendar] = await Promise.all([
    entriesOn(tx, day),
    endedItems(tx, day),
    delegationsFrom(tx, day),
    tx.one<Setting>(settingOf(alarmsSetting)),
    calendarOf(tx),
  ])
  const of = <T>(kind: EntryKind, make: (e: Entry) => T) => entries.filter((e) => e.kind === kind).map(make)
  const byCode = <T extends { code: string }>(list: T[]): ReadonlyMap<string, T> =>
    new Map(list.map((e) => [e.code, e]))
  return {
    day,
    items: byCode(of('item', itemOf)),
    ended: byCode(ended.map(itemOf)),
    categories: byCode(of('category', categoryOf)),
    kinds: byCode(of('kind', kindOf)),
    lists: of('list', listItemOf),
    delegations,
    templates: byCode(of('template', templateOf)),
    ratingReasons: of('reasons', reasonsOf).flat(),
    // Words somebody spoilt by hand warn of nothing, and stop nothing either.
    alarms: Alarm.array().safeParse(alarms?.value).data ?? [],
    calendar: workCalendarOf(calendar),
  }
}

export const catalogueNow = perCounty<CatalogueNow>((tx, house) => catalogueOn(tx, dayOf(house.now())))

/** An item as it stands, or as it last stood. */
export const itemEver = (now: CatalogueNow, code: string): ServiceItem | undefined =>
  now.items.get(code) ?? now.ended.get(code)

/** What holds today; an edit elsewhere shows within ten seconds. */
export const catalogueOf = (house: House, county: County): Promise<CatalogueNow> => catalogueNow.of(house, county)

/** An act keeps the version under which it was done: that version, whatever came later. */
export async function itemAt(tx: Tx, code: string, version: number): Promise<ServiceItem | undefined> {
  const entry = await entryVersion(tx, 'item', code, version)
  return entry && itemOf(entry)
}

/** Whoever was told of an edit asks again at once. */
export const forgetCatalogue = (house: House, county: County): void => catalogueNow.forget(house, county)
