import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Responsible } from '../../../../domain/catalogue/schema.ts'
import { useFault } from '../../../kit/staff/Fields.tsx'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { UnitSelect } from '../../../organisations/UnitSelect.tsx'
import { useUnitNames } from '../../../organisations/queries.ts'
import { kindWords } from '../../../organisations/words.ts'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import { usePlaceNames } from '../../../places/queries.ts'
import { responsibleWords } from '../../words.ts'
import { useItemHere } from '../queries.ts'
import { words } from '../words.ts'
import { itemWords } from '../words/item.ts'
import type { ItemValues } from './values.ts'

/** Who answers, said without naming a place; a place can be tried to see who that is there. */
export function Responsibles({ form, readOnly }: { form: FormState<ItemValues>; readOnly: boolean }) {
  const t = useWords(itemWords)
  const all = useWords(words)
  const { lead, helpers, code } = form.values
  const fault = useFault(form, 'lead')
  return (
    <fieldset className="part">
      <legend>{t('responsible')}</legend>
      <One id="lead" label={t('lead')} value={lead} onChange={(next) => form.set({ lead: next })} />
      {fault && (
        <p className="wrong" role="alert">
          {fault}
        </p>
      )}
      {helpers.map((h, i) => (
        <div key={nth(i)} className="line-row">
          <One
            id={`helper-${i}`}
            label={t('helper', { n: i + 1 })}
            value={h}
            onChange={(next) => form.set({ helpers: helpers.map((x, k) => (k === i ? next : x)) })}
          />
          {!readOnly && (
            <Button
              type="text"
              aria-label={`${all('remove')} ${t('helper', { n: i + 1 })}`}
              icon={<Icon name="close" />}
              onClick={() => form.set({ helpers: helpers.filter((_, k) => k !== i) })}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <p>
          <Button icon={<Icon name="plus" />} onClick={() => form.set({ helpers: [...helpers, { by: 'committee' }] })}>
            {t('addHelper')}
          </Button>
        </p>
      )}
      {code && <TryPlace code={code} />}
    </fieldset>
  )
}

/** Rows have no name of their own: the first stays the first. */
const nth = (i: number) => `row-${i}`

interface OneProps {
  id: string
  label: string
  value: Responsible
  onChange: (value: Responsible) => void
}

function One({ id, label, value, onChange }: OneProps) {
  const t = useWords(itemWords)
  const lang = useLanguage()
  const nameOf = useUnitNames()
  const choose = (by: Responsible['by']) => {
    if (by === 'body') onChange({ by, code: '' })
    else if (by === 'place') onChange({ by, kind: 'community-committee' })
    else onChange({ by })
  }
  return (
    <div className="side">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <Select
          id={id}
          value={value.by}
          onChange={choose}
          popupMatchSelectWidth={false}
          options={Object.entries(responsibleWords).map(([by, word]) => ({
            value: by as Responsible['by'],
            label: wordIn(word, lang),
          }))}
        />
      </div>
      {value.by === 'body' && (
        <div className="field">
          <label htmlFor={`${id}-body`}>{t('byBody')}</label>
          <UnitSelect
            id={`${id}-body`}
            known={value.code ? [{ code: value.code, name: nameOf(value.code) }] : []}
            value={value.code ? [value.code] : []}
            onChange={([code]) => onChange({ by: 'body', code: code ?? '' })}
          />
        </div>
      )}
      {value.by === 'place' && (
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('byKind')}</label>
          <Select
            id={`${id}-kind`}
            showSearch={{ optionFilterProp: 'label' }}
            value={value.kind}
            onChange={(kind) => onChange({ by: 'place', kind })}
            options={Object.entries(kindWords).map(([kind, word]) => ({
              value: kind as typeof value.kind,
              label: wordIn(word, lang),
            }))}
          />
        </div>
      )}
    </div>
  )
}

/** Who that is in a place, by the version that is saved. */
function TryPlace({ code }: { code: string }) {
  const t = useWords(itemWords)
  const [place, setPlace] = useState<string | null>(null)
  const names = usePlaceNames(place !== null)
  const { data } = useItemHere(place ? code : '', place ?? undefined)
  const where = place ? (names.get(place) ?? place) : ''
  const units = data ? [data.leadHere, ...data.helpersHere].flatMap((u) => (u ? [u.name] : [])) : []
  return (
    <div className="field">
      <label htmlFor="try-place">{t('hereTry')}</label>
      <PlaceSelect id="try-place" optional value={place} onChange={setPlace} />
      {data && place && (
        <p className="hint" role="status">
          {units.length > 0 ? t('here', { place: where, unit: units.join(' · ') }) : t('hereNone', { place: where })}
        </p>
      )}
    </div>
  )
}
