import { UseMode, WantedPer } from '../../../../domain/facilities/schema.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { NumberInput, Pick, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { useDefineKind, type Kind } from '../../queries.ts'
import { modeWords, perWords } from '../../words.ts'
import { faultWords, words } from '../words.ts'
import { useOnce } from '../../../kit/staff/once.ts'

interface Values {
  from: string
  zh: string
  en: string
  use: UseMode
  checkDays: number | null
  per: string[]
  atLeast: number | null
  area: number | null
  minutesPerDay: number | null
  onDaysOff: boolean
  shown: boolean
  closed: boolean
  ground: string
  why: string
}

const valuesOf = (k: Kind): Values => ({
  from: k.from,
  zh: k.name.zh,
  en: k.name.en,
  use: k.use,
  checkDays: k.checkDays,
  per: k.wanted?.per ?? [],
  atLeast: k.wanted?.atLeast ?? 1,
  area: k.wanted?.area ?? null,
  minutesPerDay: k.wanted?.minutesPerDay ?? null,
  onDaysOff: k.wanted?.onDaysOff ?? false,
  shown: k.shown,
  closed: k.closed,
  ground: k.ground,
  why: '',
})

const faultsIn = (v: Values): FieldFault[] => [
  ...(['from', 'zh', 'en', 'ground'] as const).flatMap((path) => (v[path].trim() ? [] : [{ path, code: 'required' }])),
  ...(v.per.length > 0 && !v.atLeast ? [{ path: 'atLeast', code: 'required' }] : []),
  ...(v.onDaysOff && !v.minutesPerDay ? [{ path: 'minutesPerDay', code: 'required' }] : []),
]

/** From the same day it changes what may change; from a later day it is a new definition. */
const definitionOf = ({ version: _, ...k }: Kind, v: Values) => ({
  ...k,
  from: v.from,
  name: { zh: v.zh.trim(), en: v.en.trim() },
  use: v.use,
  checkDays: v.checkDays,
  wanted:
    v.per.length === 0
      ? null
      : {
          per: v.per as WantedPer[],
          atLeast: v.atLeast ?? 1,
          area: v.area,
          minutesPerDay: v.minutesPerDay,
          onDaysOff: v.onDaysOff,
        },
  shown: v.shown,
  closed: v.closed,
  ground: v.ground.trim(),
})

export function EditKind({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
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
      'definition.wanted.': '',
      'definition.wanted': 'from',
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
      <div className="side">
        <Pick
          form={form}
          name="per"
          label={t('per')}
          optional
          many
          options={WantedPer.options.map((value) => ({ value, label: wordIn(perWords[value], lang) }))}
        />
        <NumberInput form={form} name="atLeast" label={t('atLeast')} min={1} max={99} />
      </div>
      <div className="side">
        <NumberInput form={form} name="area" label={t('area')} optional min={1} unit={t('squareMetres')} />
        <NumberInput form={form} name="minutesPerDay" label={t('perDay')} optional min={1} max={1440} />
      </div>
      <Tick form={form} name="onDaysOff" label={t('onDaysOff')} />
      <div className="side">
        <NumberInput form={form} name="checkDays" label={t('checkEvery')} optional min={1} max={400} unit={t('days')} />
        <Pick
          form={form}
          name="use"
          label={t('use')}
          options={UseMode.options.map((value) => ({ value, label: wordIn(modeWords[value], lang) }))}
        />
      </div>
      <TextBox form={form} name="ground" label={t('ground')} rows={2} maxLength={200} />
      <Tick form={form} name="shown" label={t('shown')} />
      <Tick form={form} name="closed" label={t('closedKind')} />
      <TextInput form={form} name="why" label={t('why')} optional maxLength={200} />
    </FormDialog>
  )
}
