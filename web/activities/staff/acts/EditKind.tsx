import type { ActivityKind } from '../../../../domain/activities/kinds.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { NumberInput, Pick, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { useDefineKind, useThemes, type Kind } from '../../queries.ts'
import { faultWords, words } from '../words.ts'

interface Values {
  from: string
  zh: string
  en: string
  themes: string[]
  capacity: boolean
  age: number | null
  share: number | null
  freeDays: number | null
  loudFrom: string
  loudTo: string
  minutes: boolean
  shown: boolean
  closed: boolean
  ground: string
  why: string
}

const two = (n: number) => String(n).padStart(2, '0')
const clockOf = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
const minutesOf = (clock: string) => clock.split(':').reduce((sum, n) => sum * 60 + Number(n), 0)

const valuesOf = (k: Kind): Values => ({
  from: k.from,
  zh: k.name.zh,
  en: k.name.en,
  themes: k.themes,
  capacity: k.capacity,
  age: k.elders?.age ?? null,
  share: k.elders?.share ?? null,
  freeDays: k.elders?.freeDays ?? null,
  loudFrom: k.loud ? clockOf(k.loud.from) : '',
  loudTo: k.loud ? clockOf(k.loud.to) : '',
  minutes: k.minutes,
  shown: k.shown,
  closed: k.closed,
  ground: k.ground,
  why: '',
})

const halfSaid = (...values: unknown[]) =>
  values.some((v) => v !== null && v !== '') && values.some((v) => v === null || v === '')

const faultsIn = (v: Values): FieldFault[] => [
  ...(['from', 'zh', 'en', 'ground'] as const).flatMap((path) => (v[path].trim() ? [] : [{ path, code: 'required' }])),
  ...(halfSaid(v.age, v.share, v.freeDays) ? [{ path: 'age', code: 'required' }] : []),
  ...(halfSaid(v.loudFrom, v.loudTo) ? [{ path: 'loudTo', code: 'required' }] : []),
]

/** From the same day it changes what may change; from a later day it is a new definition. */
const definitionOf = ({ version: _, ...k }: Kind, v: Values): ActivityKind => ({
  ...k,
  from: v.from,
  name: { zh: v.zh.trim(), en: v.en.trim() },
  themes: v.themes,
  capacity: v.capacity,
  elders: v.age === null ? null : { age: v.age, share: v.share ?? 1, freeDays: v.freeDays ?? 0 },
  loud: v.loudFrom ? { from: minutesOf(v.loudFrom), to: minutesOf(v.loudTo) } : null,
  minutes: v.minutes,
  shown: v.shown,
  closed: v.closed,
  ground: v.ground.trim(),
})

export function EditKind({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const themes = useThemes()
  const define = useDefineKind()
  const { id } = useOnce()
  const form = useForm<Values>({ start: valuesOf(kind), words: faultWords, check: faultsIn })
  const send = (v: Values) => {
    const body = {
      id,
      base: v.from === kind.from ? kind.version : 0,
      definition: definitionOf(kind, v),
      ...(v.why.trim() && { why: v.why.trim() }),
    }
    const fields = {
      'definition.name.': '',
      'definition.elders.': '',
      'definition.elders': 'age',
      'definition.loud.to': 'loudTo',
      'definition.loud': 'loudTo',
      'definition.': '',
    }
    return at(fields, () => define.mutateAsync({ params: { code: kind.code }, body }))
  }
  return (
    <FormDialog
      title={`${t('edit')} · ${kind.name[lang]}`}
      note={t('kindsNote')}
      form={form}
      okText={t('edit')}
      width={640}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="from" label={t('since')} hint={t('sinceHint')} type="date" first />
      <div className="side">
        <TextInput form={form} name="zh" label={t('nameZh')} maxLength={30} />
        <TextInput form={form} name="en" label={t('nameEn')} maxLength={60} />
      </div>
      <Pick
        form={form}
        name="themes"
        label={t('theme')}
        optional
        many
        options={themes.all.map((x) => ({ value: x.code, label: themes.name(x.code) }))}
      />
      <Tick form={form} name="capacity" label={t('needCapacity')} />
      <div className="side">
        <NumberInput form={form} name="age" label={t('eldersAge')} hint={t('eldersHint')} optional min={50} max={100} />
        <NumberInput form={form} name="share" label={t('eldersShare')} optional min={1} max={100} />
        <NumberInput form={form} name="freeDays" label={t('eldersDays')} optional min={0} max={30} />
      </div>
      <div className="side">
        <TextInput form={form} name="loudFrom" label={t('loudFrom')} type="time" optional />
        <TextInput form={form} name="loudTo" label={t('loudTo')} type="time" optional />
      </div>
      <Tick form={form} name="minutes" label={t('needMinutes')} />
      <TextBox form={form} name="ground" label={t('ground')} rows={2} maxLength={200} />
      <Tick form={form} name="shown" label={t('shown')} />
      <Tick form={form} name="closed" label={t('closedKind')} />
      <TextInput form={form} name="why" label={t('why')} optional maxLength={200} />
    </FormDialog>
  )
}
