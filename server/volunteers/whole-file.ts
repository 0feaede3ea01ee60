/** The whole record of a volunteer as a paper: who they are, what they did, what they learned, how they were honoured and what was said of it. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { inThrees } from '../../domain/kernel/refno.ts'
import type { EntryKind, EntryView } from '../../domain/volunteers/schema.ts'
import { catalogueOf, itemEver } from '../catalogue/index.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { paper, type Paper, type PaperPart } from '../kernel/pdf/index.ts'
import { organisationsOf } from '../organisations/index.ts'
import { heldFor } from '../people/index.ts'
import { exchangeForms, skills } from './definitions.ts'
import { besideHours } from './exchange.ts'
import { mine } from './policy.ts'
import { spoken } from './speaking.ts'
import { hoursOfVolunteer, homeOf, placesNamed, sumsOf } from './store/hours-list-store.ts'
import type { HoursRow } from './store/hours-store.ts'
import { oneVolunteer, type VolunteerRow } from './store/volunteer-store.ts'
import { besideOf } from './views.ts'
import { wholeWords as w } from './whole-words.ts'

/** Lines of service on the paper; the sum is of all. */
const mostLines = 200

interface Gathered {
  row: VolunteerRow
  name: string
  born: string | null
  placeName: string
  sums: Awaited<ReturnType<typeof sumsOf>>
  lines: HoursRow[]
  entries: EntryView[]
  beside: Awaited<ReturnType<typeof besideHours>>
}

async function gathered(
  tx: Tx,
  row: VolunteerRow,
  of: { name: string; born: string | null },
  until: Date | null,
): Promise<Gathered> {
  const home = await homeOf(tx, row.id)
  const [sums, lines, { entries }, beside, [place]] = await Promise.all([
    sumsOf(tx, home, until),
    hoursOfVolunteer(tx, home, until, ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'], mostLines),
    besideOf(tx, row, undefined, until),
    besideHours(tx, row.id, until),
    placesNamed(tx, [row.place]),
  ])
  const counted = lines.filter((h) => h.state === 'counted' && h.flaw === null)
  return { row, ...of, placeName: place?.name ?? '', sums, lines: counted, entries, beside }
}

const filled = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
const long = (minutes: number) => ({ hours: Math.floor(minutes / 60), minutes: minutes % 60 })
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

type Names = Record<'item' | 'unit' | 'skill' | 'system', (code: string) => string>

async function namesOf(ctx: Ctx): Promise<Names> {
  const lang = ctx.locale
  const [catalogue, units, known, systems] = await Promise.all([
    catalogueOf(ctx.house, ctx.county),
    organisationsOf(ctx.house, ctx.county),
    skills.on(ctx, dayOf(ctx.now)),
    exchangeForms.on(ctx, dayOf(ctx.now)),
  ])
  return {
    item: (code) => itemEver(catalogue, code)?.name[lang] ?? code,
    unit: (code) => units.get(code)?.short ?? units.get(code)?.name ?? code,
    skill: (code) => known.get(code)?.name[lang] ?? code,
    system: (code) => systems.get(code)?.name[lang] ?? code,
  }
}

function paperOf(g: Gathered, name: Names, lang: 'zh' | 'en'): Paper {
  const t = (key: keyof typeof w, values: Record<string, string | number> = {}) => filled(w[key][lang], values)
  const and = lang === 'zh' ? '、' : ', '
  const or = (rows: PaperPart['rows']) => (rows.length > 0 ? rows : [{ label: '', value: t('none') }])
  const days = t('days').split(' ')
  const minutes = g.sums.years.reduce((n, y) => n + y.minutes, 0)
  const times = g.sums.years.reduce((n, y) => n + y.times, 0)
  const group = (kind: EntryKind): PaperPart => ({
    heading: t(kind),
    rows: or(
      g.entries
        .filter((e) => e.kind === kind)
        .map((e) => ({
          label: e.day,
          value: [
            t('entryOf', { words: e.words ?? '', by: e.unitName ? t('by', { unit: e.unitName }) : '' }),
            e.minutes ? t('took', { n: e.minutes }) : '',
          ].join(''),
        })),
    ),
  })
  const { row } = g
  return {
    title: t('title'),
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    lead: [t('note')],
    parts: [
      {
        heading: t('who'),
        rows: [
          { label: t('name'), value: g.name },
          ...(g.born ? [{ label: t('born'), value: g.born }] : []),
          { label: t('number'), value: inThrees(row.number) },
          ...(row.nationalNo ? [{ label: t('nationalNo'), value: row.nationalNo }] : []),
          { label: t('place'), value: g.placeName },
          { label: t('since'), value: row.joinedOn ?? row.appliedOn },
          { label: t('skills'), value: [...row.skills, ...row.languages].map(name.skill).join(and) || t('none') },
          {
            label: t('free'),
            value:
              row.free
                .map((f) => t('freeOf', { day: days[f.day - 1]!, from: clock(f.from), to: clock(f.to) }))
                .join(and) || t('none'),
          },
        ],
      },
      {
        heading: t('served'),
        rows: [
          { label: t('total'), value: t('totalOf', { times, ...long(minutes) }) },
          { label: t('stars'), value: t('starsOf', { n: row.stars }) },
          ...g.lines.map((h) => ({
            label: h.day,
            value: t('lineOf', {
              what: h.restricted ? t('untold') : name.item(h.item),
              unit: h.restricted ? '' : name.unit(h.unit),
              ...long(h.minutes),
            }),
          })),
          ...(times > g.lines.length ? [{ label: '', value: t('latest', { n: g.lines.length }) }] : []),
          ...g.beside.entered.map((e) => ({
            label: t('entered'),
            value: t('enteredOf', { system: name.system(e.system), minutes: e.minutes }),
          })),
        ],
      },
      ...(g.beside.items.length > 0
        ? [
            {
              heading: t('elsewhere'),
              rows: g.beside.items.map((e) => ({
                label: e.day,
                value: t('elsewhereOf', {
                  system: name.system(e.system),
                  number: e.number,
                  minutes: e.minutes,
                  what: e.words ?? '',
                }),
              })),
            },
          ]
        : []),
      group('training'),
      group('commendation'),
      group('evaluation'),
    ],
    page: (n, all) => t('page', { n, of: all }),
    rare: { heading: t('rare'), note: t('rareNote') },
  }
}

async function send(ctx: Ctx, g: Gathered): Promise<undefined> {
  const bytes = await paper(paperOf(g, await namesOf(ctx), ctx.locale))
  ctx.reply.stream(`linli-${g.row.number}-record.pdf`, 'application/pdf', bytes)
  return undefined
}

/** The whole name stands on it: a look that is kept under the person. */
export async function whole(ctx: Ctx, id: string): Promise<undefined> {
  const found = await ctx.act(
    async (tx) => {
      const row = mine(ctx, await oneVolunteer(tx, id), 'volunteers.keep')
      return { row, held: await heldFor(ctx, tx, row.now, 'self', dayOf(ctx.now)) }
    },
    ({ row, held }) => {
      if (!held) throw new Refusal('not-found')
      return {
        writes: [],
        audit: [{ act: 'volunteers.whole-file', subjectKind: 'person', subject: row.now, detail: { volunteer: id } }],
        events: [],
        answer: { row, name: held.name, born: held.born },
      }
    },
  )
  return send(ctx, await ctx.read((tx) => gathered(tx, found.row, found, null), beyondDuty(ctx)))
}

export async function ownWhole(ctx: Ctx, id: string): Promise<undefined> {
  const { row, sight } = await spoken(ctx, id)
  const { name, born } = sight.held
  return send(ctx, await ctx.read((tx) => gathered(tx, row, { name, born }, sight.until), beyondDuty(ctx)))
}
