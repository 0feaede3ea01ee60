/** A paper of a volunteer as it is printed: what counts, in words, with the square that leads to its page. */
import type { Paper } from '../kernel/pdf/index.ts'
import { inThrees } from '../../domain/kernel/refno.ts'
import { paperWords as w } from './paper-words.ts'
import type { PaperLine, PaperRow } from './store/paper-store.ts'

export type Lang = 'zh' | 'en'

export interface OnPaper {
  paper: PaperRow
  lines: readonly PaperLine[]
  name: string
  volunteerNo: string
  nationalNo: string | null
  madeOn: string
  sealedOn: string | null
  item: (code: string) => string
  unit: (code: string) => string
  /** The whole address of its page; null where the installation has none that others reach. */
  address: string | null
}

const filled = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
const long = (minutes: number) => ({ hours: Math.floor(minutes / 60), minutes: minutes % 60 })

export function paperOf(of: OnPaper, lang: Lang): Paper {
  const { paper: p } = of
  const t = (key: keyof typeof w, values: Record<string, string | number> = {}) => filled(w[key][lang], values)
  const unit = p.sealedUnit ? of.unit(p.sealedUnit) : null
  const span = p.from || p.to ? `${p.from ?? t('start')} ${t('until')} ${p.to ?? t('end')}` : t('all')
  return {
    title: t(unit ? 'certificate' : 'record'),
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    lead: [unit ? t('sealedNote', { unit, day: of.sealedOn! }) : t('recordNote')],
    parts: [
      {
        heading: t('about'),
        rows: [
          { label: t('number'), value: inThrees(p.number) },
          { label: t('made'), value: of.madeOn },
          { label: t('name'), value: of.name },
          { label: t('volunteerNo'), value: inThrees(of.volunteerNo) },
          ...(of.nationalNo ? [{ label: t('nationalNo'), value: of.nationalNo }] : []),
          { label: t('span'), value: span },
          { label: t('total'), value: t('totalOf', { times: p.hours.length, ...long(p.minutes) }) },
        ],
      },
      {
        heading: t('each'),
        rows: of.lines.map((l) => ({
          label: l.day,
          value: t('eachOf', {
            what: l.item ? of.item(l.item) : t('untold'),
            unit: of.unit(l.unit),
            ...long(l.minutes),
          }),
        })),
      },
      {
        heading: t('check'),
        rows: [
          { label: '', value: t('checkNote') },
          of.address ? { label: '', value: of.address } : { label: t('checkCode'), value: p.token },
          ...(unit ? [{ label: t('seal'), value: '　'.repeat(12) }] : []),
        ],
      },
    ],
    ...(of.address && { square: { text: of.address, says: t('checkNote') } }),
    page: (n, all) => t('page', { n, of: all }),
    rare: { heading: t('rare'), note: t('rareNote') },
  }
}
