/**
 * The file a county starts from: its divisions as codes and names, plus the levels that only people here know
 * (`local`) and the grids. Any county of the country has this form; `packs/linkou/divisions.json` is one.
 */
import { z } from 'zod'
import { GridKind, HelpLine, PlaceKind, Point } from './schema.ts'

const node = {
  name: z.string().trim().min(1).max(60),
  /** What it is and is called; guessed from the code when absent (`kindOfCode`). */
  kind: PlaceKind.optional(),
  level: z.string().trim().min(1).max(12).optional(),
  helpLine: HelpLine.optional(),
  /** A ring, closed or not. */
  outline: z.array(Point).min(3).optional(),
}

const gridStep = z.string().regex(/^[0-9a-z-]{1,24}$/, { error: 'place-step' })

/** A grid of a community: number, name, kind; its micro grids below it. */
export const GridEntry = z.strictObject({
  step: gridStep,
  name: z.string().trim().min(1).max(60),
  kind: GridKind.exclude(['micro']).default('base'),
  outline: z.array(Point).min(3).optional(),
  micro: z.array(z.strictObject({ step: gridStep, name: node.name })).default([]),
})
export type GridEntry = z.output<typeof GridEntry>

export const VillageEntry = z.strictObject({
  code: z.string().regex(/^\d{12}$/, { error: 'place-code' }),
  ...node,
  /** Step of the local level of its town it belongs to. */
  in: z.string().optional(),
  grids: z.array(GridEntry).default([]),
})
export type VillageEntry = z.output<typeof VillageEntry>

/** A level between town and community that the national code does not know (办事处, 街道工委). */
export const LocalEntry = z.strictObject({ step: z.string().regex(/^[a-z-]{1,24}$/, { error: 'place-step' }), ...node })
export type LocalEntry = z.output<typeof LocalEntry>

export const TownEntry = z.strictObject({
  code: z.string().regex(/^\d{9}$/, { error: 'place-code' }),
  ...node,
  local: z.array(LocalEntry).default([]),
  children: z.array(VillageEntry),
})
export type TownEntry = z.output<typeof TownEntry>

export const CountyFile = z.strictObject({
  code: z.string().regex(/^\d{6}$/, { error: 'place-code' }),
  ...node,
  city: z.string().default(''),
  province: z.string().default(''),
  source: z.string(),
  /** Everything in it is invented: places, people, numbers. */
  fictional: z.boolean().default(false),
  /** Where the outlines come from; invented ones are shown as such (虚构). */
  outlines: z.enum(['fictional', 'approved']).default('fictional'),
  children: z.array(TownEntry),
})
export type CountyFile = z.output<typeof CountyFile>
