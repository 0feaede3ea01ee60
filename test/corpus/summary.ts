/** What a file of the corpus came to, in lines a person can check. */
import path from 'node:path'
import { readPeople, type PeopleEvent } from '../../domain/people/import/file.ts'
import type { Use } from '../../domain/people/import/header.ts'
import type { PersonRow } from '../../domain/people/import/rows.ts'
import type { Vocabulary } from '../../domain/people/import/vocabulary.ts'
import type { SheetEvent } from '../../domain/kernel/sheet.ts'
import { Refusal } from '../../domain/kernel/errors.ts'

/** @param events of a reader of sheets, which may refuse midway */
export async function summary(name: string, events: AsyncIterable<SheetEvent>, words: Vocabulary): Promise<string> {
  const lines: string[] = []
  try {
    for await (const event of readPeople(told(events, lines), {
      words,
      thisYear: 2026,
      fileName: path.basename(name),
    })) {
      lines.push(...linesOf(event))
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    lines.push(`REFUSED ${error.code} ${error.more.reason}`)
  }
  return `${lines.join('\n')}\n`
}

async function* told(events: AsyncIterable<SheetEvent>, lines: string[]): AsyncGenerator<SheetEvent> {
  for await (const event of events) {
    if (event.is === 'file') lines.push(`FILE ${event.kind}${event.encoding ? ` ${event.encoding}` : ''}`)
    yield event
  }
}

function linesOf(event: PeopleEvent): string[] {
  if (event.is === 'people') {
    const sealed = event.sealed.map(
      (s) => `  SEALED row ${s.at} ${s.kinds.join(' ')} ${s.name ?? ''} ${s.idNumber ?? ''}`,
    )
    return [...event.people.map(personLine), ...sealed]
  }
  if (event.is === 'end') {
    const { rows, people, refused, doubtful, sealed, skipped } = event.counts
    const passed = Object.entries(skipped).map(([why, n]) => `${why} ${n}`)
    return [
      `END rows ${rows}, people ${people}, refused ${refused}, doubtful ${doubtful}, sealed ${sealed}${passed.length ? `; passed over: ${passed.join(', ')}` : ''}`,
    ]
  }
  return sheetLines(event)
}

function sheetLines({ head, judged }: Extract<PeopleEvent, { is: 'sheet' }>): string[] {
  const title = `SHEET ${head.index}${head.name ? ` "${head.name}"` : ''}${head.hidden ? ' hidden' : ''}`
  if (judged.is === 'refused') return [`${title}: refused, ${judged.why} ${judged.columns.join(' | ')}`.trimEnd()]
  if (judged.is === 'other') return [`${title}: ${judged.about}, template ${judged.template}`]
  if (judged.is === 'form') {
    return [
      `${title}: form ${about(judged.context, judged.template)}`,
      ...judged.form.labels.map((l) => columnLine(l.header, l.use)),
    ]
  }
  if (judged.is !== 'table') return [`${title}: ${judged.is}`]
  const { header, columns, members, context } = judged.layout
  const where = header ? `header ${header.first}–${header.last}` : 'no header'
  return [
    `${title}: table ${where}${members.length ? `, ${members.length} members a row` : ''} ${about(context, judged.template)}`,
    ...columns.map((c) => columnLine(c.header, c.use)),
  ]
}

const about = (context: { category: string | null; month: string | null }, template: number | null) =>
  [context.category ?? '–', context.month ?? '–', template === null ? '' : `template ${template}`].join(' ').trim()

function columnLine(header: string, use: Use): string {
  const said =
    use.is === 'field'
      ? `${use.field}${use.sure ? '' : ' ?'}`
      : use.is === 'tick'
        ? `tick ${use.category}${use.sure ? '' : ' ?'}`
        : use.is === 'dropped'
          ? `DROPPED ${use.why}`
          : use.is === 'sealed'
            ? `SEALED ${use.kind}`
            : use.is
  return `  [${header.replaceAll('\n', '⏎')}] ${said}`
}

function personLine({ at, part, values, categories, household, faults, doubts }: PersonRow): string {
  const said = Object.entries(values).map(
    ([field, value]) => `${field}=${Array.isArray(value) ? value.join('+') : String(value).replaceAll('\n', '⏎')}`,
  )
  const cares = categories.map((c) => `${c.code}${c.unsure ? '?' : ''}(${c.by})`)
  const issues = [
    ...faults.map((f) => `!${f.code}@${f.column ?? 'row'}`),
    ...doubts.map((d) => `~${d.code}@${d.column ?? 'row'}`),
  ]
  return [
    `  row ${at}${part ? `.${part}` : ''}`,
    ...said,
    ...cares,
    ...(household ? [`household ${household}`] : []),
    ...issues,
  ].join(' · ')
}
