/** A team's year as a file: every promise with its windows, or the evaluation with what residents said. Numbers only, so nobody is named. */
import type { Received } from '../../domain/kernel/api.ts'
import type { evaluationApi } from '../../domain/teams/evaluation-api.ts'
import type { Evaluation, Figures } from '../../domain/teams/evaluation.ts'
import type { QuotaYear } from '../../domain/teams/year.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Cell } from '../kernel/csv.ts'
import { takeOut } from '../kernel/out/take-out.ts'
import { closedOf, figuresOf, named } from './evaluating.ts'
import { outWords } from './out-words.ts'
import { year as yearOf } from './years.ts'

type Words = (typeof outWords)['zh'] | (typeof outWords)['en']

const yearRows = (w: Words, quotas: readonly QuotaYear[], lang: 'zh' | 'en'): Cell[][] =>
  quotas.flatMap(({ quota: q, cells }) =>
    cells.map((c) => [
      q.name[lang],
      w.scopes[q.scope],
      w.periods[q.period],
      c.from,
      c.to,
      c.have,
      c.want,
      c.of ?? c.units,
      c.kept,
      c.apart,
      w.states[c.standing],
    ]),
  )

/** A line that is a number, or words. */
const line = (of: string, value: Cell): Cell[] => [of, null, null, value, null, null, null, null, null, null]

function evaluationRows(w: Words, figures: Figures, last: Evaluation | undefined, lang: 'zh' | 'en'): Cell[][] {
  const { survey, ratings, asked } = figures.voices
  const v = w.voices
  return [
    ...figures.quotas.map((q) => [
      q.name[lang],
      w.scopes[q.scope],
      w.periods[q.period],
      q.have,
      q.want,
      q.of,
      q.apart,
      q.windows,
      q.met,
      w.states[q.standing],
    ]),
    line(v.good, survey.good),
    line(v.fair, survey.fair),
    line(v.poor, survey.poor),
    line(v.rated, ratings.good),
    line(v.bad, ratings.poor),
    line(v.asked, asked.all),
    line(v.content, asked.content),
    line(w.said, last ? last.said : w.open),
    ...(last ? [line(w.version, last.version)] : []),
    ...(last?.why ? [line(w.why, last.why)] : []),
  ]
}

export async function yearFile(
  ctx: Ctx,
  id: string,
  { year, of, ...asked }: Received<Api>['body'],
): Promise<undefined> {
  const team = await named(ctx, id)
  const w = outWords[ctx.locale]
  // A team serves several communities and belongs to none of them.
  const whole: Ctx = { ...ctx, act: (load, decide) => ctx.act(load, decide, beyondDuty(ctx)) }
  const rows = async (): Promise<Cell[][]> => {
    if (of === 'year') return yearRows(w, (await yearOf(ctx, id, year)).quotas, ctx.locale)
    const [last] = await closedOf(ctx, id, year)
    return evaluationRows(w, last?.figures ?? (await figuresOf(ctx, id, year)), last, ctx.locale)
  }
  return takeOut<Cell[]>(whole, {
    asked,
    act: 'teams.year-file',
    kind: 'team-year',
    place: `${ctx.county.code}/`,
    profile: null,
    clear: false,
    narrowed: { team: id, year, of },
    title: of === 'year' ? w.year(team.name, year) : w.evaluation(team.name, year),
    head: of === 'year' ? w.yearHead : w.evaluationHead,
    page: async () => ({ items: await rows() }),
    cells: (row) => row,
    subject: () => null,
  })
}

type Api = (typeof evaluationApi)['yearFile']
