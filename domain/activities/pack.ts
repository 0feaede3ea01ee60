/** Kinds of activity and themes of a pack: read, and each fault told with file and line. */
import { z } from 'zod'
import { emptyForm } from '../catalogue/form.ts'
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Day } from '../places/schema.ts'
import { ActivityKind, ActivityTheme, kindFaults } from './kinds.ts'
import { Planned } from './schema.ts'

type Files = Readonly<Record<string, string>>
const { shape } = ActivityKind
const from = Day.default('2000-01-01')

/** As a pack writes it: what is usual is left out. */
export const KindLine = ActivityKind.omit({ sort: true }).extend({
  from,
  mode: shape.mode.default('on-site'),
  joining: shape.joining.default('open'),
  capacity: shape.capacity.default(false),
  elders: shape.elders.default(null),
  criteria: shape.criteria.default([]),
  themes: shape.themes.default([]),
  loud: shape.loud.default(null),
  pictures: shape.pictures.default('some'),
  minutes: shape.minutes.default(false),
  watch: shape.watch.default(false),
  contest: shape.contest.default(false),
  pledges: shape.pledges.default([]),
  goods: shape.goods.default([]),
  checklist: shape.checklist.default([]),
  form: shape.form.default(emptyForm),
  closing: shape.closing.default(emptyForm),
  shown: shape.shown.default(true),
  closed: shape.closed.default(false),
})

export const kindLines = (files: Files) =>
  definitionLines(files, 'activity-kinds', KindLine, { faults: (line) => kindFaults({ ...line, sort: 0 }) })

const ThemeLine = ActivityTheme.omit({ sort: true }).extend({ from, closed: ActivityTheme.shape.closed.default(false) })

export const themeLines = (files: Files) => definitionLines(files, 'activity-themes', ThemeLine)

/** An activity for demonstration, so many days after it is brought; its room is one of the same place, by name. */
export const DemoLine = Planned.omit({ facility: true, from: true, to: true, why: true }).extend({
  words: Planned.shape.words.default(''),
  facility: z.string().nullable().default(null),
  spot: Planned.shape.spot.default(''),
  capacity: Planned.shape.capacity.default(null),
  themes: Planned.shape.themes.default([]),
  form: Planned.shape.form.default({}),
  days: z.int().min(0).max(60),
  /** `09:00-11:00` */
  time: z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/, { error: 'hours' }),
  published: z.boolean().default(true),
})
export type DemoLine = z.output<typeof DemoLine>

export const demoLines = (files: Files) =>
  definitionLines(files, 'activities', DemoLine, {
    twice: { key: (a: DemoLine) => `${a.place} ${a.title}`, path: 'title', code: 'name-twice' },
  })
