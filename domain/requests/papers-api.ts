/** Sentences about the papers of a matter, and about its whole file when it is finished. */
import { z } from 'zod'
import { act, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Code } from '../catalogue/schema.ts'
import { one } from './act-routes.ts'
import { PaperForm } from './papers.ts'

export const papersApi = {
  papers: read('/requests/:request/papers', {
    may: 'requests.read',
    summary: 'What may be printed of a matter: each paper of the county, and whether there is anything on it yet',
    params: one,
    answer: z.strictObject({
      items: z.array(z.strictObject({ code: Code, name: z.string(), ready: z.boolean() })),
    }),
  }),
  'paper-print': act('POST', '/requests/:request/print', {
    may: 'requests.read',
    summary: 'A paper on one sheet (PDF, DOCX), with what the page shows; who printed it is kept',
    params: one,
    media: 'stream',
    body: z.strictObject({
      id: Id,
      paper: Code,
      form: PaperForm,
      /** With this link as a square to scan; on the page to print alone. */
      link: Id.optional(),
    }),
    answer: z.unknown(),
  }),
  'paper-archive': act('POST', '/requests/:request/archive', {
    may: 'requests.export',
    summary: 'A finished matter as one archive: papers, acts and evidence, readable without this system',
    stepUp: true,
    params: one,
    media: 'stream',
    body: z.strictObject({ id: Id, why: z.string().trim().min(2).max(200) }),
    answer: z.unknown(),
  }),
}
