import { Button, InputNumber } from 'antd'
import type { HarmSettings, Receiver } from '../../../domain/children/harm.ts'
import { useLanguage } from '../../kit/language.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { Framed } from '../../kit/staff/Fields.tsx'
import type { EditorProps, Names, SettingPart } from '../../kit/staff/settings/part.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { settingWords } from './words.ts'
import './children.css'

function Shown({ value, names }: { value: unknown; names: Names }) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  const { receivers } = value as HarmSettings
  if (receivers.length === 0) return <p>{t('receiversNone')}</p>
  const line = ({ minutes, next }: Receiver) =>
    next.length > 0
      ? t('lineThen', { minutes, next: next.map((u) => names[u] ?? u).join(lang === 'zh' ? '、' : ', ') })
      : t('line', { minutes })
  return <Facts rows={receivers.map((r) => [names[r.unit] ?? r.unit, line(r)])} />
}

/** One line an office: which, within how many minutes, and whom after it. */
function Editor({ form, names }: EditorProps) {
  const t = useWords(settingWords)
  const { receivers } = form.values.value as HarmSettings
  const set = (next: Receiver[]) => form.set({ value: { receivers: next } })
  const change = (at: number, next: Partial<Receiver>) =>
    set(receivers.map((r, i) => (i === at ? { ...r, ...next } : r)))
  const known = Object.entries(names).map(([code, name]) => ({ code, name }))
  return (
    <div className="harm-offices">
      {receivers.map((r, i) => (
        // Lines have no name of their own; none holds anything of itself.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={i} className="harm-office">
          <legend>{t('office', { n: i + 1 })}</legend>
          <Button
            type="text"
            size="small"
            className="harm-remove"
            icon={<Icon name="close" />}
            aria-label={t('removeNo', { n: i + 1 })}
            onClick={() => set(receivers.filter((_, other) => other !== i))}
          >
            {t('remove')}
          </Button>
          <Framed form={form} name={`value.receivers.${i}.unit` as 'value'} label={t('unit')}>
            {({ id, status }) => (
              <UnitSelect
                id={id}
                status={status}
                value={r.unit ? [r.unit] : []}
                onChange={([unit]) => change(i, { unit: unit ?? '' })}
                known={known}
              />
            )}
          </Framed>
          <Framed form={form} name={`value.receivers.${i}.minutes` as 'value'} label={t('minutes')}>
            {(shown) => (
              <InputNumber
                {...shown}
                min={1}
                max={720}
                suffix={t('minutesUnit')}
                value={r.minutes}
                onChange={(minutes) => change(i, { minutes: minutes ?? 1 })}
              />
            )}
          </Framed>
          <Framed form={form} name={`value.receivers.${i}.next` as 'value'} label={t('next')} optional>
            {({ id, status }) => (
              <UnitSelect
                id={id}
                status={status}
                many
                optional
                value={r.next}
                onChange={(next) => change(i, { next })}
                known={known}
              />
            )}
          </Framed>
        </fieldset>
      ))}
      <Button icon={<Icon name="plus" />} onClick={() => set([...receivers, { unit: '', minutes: 30, next: [] }])}>
        {t('add')}
      </Button>
    </div>
  )
}

export const receiversPart: NonNullable<SettingPart['own']> = { Shown, Editor }
