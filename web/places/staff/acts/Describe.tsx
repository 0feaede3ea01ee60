import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import { GridKind, UrbanClass } from '../../../../domain/places/schema.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { NumberInput, Pick, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { outlineText, pointText, readOutline, readPoint } from '../outline.ts'
import { useMapAct, type View } from '../queries.ts'
import { gridKindWords, words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import type { ActProps } from './Acts.tsx'
import { datedFaults, DatedFields, needed, useDated, type DatedValues } from './dated.tsx'

interface Values extends DatedValues {
  level: string
  helpLine: string
  code: string
  urbanClass: string | null
  gridKind: string | null
  sort: number
  centre: string
  outline: string
  fictional: boolean
}

const startOf = (place: View): Omit<Values, keyof DatedValues> => ({
  level: place.level,
  helpLine: place.helpLine ?? '',
  code: place.code ?? '',
  urbanClass: place.urbanClass,
  gridKind: place.gridKind,
  sort: place.sort,
  centre: pointText(place.centre),
  outline: outlineText(place.outline),
  fictional: place.fictional,
})

function drawnFaults({ centre, outline }: Values): FieldFault[] {
  const read = readOutline(outline)
  return [
    ...(readPoint(centre) === undefined ? [{ path: 'centre', code: 'point' }] : []),
    ...(typeof read === 'number' ? [{ path: 'outline', code: 'outline-line', params: { n: read } }] : []),
  ]
}

/** What is no name: how the level is called, help-line, code, class, where it lies. Only what changed is sent. */
export function Describe({ place, onClose }: ActProps) {
  const t = useWords(actWords)
  const all = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const describe = useMapAct(placesApi.describe)
  const { id, start } = useDated()
  const before = startOf(place)
  const form = useForm<Values>({
    start: { ...start, ...before },
    words: placeFaultWords,
    check: (v) => [...needed(v, 'level'), ...drawnFaults(v), ...datedFaults(v)],
  })
  const send = (v: Values) => {
    const differs = (name: keyof typeof before) => v[name] !== before[name]
    return describe.mutateAsync({
      body: {
        id,
        day: v.day,
        why: v.why.trim(),
        path: place.path,
        ...(differs('level') && { level: v.level.trim() }),
        ...(differs('helpLine') && { helpLine: v.helpLine.trim() || null }),
        ...(differs('code') && { code: v.code.trim() || null }),
        ...(differs('urbanClass') && { urbanClass: v.urbanClass as never }),
        ...(differs('gridKind') && { gridKind: v.gridKind as never }),
        ...(differs('sort') && { sort: v.sort }),
        ...(differs('centre') && { centre: readPoint(v.centre)! }),
        ...(differs('outline') && { outline: readOutline(v.outline) as never }),
        ...(differs('fictional') && { fictional: v.fictional }),
      },
    })
  }
  return (
    <FormDialog
      title={t('describe')}
      form={form}
      okText={t('describe')}
      width={600}
      onClose={onClose}
      onSend={send}
      onSent={() => say(all('saved'))}
    >
      <div className="side">
        <TextInput form={form} name="helpLine" label={t('helpLine')} type="tel" optional maxLength={20} first />
        <TextInput form={form} name="level" label={t('level')} hint={t('levelHint')} maxLength={12} />
      </div>
      <div className="side">
        <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} optional maxLength={15} />
        <NumberInput form={form} name="sort" label={t('sort')} min={0} max={99_999} />
      </div>
      <div className="side">
        <Pick
          form={form}
          name="urbanClass"
          label={t('urbanClass')}
          optional
          options={UrbanClass.options.map((value) => ({ value, label: value }))}
        />
        {place.gridKind && place.gridKind !== 'micro' && (
          <Pick
            form={form}
            name="gridKind"
            label={t('gridKind')}
            options={GridKind.exclude(['micro']).options.map((value) => ({
              value,
              label: wordIn(gridKindWords[value], lang),
            }))}
          />
        )}
      </div>
      <TextInput form={form} name="centre" label={t('centre')} hint={t('centreHint')} optional maxLength={40} />
      <TextBox form={form} name="outline" label={t('outline')} hint={t('outlineHint')} optional rows={3} />
      <Tick form={form} name="fictional" label={t('fictional')} />
      <DatedFields form={form} />
    </FormDialog>
  )
}
