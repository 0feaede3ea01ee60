/**
 * The copy of what is held (个保法 §45). One definition for both forms: the data file is the object itself, the paper is its
 * lines, and each line says which part of the object it shows; a test sees to it that none is left out.
 */
import { roles } from '../../domain/accounts/roles.ts'
import type { MyData, MyLook } from '../../domain/rights/mine-api.ts'
import type { Paper } from '../kernel/pdf/index.ts'
import { codes, copyWords as w, type Lang } from './words.ts'

export interface Copy extends MyData {
  made: string
  county: string
  looks: MyLook[]
}

export interface CopyLine {
  label: string
  value: string
  /** Paths in the copy that it shows; a path shows all below it. */
  of: readonly string[]
}

/** Names for codes that the county defines. */
export interface CopyNames {
  care: (code: string) => string
}

const shanghai = (lang: Lang) =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  })

export function copyParts(copy: Copy, lang: Lang, names: CopyNames): { heading: string; lines: CopyLine[] }[] {
  const t = (key: keyof typeof w) => w[key][lang]
  const code = (c: string) => codes[c]?.[lang] ?? c
  const when = (at: string) => shanghai(lang).format(new Date(at))
  const line = (label: string, value: string | null, ...of: string[]): CopyLine => ({
    label,
    value: value ?? t('none'),
    of,
  })
  const joined = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join('，')
  const orNone = (lines: CopyLine[], path: string) => (lines.length > 0 ? lines : [line('', null, path)])
  return [
    {
      heading: t('about'),
      lines: [
        line(t('made'), when(copy.made), 'made'),
        line(t('county'), copy.county, 'county'),
        line(t('as'), code(copy.as), 'as'),
        line(t('agreed'), copy.agreed ? t('yes') : t('no'), 'agreed'),
      ],
    },
    {
      heading: t('held'),
      lines: [
        line(t('person'), copy.person, 'person'),
        line(t('name'), copy.name, 'name'),
        line(t('sex'), code(copy.sex), 'sex'),
        line(t('born'), copy.born, 'born'),
        line(t('phones'), copy.phones.join('、') || null, 'phones'),
        line(t('idNumber'), copy.idNumber, 'idNumber'),
        line(t('home'), copy.home, 'home'),
        line(t('addressNote'), copy.addressNote, 'addressNote'),
      ],
    },
    {
      heading: t('categories'),
      lines: orNone(
        copy.categories.map((c, i) =>
          line(
            names.care(c.category),
            joined(
              `${c.from} ${t('since')}`,
              c.to && `${t('until')} ${c.to}`,
              `${t('source')} ${c.source}`,
              `${t('month')} ${c.month}`,
            ),
            `categories.${i}`,
          ),
        ),
        'categories',
      ),
    },
    {
      heading: t('contacts'),
      lines: orNone(
        copy.contacts.map((c, i) => line(code(c.kind), joined(c.name, c.phone), `contacts.${i}`)),
        'contacts',
      ),
    },
    {
      heading: t('consents'),
      lines: orNone(
        copy.consents.map((a, i) => line(a.name[lang], consentText(a, lang), `consents.${i}`)),
        'consents',
      ),
    },
    {
      heading: t('looks'),
      lines: orNone(
        copy.looks.map((l, i) =>
          line(
            when(l.at),
            joined(
              l.by.map((b) => `${b.where} ${roleName(b.role, lang)}`).join('、') || t('staff'),
              code(l.act),
              l.what.map(code).join('、'),
              l.why && `${t('because')} ${l.why}`,
              `${t('number')} ${l.id}`,
            ),
            `looks.${i}`,
          ),
        ),
        'looks',
      ),
    },
  ]
}

const roleName = (role: string, lang: Lang) => (role in roles ? roles[role as keyof typeof roles][lang] : role)

function consentText(a: Copy['consents'][number], lang: Lang): string {
  const t = (key: keyof typeof w) => w[key][lang]
  const when = (at: string) => shanghai(lang).format(new Date(at))
  const c = a.consent
  const said = c
    ? [
        c.to ? `${t('takenBack')} ${when(c.to)}` : t('agreedTo'),
        `${when(c.from)} ${t('since')}`,
        `${codes[c.speaker]?.[lang]} ${codes[c.channel]?.[lang]}`,
        t('version').replace('{n}', String(c.version)),
        ...c.sensitive.map((s) => a.sensitive.find((x) => x.code === s)?.name[lang] ?? s),
        `${t('number')} ${c.id}`,
      ]
    : [t('notAgreed')]
  return [
    ...said,
    ...(a.outdated ? [t('outdated')] : []),
    ...(a.sensitive.length > 0 ? [`${t('alsoUse')} ${a.sensitive.map((s) => s.name[lang]).join('、')}`] : []),
    a.notice[lang],
    t('version').replace('{n}', String(a.version)),
  ].join('，')
}

export function paperOf(copy: Copy, lang: Lang, names: CopyNames): Paper {
  return {
    title: `${w.title[lang]} ${copy.name}`,
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    lead: [w.lead[lang]],
    parts: copyParts(copy, lang, names).map(({ heading, lines }) => ({ heading, rows: lines })),
    page: (n, of) => w.page[lang].replace('{n}', String(n)).replace('{of}', String(of)),
    rare: { heading: w.rareHeading[lang], note: w.rareNote[lang] },
  }
}
