import { Button } from 'antd'
import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import type { WeatherKind } from '../../../domain/duties/checks-api.ts'
import { useRoot } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Radios, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useAllPlaceNames } from '../../places/queries.ts'
import './duties.css'
import { useDutyAct, useSpells, type Spell } from './queries.ts'
import { faultWords, weatherWords, words } from './words.ts'

/** Heat, cold, snow: declared for a place and some days, it adds what plans say. */
export function Weather({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const kind = useWords(weatherWords)
  const root = useRoot()
  const mayAt = useMayAt()
  const f = useFormat()
  const places = useAllPlaceNames()
  const [place, choose] = usePlace(root)
  const spells = useSpells(place)
  const [declaring, setDeclaring] = useState(false)
  const [ending, setEnding] = useState<Spell>()
  const may = mayAt('duties.declare', place)
  const none = <EmptyState icon="calendar" title={t('weatherEmpty')} hint={t('weatherNote')} />
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/duties' }, { name: t('weatherTitle') }]} />
      <PageHead title={t('weatherTitle')} note={t('weatherNote')}>
        {may && <Button onClick={() => setDeclaring(true)}>{t('declare')}</Button>}
      </PageHead>
      <div className="filter-row">
        <span className="filter">
          <PlaceSelect
            id="f-place"
            root={root}
            label={t('place')}
            optional
            value={place === root ? null : place}
            onChange={(path) => choose(path ?? root)}
          />
        </span>
      </div>
      <Answering of={spells} lines={3} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => (
          <ul className="quiet-list">
            {items.map((s) => (
              <li key={s.id}>
                <b>{kind(s.kind)}</b>
                <span>{places.get(s.place)}</span>
                <span>
                  {f.date(s.from)} – {f.date(s.to)}
                </span>
                {mayAt('duties.declare', s.place) && (
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('endEarlyOf', { kind: kind(s.kind) })}
                    onClick={() => setEnding(s)}
                  >
                    {t('endEarly')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {declaring && <Declare place={place} onClose={() => setDeclaring(false)} />}
      {ending && <EndEarly spell={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function Declare({ place, onClose }: { place: string; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const places = useAllPlaceNames()
  const declare = useDutyAct(dutiesApi.declareWeather)
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const start: Pick<Spell, 'kind' | 'from' | 'to'> = { kind: 'snow', from: today, to: today }
  const form = useForm({
    start,
    words: faultWords,
    check: (v) => [
      ...(['from', 'to'] as const).flatMap((path) => (v[path] ? [] : [{ path, code: 'required' }])),
      ...(v.to < v.from ? [{ path: 'to', code: 'day-order' }] : []),
    ],
  })
  const send = async (v: typeof form.values) => {
    const { due } = await declare.mutateAsync({ body: { id, place, ...v } })
    say(t('declared', { n: due }))
  }
  return (
    <FormDialog
      title={`${t('declare')} · ${places.get(place) ?? t('wholeArea')}`}
      note={t('declareNote')}
      form={form}
      okText={t('declare')}
      width={440}
      onClose={onClose}
      onSend={send}
    >
      <Radios
        form={form}
        name="kind"
        label={t('kind')}
        options={(Object.keys(weatherWords) as WeatherKind[]).map((value) => ({
          value,
          label: wordIn(weatherWords[value], lang),
        }))}
      />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('until')} type="date" />
      </div>
    </FormDialog>
  )
}

function EndEarly({ spell, onClose }: { spell: Spell; onClose: () => void }) {
  const t = useWords(words)
  const kind = useWords(weatherWords)
  const say = useDone()
  const end = useDutyAct(dutiesApi.endWeather)
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm({
    start: { to: today },
    words: faultWords,
    check: (v) => (v.to && v.to < spell.to ? [] : [{ path: 'to', code: v.to ? 'day-order' : 'required' }]),
  })
  return (
    <FormDialog
      title={t('endEarlyOf', { kind: kind(spell.kind) })}
      form={form}
      okText={t('save')}
      width={360}
      onClose={onClose}
      onSend={(v) => end.mutateAsync({ params: { id: spell.id }, body: { id, to: v.to } })}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="to" label={t('until')} type="date" first />
    </FormDialog>
  )
}
