/**
 * A pack is a folder of JSON files, one entry a line, that a county starts from. `pack.json` names the pack and its
 * files; every other file is a list of one kind. A fault is told with file and line, as a clerk with a text editor needs.
 */
import { z } from 'zod'
import { Code } from './schema.ts'

/** Line and column count from 1; `code` is a word key. */
export const PackFault = z.strictObject({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  path: z.string(),
  code: z.string(),
})
export type PackFault = z.output<typeof PackFault>

/** What a file of a pack may hold. */
export const PackKind = z.enum([
  'divisions',
  'estates',
  'landmarks',
  'organisations',
  'categories',
  'items',
  'lists',
  'delegations',
  'templates',
  'rating-reasons',
  'roles',
  'calendar',
  'settings',
])
export type PackKind = z.output<typeof PackKind>

export const Manifest = z.strictObject({
  code: Code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'version' }),
  title: z.string().min(1).max(80),
  about: z.string().max(500),
  /** Packs that must stand first. */
  needs: z.array(Code).default([]),
  files: z.array(z.strictObject({ file: z.string().regex(/^[a-z0-9-]+\.json$/, { error: 'file-name' }), kind: PackKind })),
})
export type Manifest = z.output<typeof Manifest>
