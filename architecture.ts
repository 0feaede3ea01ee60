/**
 * The house as data: three floors, and on each the same rooms in the same order.
 * `architecture.test.ts` reads every import of the project and compares it with this file.
 */

/** From top to bottom: a room may use the rooms above it, on its own floor or on the floor below. */
export const rooms = [
  'kernel',
  'places',
  'accounts',
  'people',
  'organisations',
  'catalogue',
  'facilities',
  'records',
  'requests',
  'rights',
  'demands',
  'duties',
  'children',
  'volunteers',
  'teams',
  'activities',
  'timebank',
  'neighbours',
  'forms',
  'notices',
  'indicators',
] as const

/** `web` and `server` stand on `domain`; they never see each other. */
export const floors = {
  domain: { mayUse: ['domain'], packages: ['zod', 'chinese-days', 'tyme4ts', 'pinyin-pro', 'ajv', 'ajv-formats'] },
  server: {
    mayUse: ['domain', 'server'],
    packages: [
      'zod',
      'fastify',
      '@fastify/cookie',
      '@fastify/helmet',
      '@fastify/multipart',
      '@fastify/rate-limit',
      '@fastify/static',
      'pg',
      'pg-boss',
      'pg-connection-string',
      'pino',
      'prom-client',
      '@node-rs/argon2',
      'otpauth',
      'openid-client',
      '@simplewebauthn/server',
      'sharp',
      'file-type',
      'nodemailer',
      '@e965/xlsx',
      'htmlparser2',
      'yauzl',
      'yazl',
      'pdfkit',
      'qr',
      'highs',
      'docx',
    ],
  },
  web: {
    mayUse: ['domain', 'web'],
    packages: ['zod', 'react', 'react-dom', 'antd', 'pinyin-pro', 'qr', 'dexie', '@simplewebauthn/browser'],
  },
} as const

export type Floor = keyof typeof floors

/** Folders of `web/` that are no rooms: the kit knows no nouns, the shells only compose rooms. */
export const webKit = 'kit'
export const shells = ['resident', 'field', 'staff'] as const

/** Lines a file may have. Split by concept when it grows, never into `utils2`. */
export const limits = { source: 400, test: 600, sql: 600, median: 90 } as const

/** A server room is entered by this file alone; the kernel is a toolbox and open. */
export const serverDoor = 'index.ts'

/** What one web room may take from another: its questions, its words, its screens. The kit is open. */
export const webDoors = ['queries.ts', 'words.ts', 'Screen.tsx'] as const

/** SQL stands in `store.ts` (or `store/…`, `…-store.ts`) of a room; in the kernel also in these folders. */
export const kernelSqlFolders = [
  'db',
  'pg',
  'audit',
  'outbox',
  'jobs',
  'texts',
  'restricted',
  'definitions',
  'ledger',
] as const

/** `server/migrations/0007_requests_acts.sql`: the second part names the room that owns what is created. */
export const migrationsFolder = 'server/migrations'
